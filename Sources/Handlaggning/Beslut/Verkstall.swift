/// Insatsen har kommit igång: beslutet är helt verkställt.
public struct BeslutVerkställt: Hashable, Sendable {
    public let datum: Datum

    public init(datum: Datum) { self.datum = datum }
}

/// Källa: SoL (2025:400) 34 kap. 2 §; tidigare SoL (2001:453) 16 kap. 6 g §; LSS (1993:387) 28 g §. IVO: verkställt från det att insatsen kommer
/// igång.
extension BeslutVerkställt: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        try beslut.kräverÖppenFrist()
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        guard case ("datum", .datum(let datum?)) = (uppgift.fält, uppgift.värde) else { return nil }
        return .beslutVerkställt(BeslutVerkställt(datum: datum))
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum] }
}
