/// Vilken omgång som ska öppnas härnäst, och när. En människa kan alltid öppna en annan: då fortsätter planen från den.
///
/// Med omgångar förut fortsätter nämndens eget sätt att räkna: perioden efter den senast öppnade, i fönstret efter det som den hör till. Utan är det
/// kalenderkvartalet som just tagit slut, och inget av det som varit dessförinnan.
///
/// Källa: IVO: «varje kvartal har en rapporteringsperiod»; SoL (2025:400) 34 kap. 1 §: en gång per kvartal.
public struct Omgångsplan: Sendable {
    /// Dagar före fönstret. Två veckor räcker för att ange skälen som saknas, och brytdatum är ännu inte passerat.
    public static let öppnasFöreFönstret = 14

    private let omgångar: Omgångar
    private let katalog: Katalog

    public init(_ omgångar: Omgångar, _ katalog: Katalog) {
        self.omgångar = omgångar
        self.katalog = katalog
    }

    /// En omgång som ska öppnas.
    public struct Kommande: Hashable, Sendable {
        public let uppgifter: Omgångsuppgifter
        public let fönster: Rapporteringsperiod

        /// Första dagen att öppna den.
        public var öppnas: Datum { fönster.öppnarOmgång }
    }

    /// Den som ska öppnas härnäst, i dag eller senare; nil när katalogen inte vet när IVO tar emot rapporterna.
    public func nästa(_ idag: Datum) -> Kommande? {
        guard let senaste = omgångar.alla.last?.uppgifter else { return första(idag) }
        guard let fönster = katalog.fönster(brytdatum: senaste.brytdatum) else { return nil }
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

    /// Kvartalet vars fönster senast har kommit så nära att en omgång för det ska vara öppen.
    private func första(_ idag: Datum) -> Kommande? {
        guard let kvartal = Kvartal(kring: idag) else { return nil }
        let möjliga = [kvartal.efterföljande, kvartal, kvartal.föregående, kvartal.föregående?.föregående].compactMap(\.self)
        return möjliga.compactMap(katalog.rapporteringsperiod).first { $0.öppnarOmgång <= idag }.map { fönster in
            Kommande(
                uppgifter: Omgångsuppgifter(period: fönster.kvartal, etikett: nil, brytdatum: fönster.kvartal.sistaDag), fönster: fönster)
        }
    }

    private func efter(_ förra: Omgångsuppgifter, i fönster: Rapporteringsperiod) -> Kommande? {
        guard let period = förra.period.efterföljande, let nästa = katalog.fönster(efter: fönster) else { return nil }
        // Kvartalets sista dag, men aldrig före dagen efter det förra brytdatumet: inget får räknas två gånger.
        let brytdatum = max(nästa.kvartal.sistaDag, förra.brytdatum.plus(dagar: 1))
        guard brytdatum <= nästa.till else { return nil }
        return Kommande(uppgifter: Omgångsuppgifter(period: period, etikett: nil, brytdatum: brytdatum), fönster: nästa)
    }
}

extension Rapporteringsperiod {
    /// Dagen då en omgång för fönstret ska vara öppen.
    public var öppnarOmgång: Datum { från.plus(dagar: -Omgångsplan.öppnasFöreFönstret) }
}
