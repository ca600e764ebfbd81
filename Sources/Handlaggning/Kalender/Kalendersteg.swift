/// Ett steg i en omgång: vad som ska göras, när det senast ska vara gjort och om det är det.
public struct Kalendersteg: Hashable, Sendable {
    public let slag: Slag
    /// Första dagen det kan göras; nil när det beror på något som inte har hänt.
    public let från: Datum?
    /// Sista dagen; nil när katalogen inte vet.
    public let senast: Datum?
    public let läge: Läge

    /// I den ordning stegen tas.
    public enum Slag: String, CaseIterable, Sendable {
        case öppna = "oppna"
        case beräkna = "berakna"
        case fastställ = "faststall"
        /// Individrapporterna till IVO.
        case lämna = "lamna"
        case anta
        case revisorer
        case fullmäktige = "fullmaktige"
    }

    /// Om steget är gjort eller när det blir av, räknat från dagen som kalendern visas.
    public enum Läge: Hashable, Sendable {
        /// Nil: dagen är inte känd.
        case gjort(Datum?)
        case kommande
        case attGöra
        case försenat
        /// En senare omgång är fastställd: det som inte lämnades i den här står i den.
        case övertaget

        public var kod: String {
            switch self {
            case .gjort: "gjort"
            case .kommande: "kommande"
            case .attGöra: "att_gora"
            case .försenat: "forsenat"
            case .övertaget: "overtaget"
            }
        }
    }

    init(_ slag: Slag, från: Datum?, senast: Datum?, gjort: Läge?, idag: Datum) {
        self.slag = slag
        self.från = från
        self.senast = senast
        läge = gjort ?? Self.läge(från: från, senast: senast, idag)
    }

    private static func läge(från: Datum?, senast: Datum?, _ idag: Datum) -> Läge {
        if let senast, senast < idag { return .försenat }
        if let från, från <= idag { return .attGöra }
        return .kommande
    }
}

/// En omgång i kalendern, öppnad eller väntad.
public struct Kalenderomgång: Hashable, Sendable {
    public let uppgifter: Omgångsuppgifter
    public let fönster: Rapporteringsperiod?
    public let öppnad: Bool
    /// Ett av varje slag, i ordning.
    public let steg: [Kalendersteg]
}

/// Det som är känt om vad som har gjorts i en omgång, utöver det som omgången själv minns.
public struct Omgångsdagar: Hashable, Sendable {
    /// Dagen då den registrerades som öppnad.
    public var öppnad: Datum?
    /// Dagen då den senaste versionen beräknades.
    public var beräknad: Datum?
    public var fastställd: Datum?
    /// Den fastställda rapportens rader som är kvar att lämna till IVO; nil när den inte är fastställd.
    public var kvar: Int?
    /// Dagen då den sista av dem som lämnats lämnades.
    public var lämnad: Datum?

    public init(öppnad: Datum? = nil, beräknad: Datum? = nil, fastställd: Datum? = nil, kvar: Int? = nil, lämnad: Datum? = nil) {
        self.öppnad = öppnad
        self.beräknad = beräknad
        self.fastställd = fastställd
        self.kvar = kvar
        self.lämnad = lämnad
    }
}
