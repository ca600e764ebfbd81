import CanonicalJSON
import FoundationEssentials

/// A token taken apart: nothing in it is proven yet.
///
/// Stricter than the RFCs where two readers could see two things: a name twice in an object, a padded or otherwise loose base64url, a header that
/// asks for an extension.
///
/// Källa: RFC 7515 (JWS compact serialization, `crit`); RFC 7519 (JWT); RFC 8725, 3.1 and 3.11 (algorithms, explicit typing).
struct Token: Sendable {
    let algoritm: Algoritm
    let nyckel: String
    let anspråk: JSON
    let signatur: [UInt8]
    /// What the signature is of.
    let signerat: [UInt8]

    /// What is accepted: signatures by a private key only. `none` and HS256 are no cases.
    enum Algoritm: String, CaseIterable, Sendable {
        case rs256 = "RS256"
        case ps256 = "PS256"
        case es256 = "ES256"
        case es384 = "ES384"
        case eddsa = "EdDSA"
    }

    init(_ text: String) throws(Identitetsfel) {
        guard text.utf8.count <= Self.största else { throw .ogiltig(.storlek) }
        let delar = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
        guard delar.count == 3, let huvudet = Base64URL.avkodat(delar[0]), let kroppen = Base64URL.avkodat(delar[1]),
            let signatur = Base64URL.avkodat(delar[2])
        else { throw .ogiltig(.form) }
        let huvud = try Self.objekt(huvudet)
        guard huvud["crit"] == nil else { throw .ogiltig(.kritiskt) }
        guard let algoritm = huvud["alg"]?.string.flatMap(Algoritm.init(rawValue:)) else { throw .ogiltig(.algoritm) }
        if let typ = huvud["typ"] {
            guard let namn = typ.string, Self.typer.contains(namn.lowercased()) else { throw .ogiltig(.typ) }
        }
        guard let nyckel = huvud["kid"]?.string, (1...Self.längstaNyckelnamn).contains(nyckel.utf8.count) else { throw .ogiltig(.nyckel) }
        self.algoritm = algoritm
        self.nyckel = nyckel
        anspråk = try Self.objekt(kroppen)
        self.signatur = signatur
        signerat = delar[0] + [UInt8(ascii: ".")] + delar[1]
    }

    private static func objekt(_ byte: [UInt8]) throws(Identitetsfel) -> JSON {
        do {
            let json = try JSON(parsing: byte)
            if case .object = json { return json }
        } catch {
            throw .ogiltig(.form)
        }
        throw .ogiltig(.form)
    }

    /// Bytes. A token with the most assignments is some kilobytes; the header of a request has room for no more.
    static let största = 8_192
    private static let längstaNyckelnamn = 200
    /// Källa: RFC 9068, 2.1 (`at+jwt`). Other types are tokens for something else.
    private static let typer: Set<String> = ["jwt", "at+jwt", "application/at+jwt"]
}

/// Källa: RFC 4648, 5; RFC 7515, 2 (without padding).
enum Base64URL {
    /// - Returns: nil for any other character, for padding, and for bits beyond the last byte.
    static func avkodat(_ text: [UInt8]) -> [UInt8]? {
        var base64 = Data(capacity: text.count + 3)
        for tecken in text {
            switch tecken {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                base64.append(tecken)
            case UInt8(ascii: "-"): base64.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): base64.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        while base64.count % 4 != 0 { base64.append(UInt8(ascii: "=")) }
        guard let data = Data(base64Encoded: base64) else { return nil }
        let byte = Array(data)
        return Array(kodat(byte).utf8) == text ? byte : nil
    }

    static func kodat(_ byte: [UInt8]) -> String {
        String(
            Data(byte).base64EncodedString().compactMap { tecken in
                switch tecken {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: tecken
                }
            })
    }
}
