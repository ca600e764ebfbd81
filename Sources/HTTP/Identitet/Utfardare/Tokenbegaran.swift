import CanonicalJSON
import FoundationEssentials

/// What the local issuer is asked for.
///
/// As JSON: `{"subjekt","uppdrag":["SN/handlaggare/E1"]}` and, if wanted, `mottagare` (`evb`), `livstid` (seconds, 3600), `agare` (the token is
/// then a program's), `mfa` (true), `algoritm` (`ES256`, `RS256`, `PS256`). Nothing here is checked but its form: what evb refuses it is to refuse.
public struct Tokenbegäran: Hashable, Sendable {
    public let subjekt: String
    public let uppdrag: [String]
    public let mottagare: String
    public let livstid: Int
    public let ägare: String?
    public let mfa: Bool
    let algoritm: Token.Algoritm

    public init(subjekt: String, uppdrag: [String], mottagare: String = "evb", livstid: Int = 3_600, ägare: String? = nil, mfa: Bool = true) {
        self.init(subjekt: subjekt, uppdrag: uppdrag, mottagare: mottagare, livstid: livstid, ägare: ägare, mfa: mfa, algoritm: .es256)
    }

    init(subjekt: String, uppdrag: [String], mottagare: String, livstid: Int, ägare: String?, mfa: Bool, algoritm: Token.Algoritm) {
        self.subjekt = subjekt
        self.uppdrag = uppdrag
        self.mottagare = mottagare
        self.livstid = livstid
        self.ägare = ägare
        self.mfa = mfa
        self.algoritm = algoritm
    }

    /// - Returns: nil when it is not such an object.
    init?(json byte: [UInt8]) {
        let json: JSON
        do { json = try JSON(parsing: byte) } catch { return nil }
        guard case .object(let fält) = json, fält.allSatisfy({ Self.fält.contains($0.key) }), let subjekt = json["subjekt"]?.string,
            let uppdrag = json["uppdrag"]?.array, case let texter = uppdrag.compactMap(\.string), texter.count == uppdrag.count,
            let algoritm = Token.Algoritm(rawValue: json["algoritm"]?.string ?? "ES256"), Utfärdarnycklar.algoritmer.contains(algoritm)
        else { return nil }
        self.init(
            subjekt: subjekt, uppdrag: texter, mottagare: json["mottagare"]?.string ?? "evb", livstid: json["livstid"]?.int ?? 3_600,
            ägare: json["agare"]?.string, mfa: json["mfa"]?.bool ?? true, algoritm: algoritm)
    }

    var json: JSON {
        .object(
            [
                .init("subjekt", .string(subjekt)), .init("uppdrag", .array(uppdrag.map { .string($0) })), .init("mottagare", .string(mottagare)),
                .init("livstid", .int(livstid)), .init("mfa", .bool(mfa)), .init("algoritm", .string(algoritm.rawValue)),
            ] + (ägare.map { [.init("agare", .string($0))] } ?? []))
    }

    func anspråk(utfärdare: String, nu: Date) -> JSON {
        let sekund = Int(nu.timeIntervalSince1970)
        return .object(
            [
                .init("iss", .string(utfärdare)), .init("sub", .string(subjekt)), .init("aud", .string(mottagare)), .init("azp", "evb-demo"),
                .init("iat", .int(sekund)), .init("nbf", .int(sekund)), .init("exp", .int(sekund + livstid)),
                .init("evb_uppdrag", .array(uppdrag.map { .string($0) })),
            ] + (mfa && ägare == nil ? [.init("amr", ["mfa", "pwd", "otp"])] : [])
                + (ägare.map { [.init("evb_servicekonto", true), .init("evb_agare", .string($0))] } ?? []))
    }

    private static let fält: Set<String> = ["subjekt", "uppdrag", "mottagare", "livstid", "agare", "mfa", "algoritm"]
}
