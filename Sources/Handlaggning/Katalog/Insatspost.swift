/// En insats i ett verksamhetsområdes kodlista.
public struct Insatspost: Hashable, Sendable, Daterad {
    public let kod: String
    public let område: Verksamhetsområde
    public let namn: String
    /// Koderna för de lagrum som insatsen kan beviljas enligt.
    public let lagrum: [String]
    public let giltig: Giltighet

    public init(kod: String, område: Verksamhetsområde, namn: String, lagrum: [String], giltig: Giltighet) {
        self.kod = kod
        self.område = område
        self.namn = namn
        self.lagrum = lagrum
        self.giltig = giltig
    }
}

/// Vilken del av socialtjänsten insatsen hör till: IVO har en kodlista och en blankett för var och en.
public enum Verksamhetsområde: String, CaseIterable, Sendable {
    /// Individ- och familjeomsorg.
    case ifo = "IFO"
    /// Äldreomsorg.
    case äo = "AO"
    /// Omsorg om personer med funktionsnedsättning, SoL och LSS.
    case of = "OF"
}
