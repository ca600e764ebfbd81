/// Personen har avlidit: varje öppen frist på personens beslut tar slut.
public struct RegistreraDödsfall: Hashable, Sendable {
    public let person: PersonID
    public let datum: Datum

    public init(person: PersonID, datum: Datum) {
        self.person = person
        self.datum = datum
    }

    /// - Parameters:
    ///   - beslut: personens alla beslut i nämnden.
    ///   - omständigheter: dagens datum och katalogen.
    /// - Returns: en händelse per beslut med öppen frist; tom när ingen är öppen.
    /// - Throws: `okand_person`, `datum_i_framtiden`, `fore_foregaende_handelse`.
    public func avgör(_ beslut: [Beslut], _ omständigheter: Omständigheter) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        guard !beslut.isEmpty else {
            throw Avvisning(.okandPerson, fält: "person", "Personen har inget registrerat beslut i nämnden. Kontrollera id:t.")
        }
        try omständigheter.kräverEjFramtid(datum)
        var händelser: [(BeslutID, BeslutHändelse)] = []
        for beslut in beslut.sorted(by: { $0.id < $1.id }) {
            guard let frist = beslut.öppenFrist else { continue }
            let avliden = PersonAvliden(datum: max(datum, frist.start))
            try avliden.prövaFöljden(beslut, omständigheter)
            händelser.append((beslut.id, .personAvliden(avliden)))
        }
        return händelser
    }
}

/// Fristen har tagit slut med personens död.
public struct PersonAvliden: Hashable, Sendable {
    /// Dödsdagen, eller fristens start när personen dog före den.
    public let datum: Datum

    public init(datum: Datum) { self.datum = datum }
}

extension PersonAvliden: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        try beslut.kräverÖppenFrist()
        guard datum >= beslut.senasteDatum else {
            throw Avvisning(
                .foreForegaendeHandelse, fält: "datum",
                "\(datum) ligger före \(beslut.senasteDatum), då något hänt med beslutet \(beslut.id). Rätta det, eller dödsdagen.")
        }
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        guard case ("datum", .datum(let datum?)) = (uppgift.fält, uppgift.värde) else { return nil }
        return .personAvliden(PersonAvliden(datum: datum))
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum] }
}
