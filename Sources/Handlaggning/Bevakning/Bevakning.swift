/// En nämnds öppna frister en dag, de mest brådskande först: det som väntar på handläggaren.
public struct Bevakning: Hashable, Sendable {
    public let idag: Datum
    /// Minst antal dagar kvar först, sedan efter beslutets id.
    public let rader: [Bevakningsrad]

    public init(idag: Datum, rader: some Sequence<Bevakningsrad>) {
        self.idag = idag
        self.rader = rader.sorted { ($0.dagarKvar, $0.frist) < ($1.dagarKvar, $1.frist) }
    }

    public var summor: Summor { Summor(rader) }

    /// Hur mycket som väntar, för den som bara läser en rad.
    public struct Summor: Hashable, Sendable {
        public let totalt: Int
        public let försenade: Int
        /// Slutdagen är i dag eller inom så många dagar; den som är inom sju dagar är också inom fjorton.
        public let inom7: Int
        public let inom14: Int
        public let inom30: Int
        public let utanSkäl: Int
        /// De av alla som följs men inte rapporteras, eftersom en domstol har beviljat insatsen.
        public let domar: Int

        init(_ rader: [Bevakningsrad]) {
            func antal(_ villkor: (Bevakningsrad) -> Bool) -> Int { rader.count(where: villkor) }
            totalt = rader.count
            försenade = antal { $0.nivå == .försenad }
            inom7 = antal { (0...Bevakningsnivå.sjuDagar).contains($0.dagarKvar) }
            inom14 = antal { (0...Bevakningsnivå.fjortonDagar).contains($0.dagarKvar) }
            inom30 = antal { (0...Bevakningsnivå.trettioDagar).contains($0.dagarKvar) }
            utanSkäl = antal { $0.varningar.contains(.skälSaknas) }
            domar = antal { $0.ursprung == .dom }
        }
    }
}
