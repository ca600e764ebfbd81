// Det som händelsers regler kräver av beslutet, med avvisningen när det inte är så.
extension Beslut {
    /// Beslutet måste finnas, och personens uppgifter med det, för att något ska kunna hända med det.
    static func kräver(_ läge: Beslut?) throws(Avvisning) -> Beslut {
        guard let beslut = läge else {
            throw Avvisning(.okantBeslut, fält: "beslut", "Beslutet är inte registrerat i nämnden. Kontrollera id:t eller registrera beslutet först.")
        }
        guard beslut.gallrat == nil else { throw .gallrat }
        return beslut
    }

    func kräverEjMakulerat() throws(Avvisning) {
        guard !makulerat else {
            throw Avvisning(
                .beslutMakulerat, fält: "beslut", "Beslutet är makulerat: det registrerades av misstag. Inget mer kan registreras på det.")
        }
    }

    /// En händelse som rör en frist: inte före beslutet och inte före det som redan hänt.
    func kräverOrdning(_ datum: Datum) throws(Avvisning) {
        guard datum >= uppgifter.beslutsdatum else {
            throw Avvisning(.foreBeslutsdatum, fält: "datum", "\(datum) ligger före beslutsdagen \(uppgifter.beslutsdatum).")
        }
        guard datum >= senasteDatum else {
            throw Avvisning(.foreForegaendeHandelse, fält: "datum", "\(datum) ligger före \(senasteDatum), då något redan hänt med beslutet.")
        }
    }

    @discardableResult
    func kräverÖppenFrist() throws(Avvisning) -> Frist {
        guard let frist = öppenFrist else {
            throw Avvisning(
                .ingenOppenFrist, fält: "beslut",
                "Beslutet har ingen öppen frist: det är redan verkställt eller avslutat. Var det ett misstag, återkalla den händelsen med AterkallaHandelse."
            )
        }
        return frist
    }

    func kräverPågår() throws(Avvisning) {
        guard !insatsAvslutad else {
            throw Avvisning(.insatsRedanAvslutad, fält: "beslut", "Insatsen är redan avslutad.")
        }
        guard pågår else {
            throw Avvisning(
                .ejVerkstallt, fält: "beslut",
                "Beslutet är inte verkställt: det finns ingen pågående verkställighet. Registrera den först med Verkstall eller AterupptaVerkstallighet."
            )
        }
    }
}
