/// Nämndens år på en sida: omgångarna med sina steg, sammanträdena och de öppna fristernas dagar. Utan identitet.
public struct Årskalender: Hashable, Sendable {
    public let nämnd: String
    public let år: Int
    public let idag: Datum
    /// Omgångar vars brytdatum eller fönster ligger i året, i periodordning; de väntade efter de öppnade.
    public let omgångar: [Kalenderomgång]
    public let sammanträden: [Datum]
    /// Året 1–12.
    public let månader: [Fristantal]
    /// Slutdagarna i året och hur många frister som har varje, i ordning.
    public let slutdagar: [Slutdag]
    /// Sommarfönstret, när nämnden inte sammanträder i det.
    public let sommarUtanSammanträde: Rapporteringsperiod?
    /// Katalogen vet inte när IVO tar emot rapporterna, och ingen omgång kan planeras.
    public let fönsterOkänt: Bool

    /// En dag då öppna frister går ut, och hur många.
    public struct Slutdag: Hashable, Sendable {
        public let dag: Datum
        public let antal: Int
    }

    /// Hundra år framåt.
    static let flestKommande = 400

    /// - Parameters:
    ///   - år: fyra siffror.
    ///   - kalender: nämndens omgångar, sammanträden och dagen som allt räknas från.
    ///   - dagar: vad som är gjort i var och en av nämndens omgångar.
    ///   - registrerad: dagen då nämnden registrerades.
    ///   - öppna: de öppna fristerna som de är kända nu.
    public init(_ år: Int, _ kalender: Omgångskalender, _ dagar: [Kvartal: Omgångsdagar], registrerad: Datum, öppna: [Fristunderlag]) {
        nämnd = kalender.nämnd
        self.år = år
        idag = kalender.idag
        let öppnade = kalender.omgångar.alla.filter { kalender.rör($0, år) }
            .map { kalender.omgång($0, dagar[$0.uppgifter.period] ?? Omgångsdagar()) }
        let plan = Omgångsplan(kalender.omgångar, kalender.katalog, registrerad: registrerad)
        let kommande = plan.kommande(kalender.idag, flest: Self.flestKommande).filter {
            [$0.uppgifter.brytdatum.år, $0.fönster.från.år, $0.fönster.till.år].contains(år)
        }
        omgångar = öppnade + kommande.map(kalender.väntad)
        sammanträden = kalender.katalog.sammanträden(kalender.nämnd).filter { $0.år == år }
        månader = (1...12).map { månad in Fristantal(öppna) { $0.år == år && $0.månad == månad } }
        let perDag = Dictionary(grouping: öppna) { slutdag($0.frist.start) }
        slutdagar = perDag.filter { $0.key.år == år }.map { Slutdag(dag: $0.key, antal: $0.value.count) }.sorted { $0.dag < $1.dag }
        sommarUtanSammanträde = Kvartal(år, 2).flatMap(kalender.katalog.rapporteringsperiod).flatMap {
            kalender.sommarUtanSammanträde($0) ? $0 : nil
        }
        fönsterOkänt = plan.nästa(kalender.idag) == nil
    }
}
