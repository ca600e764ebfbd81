/// Den enskildes svar på ett erbjudande. Det ändrar ingen frist: ett nej avslutar inget, ett ja verkställer inget.
public struct ErbjudandeBesvarat: Hashable, Sendable {
    public let erbjudande: ErbjudandeID
    public let datum: Datum
    public let svar: Svar
    /// Den enskildes skäl.
    public let skäl: Fritext?

    /// Vad den enskilde svarade, om hen svarade.
    public enum Svar: String, CaseIterable, Sendable {
        case ja, nej
        /// Den enskilde hörde inte av sig.
        case inget
    }

    public init(erbjudande: ErbjudandeID, datum: Datum, svar: Svar, skäl: Fritext?) {
        self.erbjudande = erbjudande
        self.datum = datum
        self.svar = svar
        self.skäl = skäl
    }
}

/// Källa: IVO, frågor om rapporteringen: att den enskilde tackat nej betyder i regel inte att beslutet är avslutat.
extension ErbjudandeBesvarat: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        guard let lämnat = beslut.erbjudanden.first(where: { $0.lämnat.erbjudande == erbjudande })?.lämnat else {
            throw Avvisning(
                .okantErbjudande, fält: "erbjudande", "Erbjudandet är inte registrerat på beslutet. Registrera det först med LamnaErbjudande.")
        }
        guard datum >= lämnat.datum else {
            throw Avvisning(.svarForeErbjudande, fält: "datum", "Svaret \(datum) ligger före erbjudandet \(lämnat.datum).")
        }
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: erbjudande, datum: datum, svar: svar, skäl: skäl))
        case ("svar", .text(let svar?)):
            Svar(rawValue: svar).map { .erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: erbjudande, datum: datum, svar: $0, skäl: skäl)) }
        case ("skal", .fritext(let skäl)): .erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: erbjudande, datum: datum, svar: svar, skäl: skäl))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "svar": .text, "skal": .valfriFritext] }
}
