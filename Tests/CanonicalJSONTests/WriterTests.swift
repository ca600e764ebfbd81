import CanonicalJSON
import Testing

@Suite("Writing JSON")
struct WriterTests {
    @Test("the canonical form sorts members at every level, and the plain one keeps their order")
    func order() throws {
        let value: JSON = ["b": 1, "a": ["z": nil, "A": true, "": [["y": 1, "x": 2]]], "10": 0, "1": 0]
        #expect(value.canonical == #"{"1":0,"10":0,"a":{"":[{"x":2,"y":1}],"A":true,"z":null},"b":1}"#)
        #expect(value.text == #"{"b":1,"a":{"z":null,"A":true,"":[{"y":1,"x":2}]},"10":0,"1":0}"#)
        #expect(JSON.array([3, 1, 2]).canonical == "[3,1,2]")
    }

    @Test("white space, member order and escapes in the source do not reach the canonical form")
    func sameValue() throws {
        let one = try JSON(parsing: #"{"a":"\u00e5\/\u0041","b":1.50}"#)
        let other = try JSON(parsing: " {\n\"b\": 1.5, \"a\": \"å/A\" } ")
        #expect(one.canonical == other.canonical)
        #expect(one.canonical == #"{"a":"å/A","b":1.5}"#)
    }

    /// RFC 8785, 3.2.2.2: the short escapes where there are any, lower-case hex for other controls, everything else as itself.
    @Test(
        "escapes only what RFC 8785 escapes",
        arguments: [
            ("\"\\/", #""\"\\/""#), ("\u{08}\t\n\u{0C}\r", #""\b\t\n\f\r""#), ("\u{00}\u{01}\u{0B}\u{1F}", #""\u0000\u0001\u000b\u001f""#),
            ("\u{7F}\u{80}\u{2028}åäö€😀", "\"\u{7F}\u{80}\u{2028}åäö€😀\""), ("</script>", "\"</script>\""), ("", "\"\""),
        ])
    func escapes(_ value: String, _ written: String) { #expect(JSON.string(value).canonical == written) }

    @Test("keys are escaped as strings are")
    func keys() { #expect(JSON.object([.init("a\"\n", 1)]).canonical == #"{"a\"\n":1}"#) }

    /// The example of RFC 8785, 3.2.2, as far as our stricter numbers go.
    @Test("reproduces the string of RFC 8785's own example")
    func example() throws {
        let source = #"{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#
        #expect(try JSON(parsing: source).canonical == #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#)
    }

    @Test("what is written is read back as the same value", arguments: 1...200)
    func roundTrip(_ seed: Int) throws {
        var random = Sequence64(state: UInt64(seed))
        let value = JSON.random(&random, depth: 5)
        #expect(try JSON(parsing: value.text) == value)
        let canonical = value.canonical
        #expect(try JSON(parsing: canonical).canonical == canonical)
        #expect(try JSON(parsing: value.text).canonical == canonical)
    }
}

/// A seeded source (SplitMix64), so that a failing value can be made again.
private struct Sequence64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension JSON {
    fileprivate static func random(_ random: inout Sequence64, depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: .null
        case 1: .bool(Bool.random(using: &random))
        case 2: .int(Int.random(in: -999_999_999_999_999...999_999_999_999_999, using: &random))
        case 3: .number("-\(Int.random(in: 0...9_999, using: &random)).\(Int.random(in: 1...9, using: &random))")
        case 4: .string(text(&random))
        case 5: .array((0..<Int.random(in: 0...4, using: &random)).map { _ in JSON.random(&random, depth: depth - 1) })
        default: .object((0..<Int.random(in: 0...4, using: &random)).map { .init("\($0)" + text(&random), JSON.random(&random, depth: depth - 1)) })
        }
    }

    private static func text(_ random: inout Sequence64) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "\"", "\\", "/", "\n", "\u{01}", "\u{1F}", "\u{7F}", "å", "ö", "€", "\u{2028}", "😀", "\u{10FFFF}", " ",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &random) { text.append(scalars.randomElement(using: &random)!) }
        return String(text)
    }
}
