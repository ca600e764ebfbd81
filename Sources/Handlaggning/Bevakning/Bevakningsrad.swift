/// En öppen frist som handläggaren ska hålla ögonen på. Utan identitet: beslutets id, enheten, insatsen och dagarna räcker för att hitta akten.
public struct Bevakningsrad: Hashable, Sendable {
    public let frist: FristID
    public let start: Datum
    public let beslutsdatum: Datum
    public let område: Verksamhetsområde
    public let lagrum: String
    public let insats: String
    public let enhet: String?
    public let ursprung: Ursprung
    /// Dagar till slutdagen: 0 på slutdagen, negativt när den har passerat.
    public let dagarKvar: Int
    /// Dagen som verkställigheten senast planerades till.
    public let planerad: Datum?
    /// Det som kräver något av handläggaren först, sedan det som är bra att veta.
    public let varningar: [Varning]

    /// - Parameters:
    ///   - beslut: beslutet som det är känt nu.
    ///   - idag: dagen som allt räknas från.
    ///   - katalog: för det som är daterat: lagar, perioder, avgifter.
    ///   - tidigare: slår upp ett beslut som det här har ersatt, direkt eller genom andra.
    /// - Returns: nil när beslutet inte har någon öppen frist, eller den börjar efter dagen.
    public init?(_ beslut: Beslut, idag: Datum, katalog: Katalog, tidigare: (BeslutID) -> Beslut?) {
        guard let öppen = beslut.öppenFrist, öppen.start <= idag else { return nil }
        let prövning = Bevakningsprövning(beslut: beslut, frist: öppen, idag: idag, katalog: katalog)
        frist = FristID(beslut: beslut.id, nummer: öppen.nummer)
        start = öppen.start
        beslutsdatum = beslut.uppgifter.beslutsdatum
        område = beslut.uppgifter.område
        lagrum = beslut.uppgifter.lagrum
        insats = beslut.uppgifter.insats
        enhet = beslut.uppgifter.enhet
        ursprung = beslut.uppgifter.ursprung
        dagarKvar = prövning.dagarKvar
        planerad = prövning.planeradDag
        varningar = prövning.varningar(tidigare)
    }

    public var nivå: Bevakningsnivå { Bevakningsnivå(dagarKvar: dagarKvar) }
}
