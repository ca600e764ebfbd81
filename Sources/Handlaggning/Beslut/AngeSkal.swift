/// Skälet till dröjsmålet anges, «kortfattat», för den frist som är öppen.
///
/// Källa: SoL (2025:400) 34 kap. 1 §; tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
public struct AngeSkäl: Hashable, Sendable {
    public let beslut: BeslutID
    public let skäl: Skäl

    public init(beslut: BeslutID, skäl: Skäl) {
        self.beslut = beslut
        self.skäl = skäl
    }

    /// - Throws: `okant_beslut`, `ingen_oppen_frist`.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        try Beslut.kräver(läge).kräverÖppenFrist()
        return [.skälAngivet(SkälAngivet(skäl: skäl))]
    }
}
