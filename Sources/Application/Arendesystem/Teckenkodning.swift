/// How the bytes of an export are text.
enum Teckenkodning: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case latin1 = "iso-8859-1"
    case windows1252 = "windows-1252"

    /// Nil for bytes that are no text in this encoding.
    func text(_ byte: [UInt8]) -> String? {
        switch self {
        case .utf8: return String(validating: byte, as: UTF8.self)
        case .latin1: return String(String.UnicodeScalarView(byte.map { Unicode.Scalar($0) }))
        case .windows1252:
            var text = String.UnicodeScalarView()
            for byte in byte {
                guard let tecken = Self.tecken(byte) else { return nil }
                text.append(tecken)
            }
            return String(text)
        }
    }

    private static func tecken(_ byte: UInt8) -> Unicode.Scalar? {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return egna[Int(byte) - 0x80].flatMap { Unicode.Scalar($0) }
    }

    /// 0x80–0x9F, where Windows-1252 differs from ISO 8859-1; five of them are nothing.
    ///
    /// Källa: WHATWG Encoding, index windows-1252, utom de fem som där är styrtecken.
    private static let egna: [UInt32?] = [
        0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D, nil,
        nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
    ]
}
