/// Beslutet kommer inte att verkställas: ansökan är återtagen, behovet har upphört eller liknande.
public struct AvslutaUtanVerkställighet: Hashable, Sendable {
    public let beslut: BeslutID
    public let datum: Datum
    public let orsak: Avslutsorsak
    public let text: Fritext?

    public init(beslut: BeslutID, datum: Datum, orsak: Avslutsorsak, text: Fritext?) {
        self.beslut = beslut
        self.datum = datum
        self.orsak = orsak
        self.text = text
    }

    /// Ett avböjt erbjudande avslutar inget beslut; den som läser in orsaken `tackat_nej` avvisar med detta.
    ///
    /// Källa: IVO, frågor om rapporteringen: att den enskilde tackat nej betyder i regel inte att beslutet är avslutat.
    public static let tackatNej = Avvisning(
        .tackatNejAvslutarInte, fält: "orsak",
        "Att den enskilde tackat nej till ett erbjudande avslutar inte beslutet. Ange skälet med AngeSkal; fristen löper vidare.")

    /// - Throws: `okant_beslut`, `ingen_oppen_frist`, `datum_i_framtiden`, `fore_beslutsdatum`, `fore_foregaende_handelse`.
    public func avgör(_ läge: Beslut?, _ omständigheter: Omständigheter) throws(Avvisning) -> [BeslutHändelse] {
        try Beslut.kräver(läge).kräverÖppenFrist(datum, omständigheter)
        return [.beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet(datum: datum, orsak: orsak, text: text))]
    }
}
