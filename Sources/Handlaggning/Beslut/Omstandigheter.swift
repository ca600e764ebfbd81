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
