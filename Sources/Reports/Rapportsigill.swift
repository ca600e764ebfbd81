public import CanonicalJSON

/// Sigillet på en fastställd rapport: nämndens underskrift av loggen där rapporten fastställdes, med det som behövs för att pröva den utan
/// loggen. SHA-256(`föregående` ‖ `händelse`) är `hash`, händelsen nämner rapportens SHA-256, och signaturen är över `hash`.
///
/// Källa: RFC 8032 (Ed25519).
public struct Rapportsigill: Hashable, Sendable {
    /// Händelsens plats i loggen.
    public let position: Int64
    /// Kedjans hash där, 64 hexadecimala tecken.
    public let hash: String
    /// Databasens tid i UTC, med mikrosekunder.
    public let tid: String
    /// Den öppna nyckeln, 64 hexadecimala tecken.
    public let nyckel: String
    /// 128 hexadecimala tecken.
    public let signatur: String
    /// Kedjans hash på positionen före, 64 hexadecimala tecken.
    public let föregående: String
    /// Händelsen `RapportFaststalld` så som loggen skrivs ut.
    public let händelse: JSON

    public init(
        position: Int64, hash: String, tid: String, nyckel: String, signatur: String, föregående: String, händelse: JSON
    ) {
        self.position = position
        self.hash = hash
        self.tid = tid
        self.nyckel = nyckel
        self.signatur = signatur
        self.föregående = föregående
        self.händelse = händelse
    }
}

extension Rapportsigill {
    public var json: JSON {
        [
            "position": .int(position), "hash": .string(hash), "tid": .string(tid), "nyckel": .string(nyckel), "signatur": .string(signatur),
            "foregaende": .string(föregående), "handelse": händelse,
        ]
    }

    /// Raderna i ett huvud.
    var rader: [String] {
        ["Sigill: loggens position \(position), \(tid), hash \(hash)", "Sigillets nyckel: \(nyckel)", "Sigillets signatur: \(signatur)"]
    }
}
