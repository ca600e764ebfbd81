/// Den enskilde har begärt att verkställandet senareläggs inom ett valfrihetssystem. Det stoppar inte klockan, men särskild avgift utgår inte.
public struct SenareläggningBegärd: Hashable, Sendable {
    public let datum: Datum
    /// Dagen som den enskilde vill vänta till; får ligga i framtiden.
    public let till: Datum?

    public init(datum: Datum, till: Datum?) {
        self.datum = datum
        self.till = till
    }
}

/// Källa: SoL (2025:400) 34 kap. 6 § och 35 kap. 5 § tredje stycket; tidigare SoL (2001:453) 16 kap. 6 a § tredje stycket.
extension SenareläggningBegärd: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {
        try omständigheter.kräverEjFramtid(datum)
        guard till.map({ $0 >= datum }) ?? true else {
            throw Avvisning(.senarelagdForeBegaran, fält: "till", "Verkställandet kan inte senareläggas till en dag före begäran \(datum).")
        }
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .senareläggningBegärd(SenareläggningBegärd(datum: datum, till: till))
        case ("till", .datum(let till)): .senareläggningBegärd(SenareläggningBegärd(datum: datum, till: till))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "till": .valfrittDatum] }
}
