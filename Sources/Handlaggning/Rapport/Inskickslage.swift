/// Vad som är kvar att lämna till IVO av en fastställd rapport, sådana dess frister är kända.
public struct Inskicksläge: Hashable, Sendable {
    public let period: Kvartal
    /// Raderna som är individrapporter att lämna.
    public let attLämna: Int
    /// De av dem som är kvar.
    public let kvar: [Rapportrad]
    /// Rättade rader vars rättelse inte är meddelad.
    public let rättelserKvar: Int
    /// Dagen för det senaste inskicket i omgången.
    public let senast: Datum?

    /// - Parameters:
    ///   - rapport: en fastställd.
    ///   - frister: fristerna på rapportens beslut. En som saknas räknas som inte lämnad.
    public init(_ rapport: Rapport, _ frister: [FristID: Fristunderlag]) {
        let period = rapport.omgång.period
        let rader = rapport.rader.filter { $0.inskicksart != nil }
        self.period = period
        attLämna = rader.count
        kvar = rader.filter { rad in frister[rad.frist].map { !$0.frist.harLämnat(rad, i: period) } ?? true }
        rättelserKvar = rapport.rader(under: .rättade).count { frister[$0.frist].map { !$0.frist.ärRättad(i: period) } ?? true }
        senast = rader.flatMap { frister[$0.frist]?.frist.inskick ?? [] }.filter { $0.omgång == period }.map(\.datum).max()
    }
}

extension Frist {
    /// Om raden i omgångens rapport är lämnad: en öppen rad när dess egen individrapport är det, en stängd också genom en slutrapport mellan
    /// omgångarna.
    func harLämnat(_ rad: Rapportrad, i period: Kvartal) -> Bool {
        guard rad.utfall == .öppen else { return lämnad(rad, i: period) }
        return inskick.contains { $0.omgång == period && $0.art == rad.inskicksart }
    }
}
