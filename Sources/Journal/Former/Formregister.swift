import CanonicalJSON

/// Vilken version varje händelsetyps form har nu, och stegen dit från de äldre. En typ utan steg har version 1.
struct Formregister: Sendable {
    /// Programmets alla steg. En ny version av en form är ett steg till här, och formens nya läsare.
    static let programmets = Formregister([])

    /// Stegen per typ: det första gör om version 1, det sista den näst nyaste.
    private let steg: [String: [Formsteg]]

    /// - Parameter alla: för varje typ ett steg från version 1, 2, … utan lucka; annat är ett fel i programmet.
    init(_ alla: [Formsteg]) {
        steg = Dictionary(grouping: alla, by: \.typ).mapValues { $0.sorted { $0.från < $1.från } }
        for (typ, kedja) in steg {
            precondition(kedja.map(\.från) == (1...Int16(kedja.count)).map(\.self), "stegen för \(typ) har en lucka eller står två gånger")
        }
    }

    /// Versionen som skrivs.
    func aktuell(_ typ: String) -> Int16 { 1 + Int16(steg[typ]?.count ?? 0) }

    /// Formen i sin aktuella version, av vilken version den än lagrats.
    ///
    /// - Throws: ``Formfel`` för en version som inte finns här.
    func aktuell(_ typ: String, _ version: Int16, data: JSON, skyddat: Skyddat) throws -> (data: JSON, skyddat: Skyddat) {
        let aktuell = aktuell(typ)
        guard (1...aktuell).contains(version) else { throw Formfel(typ: typ, version: version, orsak: .okändVersion(aktuell: aktuell)) }
        guard version < aktuell, let kedja = steg[typ] else { return (data, skyddat) }
        return kedja[Int(version - 1)...].reduce((data, skyddat)) { form, steg in (steg.data(form.0), form.1.omgjort(steg)) }
    }
}

extension Skyddat {
    fileprivate func omgjort(_ steg: Formsteg) -> Skyddat {
        switch self {
        case .öppet(let öppet): .öppet(steg.öppnat(öppet))
        case .inget, .stängt, .gallrat: self
        }
    }
}
