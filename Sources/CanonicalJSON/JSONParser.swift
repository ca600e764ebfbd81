/// Why a text is not the JSON we accept, and where.
public struct JSONError: Error, Hashable, Sendable {
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
    /// Stricter than RFC 8259 where a lenient reader would have to guess: a repeated key, an exponent, more than 15 digits, a NUL character and an unpaired surrogate are refused.
    ///
    /// - Parameter bytes: UTF-8 without a byte order mark.
    /// - Throws: ``JSONError`` with the reason and the byte offset.
    public init(parsing bytes: [UInt8]) throws(JSONError) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }

    public init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }
}

private struct JSONParser {
    /// Nothing we read nests deeper than a command's object in a list in an object; the bound keeps hostile input off the stack.
    static let maximumDepth = 16
    /// What every reader of JSON carries without loss (RFC 8259, 6).
    static let maximumDigits = 15

    let bytes: [UInt8]
    var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONError) -> JSON {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw error(.notUTF8) }
        let value = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw error(.trailingText) }
        return value
    }

    func error(_ reason: JSONError.Reason) -> JSONError { JSONError(reason: reason, offset: offset) }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

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

    mutating func word(_ text: String, _ value: JSON) throws(JSONError) -> JSON {
        for byte in text.utf8 { try take(byte) }
        return value
    }

    mutating func object(depth: Int) throws(JSONError) -> JSON {
        try take(UInt8(ascii: "{"))
        var members: [JSON.Member] = []
        var keys: Set<String> = []
        skipSpace()
        if next == UInt8(ascii: "}") { offset += 1; return .object([]) }
        while true {
            skipSpace()
            let start = offset
            let key = try string()
            guard keys.insert(key).inserted else { throw JSONError(reason: .duplicateKey(key), offset: start) }
            skipSpace()
            try take(UInt8(ascii: ":"))
            members.append(JSON.Member(key, try value(depth: depth + 1)))
            skipSpace()
            if next == UInt8(ascii: ",") { offset += 1; continue }
            try take(UInt8(ascii: "}"))
            return .object(members)
        }
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
        let whole = digits()
        var fraction: [UInt8] = []
        if next == UInt8(ascii: ".") {
            offset += 1
            fraction = digits()
            guard !fraction.isEmpty else { throw error(.badNumber) }
        }
        let leadingZero = whole.count > 1 && whole[0] == UInt8(ascii: "0")
        let exponent = next == UInt8(ascii: "e") || next == UInt8(ascii: "E")
        guard !whole.isEmpty, !leadingZero, !exponent, whole.count + fraction.count <= Self.maximumDigits else {
            throw JSONError(reason: .badNumber, offset: start)
        }
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        let digits = String(decoding: whole, as: UTF8.self) + (fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self))
        return negative && digits != "0" ? "-" + digits : digits
    }

    mutating func digits() -> [UInt8] {
        let start = offset
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
        return Array(bytes[start..<offset])
    }

    mutating func string() throws(JSONError) -> String {
        try take(UInt8(ascii: "\""))
        var start = offset
        var text = ""
        while true {
            guard let byte = next else { throw error(.unexpectedEnd) }
            switch byte {
            case UInt8(ascii: "\""):
                text += String(decoding: bytes[start..<offset], as: UTF8.self)
                offset += 1
                return text
            case UInt8(ascii: "\\"):
                text += String(decoding: bytes[start..<offset], as: UTF8.self)
                offset += 1
                text.unicodeScalars.append(try escape())
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
