/// Hur länge uppgifter i ärenden enligt en lag bevaras.
public struct Gallringsregel: Hashable, Sendable, Daterad {
    public let lag: Lag
    /// Från den sista anteckningen.
    public let år: Int
    public let paragraf: String
    /// Räknas efter dagen då gallringen prövas.
    public let giltig: Giltighet

    public init(lag: Lag, år: Int, paragraf: String, giltig: Giltighet) {
        self.lag = lag
        self.år = år
        self.paragraf = paragraf
        self.giltig = giltig
    }
}

/// Beslut vars uppgifter inte gallras, eller inte förrän vid en ålder.
public struct Gallringspost: Hashable, Sendable, Daterad {
    public let område: Verksamhetsområde
    /// Nil: varje insats i området.
    public let insats: String?
    /// Bara beslut som berör barn.
    public let berörBarn: Bool
    /// Barnets ålder då undantaget upphör; nil: aldrig.
    public let tillÅlder: Int?
    /// Ärenden som avslutats före dagen omfattas inte.
    public let ejAvslutadeFöre: Datum?
    public let paragraf: String
    public let giltig: Giltighet

    static let myndighetsålder = 18

    public init(
        område: Verksamhetsområde, insats: String?, berörBarn: Bool, tillÅlder: Int?, ejAvslutadeFöre: Datum?, paragraf: String, giltig: Giltighet
    ) {
        self.område = område
        self.insats = insats
        self.berörBarn = berörBarn
        self.tillÅlder = tillÅlder
        self.ejAvslutadeFöre = ejAvslutadeFöre
        self.paragraf = paragraf
        self.giltig = giltig
    }
}

/// De vars uppgifter bevaras för forskning: alla i vissa kommuner, eller de som är födda vissa dagar i månaden.
public struct Forskningsurval: Hashable, Sendable, Daterad {
    public let namn: String
    public let kommunkoder: Set<String>
    public let födelsedagar: Set<Int>
    public let paragraf: String
    public let giltig: Giltighet

    public init(namn: String, kommunkoder: Set<String>, födelsedagar: Set<Int>, paragraf: String, giltig: Giltighet) {
        self.namn = namn
        self.kommunkoder = kommunkoder
        self.födelsedagar = födelsedagar
        self.paragraf = paragraf
        self.giltig = giltig
    }
}

extension Katalog {
    /// Regeln om gallring för ärenden enligt lagen, som den lyder på dagen.
    func gallringsregel(_ lag: Lag, _ dag: Datum) -> Gallringsregel? { gallringsregler.filter { $0.lag == lag }.gällande(dag) }
}
