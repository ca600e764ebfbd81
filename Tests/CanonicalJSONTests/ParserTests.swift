import CanonicalJSON
import Testing

@Suite("Parsing JSON")
struct ParserTests {
    @Test("reads every kind of value, with the members in their order")
    func values() throws {
        let text = " { \"b\" : [ 1 , -2.5 , true , false , null , \"x\" ] ,\r\n\t\"a\" : { } , \"c\" : [ ] } "
        let value = try JSON(parsing: text)
        #expect(
            value
                == .object([
                    .init("b", [1, .number("-2.5"), true, false, nil, "x"]), .init("a", .object([])), .init("c", []),
                ]))
        #expect(value["b"]?.array?.count == 6)
        #expect(value["d"] == nil)
        #expect(try JSON(parsing: "\"only a string\"").string == "only a string")
        #expect(try JSON(parsing: "null").isNull)
    }

    @Test("gives a value only as the kind it is")
    func accessors() {
        #expect(JSON.number("2.5").int == nil)
        #expect(JSON.number("25").int == 25)
        #expect(JSON.string("25").int == nil)
        #expect(JSON.bool(true).string == nil)
        #expect(JSON.string("true").bool == nil)
        #expect(JSON.array([])["a"] == nil)
        #expect(JSON.optional(nil) == .null)
        #expect(JSON.optional("a") == "a")
        #expect(JSON.int(Int64.min) == .number("-9223372036854775808"))
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let text: String
        let reason: JSONError.Reason
        let offset: Int

        init(_ text: String, _ reason: JSONError.Reason, _ offset: Int) { (self.text, self.reason, self.offset) = (text, reason, offset) }

        var testDescription: String { "\(text.prefix(40)) → \(reason) at \(offset)" }
    }

    static let refusals: [Refusal] = [
        Refusal("", .unexpectedEnd, 0), Refusal("  ", .unexpectedEnd, 2), Refusal("{", .unexpectedEnd, 1), Refusal("[1", .unexpectedEnd, 2),
        Refusal("{\"a\"", .unexpectedEnd, 4), Refusal("\"abc", .unexpectedEnd, 4), Refusal("tru", .unexpectedEnd, 3),
        Refusal("\"\\", .unexpectedEnd, 2),
        Refusal("\"\\u12", .unexpectedEnd, 5),
        Refusal("\u{FEFF}{}", .unexpectedByte, 0), Refusal("nul!", .unexpectedByte, 3), Refusal("True", .unexpectedByte, 0),
        Refusal("'a'", .unexpectedByte, 0), Refusal("{a:1}", .unexpectedByte, 1), Refusal("[1 2]", .unexpectedByte, 3),
        Refusal("[1,]", .unexpectedByte, 3), Refusal("{\"a\":1,}", .unexpectedByte, 7), Refusal("{\"a\" 1}", .unexpectedByte, 5),
        Refusal("+1", .unexpectedByte, 0), Refusal(".5", .unexpectedByte, 0), Refusal("NaN", .unexpectedByte, 0), Refusal("// a", .unexpectedByte, 0),
        Refusal("1 2", .trailingText, 2), Refusal("{} {}", .trailingText, 3), Refusal("0x10", .trailingText, 1),
        Refusal("null\u{0}", .trailingText, 4),
        Refusal("01", .badNumber, 0), Refusal("-", .badNumber, 0), Refusal("-01", .badNumber, 0), Refusal("1.", .badNumber, 2),
        Refusal("1e5", .badNumber, 0), Refusal("[1E5]", .badNumber, 1), Refusal("1.5e0", .badNumber, 0),
        Refusal("1234567890123456", .badNumber, 0), Refusal("1.234567890123456", .badNumber, 0), Refusal("-.5", .badNumber, 0),
        Refusal("\"a\nb\"", .controlCharacter, 2), Refusal("\"\u{0}\"", .controlCharacter, 1), Refusal("\"\u{1F}\"", .controlCharacter, 1),
        Refusal("\"\\x\"", .badEscape, 3), Refusal("\"\\u12G4\"", .badEscape, 5), Refusal("\"\\u0000\"", .badEscape, 7),
        Refusal("\"\\uDC00\"", .badEscape, 7), Refusal("\"\\uD800\\u0041\"", .badEscape, 13), Refusal("\"\\uD800\\uD800\"", .badEscape, 13),
        Refusal("\"\\uD800\"", .unexpectedByte, 7), Refusal("\"\\uD83Dx\"", .unexpectedByte, 7), Refusal("\"\\U0041\"", .badEscape, 3),
        Refusal("{\"a\":1,\"b\":2,\"a\":3}", .duplicateKey("a"), 13), Refusal("[{\"\":1,\"\":1}]", .duplicateKey(""), 7),
        Refusal("{\"a\":1,\"\\u0061\":2}", .duplicateKey("a"), 7),
        Refusal(String(repeating: "[", count: 18), .tooDeep, 17),
        Refusal(String(repeating: "{\"a\":", count: 17) + "1", .tooDeep, 85),
    ]

    @Test("refuses what is not JSON, or what readers would disagree about, with the reason and the byte", arguments: refusals)
    func refused(_ refusal: Refusal) {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: refusal.text) }
        #expect(error?.reason == refusal.reason)
        #expect(error?.offset == refusal.offset)
    }

    @Test(
        "refuses bytes that are not UTF-8",
        arguments: [
            [0x22, 0xE5, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFF, 0xFE, 0x7B, 0x00], [0x22, 0xC3, 0x22],
        ] as [[UInt8]])
    func notUTF8(_ bytes: [UInt8]) {
        #expect(#expect(throws: JSONError.self) { try JSON(parsing: bytes) }?.reason == .notUTF8)
    }

    @Test("nests sixteen levels below the outermost, and hostile depth never reaches the stack")
    func depth() throws {
        let deepest = String(repeating: "[", count: 17) + String(repeating: "]", count: 17)
        #expect(try JSON(parsing: deepest).canonical == deepest)
        #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test(
        "keeps numbers as decimal text, normalised",
        arguments: [
            ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("0.5", "0.5"), ("-0.50", "-0.5"), ("10", "10"), ("1.0", "1"), ("100.100", "100.1"),
            ("123456789012345", "123456789012345"), ("-123456789012345", "-123456789012345"), ("12345678.9012345", "12345678.9012345"),
        ])
    func numbers(_ text: String, _ kept: String) throws { #expect(try JSON(parsing: text) == .number(kept)) }

    @Test(
        "reads every escape, and pairs of surrogates as one character",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"), (#""\u00e5\u00C4ö""#, "åÄö"), (#""\uD83D\uDE00""#, "😀"),
            (#""\uFFFF\u0001""#, "\u{FFFF}\u{01}"),
            ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""a\u0062c""#, "abc"),
        ])
    func escapes(_ text: String, _ value: String) throws { #expect(try JSON(parsing: text) == .string(value)) }
}
