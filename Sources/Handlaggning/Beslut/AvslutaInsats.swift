/// En verkställd insats har haft sitt normala slut. Det rapporteras aldrig.
public struct InsatsAvslutad: Hashable, Sendable {
    public let datum: Datum
    public let orsak: Fritext

    public init(datum: Datum, orsak: Fritext) {
        self.datum = datum
        self.orsak = orsak
    }
}

extension InsatsAvslutad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        try beslut.kräverPågår()
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .insatsAvslutad(InsatsAvslutad(datum: datum, orsak: orsak))
        case ("orsak", .fritext(let orsak?)): .insatsAvslutad(InsatsAvslutad(datum: datum, orsak: orsak))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "orsak": .fritext] }
}
