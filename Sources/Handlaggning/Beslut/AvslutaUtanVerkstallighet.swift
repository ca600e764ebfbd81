/// Beslutet kommer inte att verkställas: ansökan är återtagen, behovet har upphört eller liknande.
public struct BeslutAvslutatUtanVerkställighet: Hashable, Sendable {
    public let datum: Datum
    public let orsak: Avslutsorsak
    public let text: Fritext?

    public init(datum: Datum, orsak: Avslutsorsak, text: Fritext?) {
        self.datum = datum
        self.orsak = orsak
        self.text = text
    }

    /// Ett avböjt erbjudande avslutar inget beslut.
    ///
    /// Källa: IVO, frågor om rapporteringen: att den enskilde tackat nej betyder i regel inte att beslutet är avslutat.
    private static let tackatNej = Avvisning(
        .tackatNejAvslutarInte, fält: "orsak",
        "Att den enskilde tackat nej till ett erbjudande avslutar inte beslutet. Ange skälet med AngeSkal; fristen löper vidare.")
    private static let tackatNejKod = "tackat_nej"
}

extension BeslutAvslutatUtanVerkställighet: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {
        guard orsak.rawValue != Self.tackatNejKod else { throw Self.tackatNej }
        try omständigheter.katalog.pröva(avslutsorsak: orsak.rawValue, datum)
        try omständigheter.kräverEjFramtid(datum)
    }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        try beslut.kräverÖppenFrist()
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)):
            .beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet(datum: datum, orsak: orsak, text: text))
        case ("orsak", .text(let kod?)):
            .beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet(datum: datum, orsak: Avslutsorsak(rawValue: kod), text: text))
        case ("text", .fritext(let text)):
            .beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet(datum: datum, orsak: orsak, text: text))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "orsak": .text, "text": .valfriFritext] }
}
