/// Vilken omgång som ska öppnas härnäst, och när. En människa kan alltid öppna en annan: då fortsätter planen från den.
///
/// Med omgångar förut fortsätter nämndens eget sätt att räkna: perioden efter den senast öppnade, i fönstret efter det som den hör till. Utan är det
/// det första fönstret som ännu inte har stängt, och inget av det som varit dessförinnan.
///
/// En öppnad omgång kan inte tas tillbaka, och den som registrerar en nämnd ska ofta läsa in dess historik härnäst, med omgångar som redan är
/// genomförda. Den första omgången väntar därför en vecka efter registreringen. Den räknas från registreringen och inte från i dag: har ingen
/// arbetat sedan dess är den missad och öppnas ändå. En historik för en tid före registreringen är redan inläst och har inget att vänta på.
///
/// Källa: IVO: «varje kvartal har en rapporteringsperiod»; SoL (2025:400) 34 kap. 1 §: en gång per kvartal.
public struct Omgångsplan: Sendable {
    /// Dagar före fönstret. Två veckor räcker för att ange skälen som saknas, och brytdatum är ännu inte passerat.
    public static let öppnasFöreFönstret = 14
    /// Dagar från nämndens registrering till dess första omgång tidigast öppnas: en arbetsvecka att läsa in historiken på.
    public static let betänketid = 7

    private let omgångar: Omgångar
    private let katalog: Katalog
    private let registrerad: Datum
    private let fönstren: Omgångsfönster

    /// - Parameters:
    ///   - omgångar: nämndens alla, i vilket läge de än är.
    ///   - katalog: för IVO:s fönster.
    ///   - registrerad: dagen då nämnden registrerades i systemet.
    public init(_ omgångar: Omgångar, _ katalog: Katalog, registrerad: Datum) {
        self.omgångar = omgångar
        self.katalog = katalog
        self.registrerad = registrerad
        fönstren = Omgångsfönster(omgångar, katalog)
    }

    /// En omgång som ska öppnas.
    public struct Kommande: Hashable, Sendable {
        public let uppgifter: Omgångsuppgifter
        public let fönster: Rapporteringsperiod
        /// Första dagen att öppna den.
        public let öppnas: Datum

        fileprivate init(_ period: Kvartal, _ brytdatum: Datum, _ fönster: Rapporteringsperiod, tidigast: Datum? = nil) {
            uppgifter = Omgångsuppgifter(period: period, etikett: nil, brytdatum: brytdatum)
            self.fönster = fönster
            öppnas = tidigast.map { max($0, fönster.öppnarOmgång) } ?? fönster.öppnarOmgång
        }
    }

    /// Den som ska öppnas härnäst, i dag eller senare; nil när katalogen inte vet när IVO tar emot rapporterna.
    public func nästa(_ idag: Datum) -> Kommande? {
        guard let senaste = omgångar.alla.last?.uppgifter else { return första(idag) }
        guard let fönster = fönstren[senaste.period] else { return nil }
        return efter(senaste, i: fönster)
    }

    /// Den som skulle ha öppnats i dag eller tidigare; nil när ingen ska det.
    public func förfallen(_ idag: Datum) -> Kommande? { nästa(idag).flatMap { $0.öppnas <= idag ? $0 : nil } }

    /// Alla kommande i ordning, högst `flest`.
    public func kommande(_ idag: Datum, flest: Int) -> [Kommande] {
        var alla: [Kommande] = []
        var nästa = nästa(idag)
        while let en = nästa, alla.count < flest {
            alla.append(en)
            nästa = efter(en.uppgifter, i: en.fönster)
        }
        return alla
    }

    /// Det första fönstret som inte har stängt när nämnden kan börja.
    private func första(_ idag: Datum) -> Kommande? {
        let tidigast = idag < registrerad ? idag : registrerad.plus(dagar: Self.betänketid)
        guard let kvartal = Kvartal(kring: tidigast) else { return nil }
        let möjliga = [kvartal.föregående?.föregående, kvartal.föregående, kvartal, kvartal.efterföljande].compactMap(\.self)
        return möjliga.compactMap(katalog.rapporteringsperiod).first { tidigast <= $0.sistaDag }
            .map { Kommande($0.kvartal, $0.kvartal.sistaDag, $0, tidigast: idag < registrerad ? nil : tidigast) }
    }

    private func efter(_ förra: Omgångsuppgifter, i fönster: Rapporteringsperiod) -> Kommande? {
        guard let period = förra.period.efterföljande, let nästa = katalog.fönster(efter: fönster) else { return nil }
        // Kvartalets sista dag, men aldrig före dagen efter det förra brytdatumet: inget får räknas två gånger.
        let brytdatum = max(nästa.kvartal.sistaDag, förra.brytdatum.plus(dagar: 1))
        guard brytdatum <= nästa.till else { return nil }
        return Kommande(period, brytdatum, nästa)
    }
}

extension Rapporteringsperiod {
    /// Dagen då en omgång för fönstret ska vara öppen.
    public var öppnarOmgång: Datum { från.plus(dagar: -Omgångsplan.öppnasFöreFönstret) }
}
