/// Lagrum, paragrafer, avgifter, koder, rapporteringsperioder och sammanträden med den tid de gäller. Data, inte kod: en ny lag eller ett nytt
/// formulär hos IVO är en ny rad.
public struct Katalog: Sendable {
    public let lagrum: [Lagrumspost]
    public let insatser: [Insatspost]
    public let paragrafer: [Paragraf]
    public let avgiftsramar: [Avgiftsram]
    public let skälskoder: [Kodpost]
    public let avslutsorsaker: [Kodpost]
    /// Individ- och familjeomsorgens inriktningar.
    public let inriktningar: [Kodpost]
    /// Perioder som IVO har angett var för sig; går före ``periodmönster``.
    public let rapporteringsperioder: [Rapporteringsperiod]
    public let periodmönster: [Periodmönster]
    public let gallringsregler: [Gallringsregel]
    public let gallringsundantag: [Gallringspost]
    public let forskningsurval: [Forskningsurval]
    public let sammanträden: [Sammanträde]

    public init(
        lagrum: [Lagrumspost] = [], insatser: [Insatspost] = [], paragrafer: [Paragraf] = [], avgiftsramar: [Avgiftsram] = [],
        skälskoder: [Kodpost] = [], avslutsorsaker: [Kodpost] = [], inriktningar: [Kodpost] = [],
        rapporteringsperioder: [Rapporteringsperiod] = [], periodmönster: [Periodmönster] = [], gallringsregler: [Gallringsregel] = [],
        gallringsundantag: [Gallringspost] = [], forskningsurval: [Forskningsurval] = [], sammanträden: [Sammanträde] = []
    ) {
        self.lagrum = lagrum
        self.insatser = insatser
        self.paragrafer = paragrafer
        self.avgiftsramar = avgiftsramar
        self.skälskoder = skälskoder
        self.avslutsorsaker = avslutsorsaker
        self.inriktningar = inriktningar
        self.rapporteringsperioder = rapporteringsperioder
        self.periodmönster = periodmönster
        self.gallringsregler = gallringsregler
        self.gallringsundantag = gallringsundantag
        self.forskningsurval = forskningsurval
        self.sammanträden = sammanträden
    }
}

extension Katalog {
    /// Lagrummet som det är på dagen; ett som inte gäller då, som det är senast.
    public func lagrum(_ kod: String, _ dag: Datum) -> Lagrumspost? { lagrum.filter { $0.kod == kod }.gällandeEllerSenaste(dag) }

    /// Insatsens namn som det skrivs efter «Beslut om»; koden själv för en insats som katalogen inte har.
    public func namn(påInsats kod: String, _ område: Verksamhetsområde, _ dag: Datum) -> String {
        insatser.filter { $0.kod == kod && $0.område == område }.gällandeEllerSenaste(dag)?.namn ?? kod
    }

    /// Paragrafen i den lydelse som är i kraft på dagen. Skyldigheten följer brytdatum, inte beslutets lagrum: ett beslut enligt den
    /// äldre socialtjänstlagen rapporteras från och med 2025-07-01 enligt den nya.
    ///
    /// Källa: SoL (2025:400), övergångsbestämmelserna: ingen av dem rör rapporteringen.
    public func paragraf(_ roll: Paragraf.Roll, _ lag: Lag, _ dag: Datum) -> Paragraf? {
        paragrafer.filter { $0.roll == roll && $0.lag == lag }.gällande(dag)
    }

    /// Ramen för den särskilda avgiften; nil för lagrum utan sådan avgift. Den gäller samma beslut som rapporteringsskyldigheten.
    ///
    /// Källa: SoL (2001:453) 16 kap. 6 b §, SoL (2025:400) 34 kap. 7 §, LSS (1993:387) 28 b §; den äldre ramen gäller fortfarande för
    /// beslut som har fattats före 2026-01-01.
    public func avgiftsram(lagrum kod: String, beslutsdatum: Datum) -> Avgiftsram? {
        guard let post = lagrum(kod, beslutsdatum), post.rapporteringspliktigt else { return nil }
        return avgiftsramar.filter { $0.lag == post.lag }.gällande(beslutsdatum)
    }

    /// Skälet till ett dröjsmål, om koden gäller på dagen.
    public func skälskod(_ kod: String, _ dag: Datum) -> Kodpost? { skälskoder.filter { $0.kod == kod }.gällande(dag) }

    /// Orsaken till att ett beslut avslutas utan verkställighet, om koden gäller på dagen.
    public func avslutsorsak(_ kod: String, _ dag: Datum) -> Kodpost? { avslutsorsaker.filter { $0.kod == kod }.gällande(dag) }

    /// Skälet som det trycks: namnet på dagen, annars det senaste; koden själv när katalogen inte har den.
    public func namn(påSkäl kod: Skälskod, _ dag: Datum) -> String {
        skälskoder.filter { $0.kod == kod.rawValue }.gällandeEllerSenaste(dag)?.namn ?? kod.rawValue
    }

    /// Orsaken som den trycks, på samma sätt.
    public func namn(påOrsak kod: Avslutsorsak, _ dag: Datum) -> String {
        avslutsorsaker.filter { $0.kod == kod.rawValue }.gällandeEllerSenaste(dag)?.namn ?? kod.rawValue
    }

    /// Individ- och familjeomsorgens inriktning, om koden gäller på dagen.
    public func inriktning(_ kod: String, _ dag: Datum) -> Kodpost? { inriktningar.filter { $0.kod == kod }.gällande(dag) }

    /// Tiden då IVO tar emot rapporterna för kvartalet som just tagit slut; nil när katalogen inte vet.
    ///
    /// Kvartalet är IVO:s. En nämnds omgång kan heta något annat: det som nämnden kallar kvartal 3 kan lämnas i IVO:s andra.
    public func rapporteringsperiod(_ kvartal: Kvartal) -> Rapporteringsperiod? {
        rapporteringsperioder.first { $0.kvartal == kvartal }
            ?? periodmönster.filter { $0.nummer == kvartal.nummer }.gällande(kvartal.sistaDag)?.period(kvartal)
    }
}
