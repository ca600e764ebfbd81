/// En beräknad version utan sina rader: det som omgången minns av den. Raderna kan vara tiotusentals, och de flesta frågor rör dem inte.
public struct Rapportversion: Hashable, Sendable {
    /// Från 1.
    public let version: Int
    /// Positionen i loggen som den bygger på.
    public let position: Int64
    /// Hashen över innehållet, 64 hexadecimala tecken.
    public let sha256: String
    public let rader: Int
    /// Raderna under RATTADE, de som inte lämnas som individrapporter.
    public let rättade: Int

    public init(version: Int, position: Int64, sha256: String, rader: Int, rättade: Int) {
        self.version = version
        self.position = position
        self.sha256 = sha256
        self.rader = rader
        self.rättade = rättade
    }

    public init(_ version: Int, _ beräkning: Beräkning) {
        let rader = beräkning.rapport.rader
        self.init(
            version: version, position: beräkning.position, sha256: beräkning.sha256, rader: rader.count,
            rättade: rader.count { $0.rubrik == .rättade })
    }
}
