/// Why a text is not the JSON we accept, and where.
public struct JSONError: Error, Hashable, Sendable {
    /// What broke the grammar, or the bounds that we add to it: UTF-8 only, no key twice, at most 16 levels.
    ///
    /// Källa: RFC 8259; RFC 7493 (I-JSON), 2.3: member names are unique.
    public enum Reason: Hashable, Sendable {
        case notUTF8
        case unexpectedEnd
        case unexpectedByte
        case badEscape
        case badNumber
        case controlCharacter
        /// The same key twice in one object: two readers would disagree about which one counts.
        case duplicateKey(String)
        case tooDeep
        case trailingText
    }

    public let reason: Reason
    /// Bytes before the place, from 0.
    public let offset: Int
}

extension JSON {
    /// Parses one value that fills the whole text.
    ///
    /// Stricter than RFC 8259 where a lenient reader would have to guess: a repeated key, an exponent, more than 15 digits, a NUL character and an
    /// unpaired surrogate are refused.
    ///
    /// - Parameter bytes: UTF-8 without a byte order mark.
    /// - Throws: ``JSONError`` with the reason and the byte offset.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONError(reason: .notUTF8, offset: 0) }
        self = try bytes.withUnsafeBufferPointer { JSON.parse($0) }.get()
    }

    /// A `String` is UTF-8 already.
    public init(parsing text: String) throws(JSONError) {
        var text = text
        self = try text.withUTF8 { JSON.parse($0) }.get()
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONError> {
        var parser = JSONParser(bytes: bytes)
        do throws(JSONError) { return .success(try parser.document()) } catch { return .failure(error) }
    }
}

/// Reads valid UTF-8 that somebody else holds on to.
private struct JSONParser {
    /// Nothing we read nests deeper than a command's object in a list in an object; the bound keeps hostile input off the stack.
    static let maximumDepth = 16
    /// What every reader of JSON carries without loss (RFC 8259, 6).
    static let maximumDigits = 15
    /// Up to here comparing a key with each before it is faster than a set of them.
    static let fewKeys = 24

    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw error(.trailingText) }
        return value
    }

    func error(_ reason: JSONError.Reason) -> JSONError { JSONError(reason: reason, offset: offset) }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// The text from `start` to here.
    func text(from start: Int) -> String { String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self) }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    mutating func take(_ byte: UInt8) throws(JSONError) {
        guard let found = next else { throw error(.unexpectedEnd) }
        guard found == byte else { throw error(.unexpectedByte) }
        offset += 1
    }

    mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth <= Self.maximumDepth else { throw error(.tooDeep) }
        skipSpace()
        guard let byte = next else { throw error(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw error(.unexpectedByte)
        }
    }

    mutating func word(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for place in 0..<text.utf8CodeUnitCount { try take(text.utf8Start[place]) }
        return value
    }

    mutating func object(depth: Int) throws(JSONError) -> JSON {
        try take(UInt8(ascii: "{"))
        var members: [JSON.Member] = []
        var keys: Set<String> = []
        skipSpace()
        if next == UInt8(ascii: "}") { offset += 1; return .object([]) }
        members.reserveCapacity(8)
        while true {
            skipSpace()
            let start = offset
            let key = try string()
            guard isNew(key, members, &keys) else { throw JSONError(reason: .duplicateKey(key), offset: start) }
            skipSpace()
            try take(UInt8(ascii: ":"))
            members.append(JSON.Member(key, try value(depth: depth + 1)))
            skipSpace()
            if next == UInt8(ascii: ",") { offset += 1; continue }
            try take(UInt8(ascii: "}"))
            return .object(members)
        }
    }

    /// - Parameter keys: those of `members`, once they are many.
    private func isNew(_ key: String, _ members: [JSON.Member], _ keys: inout Set<String>) -> Bool {
        guard members.count >= Self.fewKeys else { return !members.contains { $0.key == key } }
        if keys.isEmpty { keys = Set(members.map(\.key)) }
        return keys.insert(key).inserted
    }

    mutating func array(depth: Int) throws(JSONError) -> JSON {
        try take(UInt8(ascii: "["))
        var elements: [JSON] = []
        skipSpace()
        if next == UInt8(ascii: "]") { offset += 1; return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if next == UInt8(ascii: ",") { offset += 1; continue }
            try take(UInt8(ascii: "]"))
            return .array(elements)
        }
    }

    mutating func number() throws(JSONError) -> String {
        let start = offset
        let negative = next == UInt8(ascii: "-")
        if negative { offset += 1 }
        let wholeStart = offset
        let whole = digits()
        var fraction = 0
        var isFraction = false
        if next == UInt8(ascii: ".") {
            offset += 1
            fraction = digits()
            isFraction = true
            guard fraction > 0 else { throw error(.badNumber) }
        }
        let leadingZero = whole > 1 && bytes[wholeStart] == UInt8(ascii: "0")
        let exponent = next == UInt8(ascii: "e") || next == UInt8(ascii: "E")
        guard whole > 0, !leadingZero, !exponent, whole + fraction <= Self.maximumDigits else {
            throw JSONError(reason: .badNumber, offset: start)
        }
        // Without the fraction's trailing zeros, and without the point when nothing is left of it.
        var end = offset
        if isFraction {
            while bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
            if bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
        }
        let digits = String(decoding: UnsafeBufferPointer(rebasing: bytes[wholeStart..<end]), as: UTF8.self)
        return negative && digits != "0" ? "-" + digits : digits
    }

    /// - Returns: how many there were.
    mutating func digits() -> Int {
        let start = offset
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
        return offset - start
    }

    mutating func string() throws(JSONError) -> String {
        try take(UInt8(ascii: "\""))
        var start = offset
        var text: String?
        while true {
            guard let byte = next else { throw error(.unexpectedEnd) }
            switch byte {
            case UInt8(ascii: "\""):
                let rest = self.text(from: start)
                offset += 1
                return text.map { $0 + rest } ?? rest
            case UInt8(ascii: "\\"):
                var unescaped = (text ?? "") + self.text(from: start)
                offset += 1
                unescaped.unicodeScalars.append(try escape())
                text = unescaped
                start = offset
            case 0..<0x20: throw error(.controlCharacter)
            default: offset += 1
            }
        }
    }

    mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let byte = next else { throw error(.unexpectedEnd) }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw error(.badEscape)
        }
    }

    mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try hexQuad()
        // PostgreSQL's text cannot hold U+0000, and no Swedish sentence needs it.
        guard first != 0 else { throw error(.badEscape) }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00 else { throw error(.badEscape) }
        try take(UInt8(ascii: "\\"))
        try take(UInt8(ascii: "u"))
        let second = try hexQuad()
        guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)) else {
            throw error(.badEscape)
        }
        return scalar
    }

    mutating func hexQuad() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw error(.unexpectedEnd) }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error(.badEscape) }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}
