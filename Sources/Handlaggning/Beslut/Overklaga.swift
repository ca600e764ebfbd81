/// Beslutet har överklagats. Det stoppar inte klockan: ett gynnande beslut gäller omedelbart.
public struct BeslutÖverklagat: Hashable, Sendable {
    public let datum: Datum
    public let instans: Fritext
    public let av: Klagande

    /// Vem som överklagade. Att den enskilde själv inte är nöjd och att någon annan inte är det är olika saker för den som läser raden.
    public enum Klagande: String, CaseIterable, Sendable {
        case enskild, annan
    }

    public init(datum: Datum, instans: Fritext, av: Klagande) {
        self.datum = datum
        self.instans = instans
        self.av = av
    }
}

/// Källa: SoL (2025:400) 35 kap. 4–5 §§; tidigare SoL (2001:453) 16 kap. 3–4 §§; LSS (1993:387) 27 §.
extension BeslutÖverklagat: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .beslutÖverklagat(BeslutÖverklagat(datum: datum, instans: instans, av: av))
        case ("instans", .fritext(let instans?)): .beslutÖverklagat(BeslutÖverklagat(datum: datum, instans: instans, av: av))
        case ("av", .text(let av?)): Klagande(rawValue: av).map { .beslutÖverklagat(BeslutÖverklagat(datum: datum, instans: instans, av: $0)) }
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "instans": .fritext, "av": .text] }
}
