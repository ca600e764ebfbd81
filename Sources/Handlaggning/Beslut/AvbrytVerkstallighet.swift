/// En pågående verkställighet har avbrutits, helt eller delvis. En ny tremånadersfrist börjar löpa.
public struct VerkställighetAvbruten: Hashable, Sendable {
    public let datum: Datum
    public let orsak: Fritext
    /// Falskt när insatsen fortsätter till en del; fristen är densamma.
    public let helt: Bool

    public init(datum: Datum, orsak: Fritext, helt: Bool) {
        self.datum = datum
        self.orsak = orsak
        self.helt = helt
    }
}

/// Källa: SoL (2025:400) 34 kap. 1 § andra stycket; tidigare SoL (2001:453) 16 kap. 6 f § andra stycket; LSS (1993:387) 28 f §.
/// IVO: också ett avbrott som består i att insatsen bara delvis är verkställd.
extension VerkställighetAvbruten: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        try beslut.kräverPågår()
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .verkställighetAvbruten(VerkställighetAvbruten(datum: datum, orsak: orsak, helt: helt))
        case ("orsak", .fritext(let orsak?)): .verkställighetAvbruten(VerkställighetAvbruten(datum: datum, orsak: orsak, helt: helt))
        case ("helt", .bool(let helt)): .verkställighetAvbruten(VerkställighetAvbruten(datum: datum, orsak: orsak, helt: helt))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "orsak": .fritext, "helt": .bool] }
}
