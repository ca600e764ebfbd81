/// Det som ett avgörande får veta utöver läget: dagens datum (Europe/Stockholm) och katalogen. Kärnan läser ingen klocka.
public struct Omständigheter: Sendable {
    public let idag: Datum
    public let katalog: Katalog

    public init(idag: Datum, katalog: Katalog) {
        self.idag = idag
        self.katalog = katalog
    }

    func kräverEjFramtid(_ datum: Datum, fält: String = "datum") throws(Avvisning) {
        guard datum <= idag else {
            throw Avvisning(.datumIFramtiden, fält: fält, "\(datum) ligger i framtiden. Det som registreras ska ha hänt.")
        }
    }
}

extension Beslut {
    /// Beslutet måste finnas för att något ska kunna hända med det.
    static func kräver(_ läge: Beslut?) throws(Avvisning) -> Beslut {
        guard let beslut = läge else {
            throw Avvisning(.okantBeslut, fält: "beslut", "Beslutet är inte registrerat i nämnden. Kontrollera id:t eller registrera beslutet först.")
        }
        return beslut
    }

    /// En händelse som rör fristen: en öppen frist, inte i framtiden, inte före beslutet och inte före det som redan hänt.
    func kräverÖppenFrist(_ datum: Datum, _ omständigheter: Omständigheter) throws(Avvisning) {
        try kräverÖppenFrist()
        try omständigheter.kräverEjFramtid(datum)
        guard datum >= uppgifter.beslutsdatum else {
            throw Avvisning(.foreBeslutsdatum, fält: "datum", "\(datum) ligger före beslutsdagen \(uppgifter.beslutsdatum).")
        }
        guard datum >= senasteDatum else {
            throw Avvisning(.foreForegaendeHandelse, fält: "datum", "\(datum) ligger före \(senasteDatum), då något redan hänt med beslutet.")
        }
    }

    func kräverÖppenFrist() throws(Avvisning) {
        guard öppenFrist != nil else {
            throw Avvisning(.ingenOppenFrist, fält: "beslut", "Beslutet har ingen öppen frist: det är redan verkställt eller avslutat.")
        }
    }
}
