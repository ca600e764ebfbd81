/// Insatsen har kommit igång: beslutet är helt verkställt.
public struct Verkställ: Hashable, Sendable {
    public let beslut: BeslutID
    public let datum: Datum

    public init(beslut: BeslutID, datum: Datum) {
        self.beslut = beslut
        self.datum = datum
    }

    /// - Throws: `okant_beslut`, `ingen_oppen_frist`, `datum_i_framtiden`, `fore_beslutsdatum`, `fore_foregaende_handelse`.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        try Beslut.kräver(läge).kräverÖppenFrist(datum, omständigheter)
        return [.beslutVerkställt(BeslutVerkställt(datum: datum))]
    }
}
