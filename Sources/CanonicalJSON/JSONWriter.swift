extension JSON {
    /// The value on one line, members in their own order.
    public var text: String { String(decoding: bytes(sorted: false), as: UTF8.self) }

    /// The canonical form: members sorted by key, no white space, the shortest escapes. Equal values give equal bytes.
    ///
    /// Källa: RFC 8785, 3.2. (Our keys are ASCII, so sorting by bytes equals its sorting by UTF-16 units.)
    public var canonical: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// ``canonical`` in UTF-8.
    public var canonicalBytes: [UInt8] { bytes(sorted: true) }

    private func bytes(sorted: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, sorted: sorted)
        return bytes
    }

    private func append(to out: inout [UInt8], sorted: Bool) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .number(let text): out += text.utf8
        case .string(let text): JSON.append(text, to: &out)
        case .array(let elements):
            out.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                element.append(to: &out, sorted: sorted)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (index, member) in (sorted ? members.sorted { $0.key < $1.key } : members).enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                JSON.append(member.key, to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.append(to: &out, sorted: sorted)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        // Nearly every text is copied as it is.
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else { return false }
            out.append(contentsOf: bytes)
            return true
        }
        if isPlain == true { return out.append(UInt8(ascii: "\"")) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case 0x08: out += "\\b".utf8
            case 0x09: out += "\\t".utf8
            case 0x0A: out += "\\n".utf8
            case 0x0C: out += "\\f".utf8
            case 0x0D: out += "\\r".utf8
            case 0..<0x20:
                out += "\\u00".utf8
                out.append(hexDigit(byte >> 4))
                out.append(hexDigit(byte & 0x0F))
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
