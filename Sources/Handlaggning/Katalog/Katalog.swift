/// Lagrum och insatser med den tid de gäller. Data, inte kod: en ny lag eller ett nytt formulär hos IVO är en ny rad.
public struct Katalog: Sendable {
    public let lagrum: [Lagrumspost]
    public let insatser: [Insatspost]

    public init(lagrum: [Lagrumspost], insatser: [Insatspost]) {
        self.lagrum = lagrum
        self.insatser = insatser
    }

    public func lagrum(_ kod: String) -> Lagrumspost? { lagrum.first { $0.kod == kod } }

    /// Insatsens namn som det skrivs efter «Beslut om»; koden själv för en insats som katalogen inte har.
    public func namn(påInsats kod: String, _ område: Verksamhetsområde, _ dag: Datum) -> String {
        let poster = insatser.filter { $0.kod == kod && $0.område == område }
        return (poster.first { $0.giltig.innehåller(dag) } ?? poster.last)?.namn ?? kod
    }
}

/// En paragraf som ett beslut kan vila på.
public struct Lagrumspost: Hashable, Sendable {
    /// Som den skrivs i kommandon: `SoL2001-4:1`.
    public let kod: String
    /// Som en jurist skriver den: `4 kap. 1 § socialtjänstlagen (2001:453)`.
    public let namn: String
    public let giltig: Giltighet
    /// Om ett beslut enligt paragrafen omfattas av rapporteringsskyldigheten.
    public let rapporteringspliktigt: Bool

    public init(kod: String, namn: String, giltig: Giltighet, rapporteringspliktigt: Bool) {
        self.kod = kod
        self.namn = namn
        self.giltig = giltig
        self.rapporteringspliktigt = rapporteringspliktigt
    }
}

/// En insats i ett verksamhetsområdes kodlista.
public struct Insatspost: Hashable, Sendable {
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

/// Från och med en dag, till och med en dag eller tills vidare.
public struct Giltighet: Hashable, Sendable {
    public let från: Datum
    public let till: Datum?

    public init(från: Datum, till: Datum?) {
        self.från = från
        self.till = till
    }

    public func innehåller(_ dag: Datum) -> Bool { från <= dag && till.map { dag <= $0 } ?? true }
}

public enum Verksamhetsområde: String, CaseIterable, Sendable {
    /// Individ- och familjeomsorg.
    case ifo = "IFO"
    /// Äldreomsorg.
    case äo = "AO"
    /// Omsorg om personer med funktionsnedsättning, SoL och LSS.
    case of = "OF"
}
