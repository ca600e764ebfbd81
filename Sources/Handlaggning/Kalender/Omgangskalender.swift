/// En nämnds omgångar på en tidslinje: när varje steg ska tas och om det är taget.
public struct Omgångskalender: Sendable {
    let nämnd: String
    let omgångar: Omgångar
    let katalog: Katalog
    let idag: Datum
    let fönstren: Omgångsfönster

    public init(nämnd: String, _ omgångar: Omgångar, _ katalog: Katalog, idag: Datum) {
        self.nämnd = nämnd
        self.omgångar = omgångar
        self.katalog = katalog
        self.idag = idag
        fönstren = Omgångsfönster(omgångar, katalog)
    }

    /// En öppnad omgång.
    public func omgång(_ omgång: Omgång, _ dagar: Omgångsdagar) -> Kalenderomgång {
        let fönster = fönstren[omgång.uppgifter.period]
        return Kalenderomgång(
            uppgifter: omgång.uppgifter, fönster: fönster, öppnad: true,
            steg: Kalendersteg.Slag.allCases.map { slag in
                steg(slag, omgång.uppgifter, fönster, omgång, gjort: gjort(slag, omgång, dagar))
            })
    }

    /// En omgång som ännu inte är öppnad.
    public func väntad(_ kommande: Omgångsplan.Kommande) -> Kalenderomgång {
        Kalenderomgång(
            uppgifter: kommande.uppgifter, fönster: kommande.fönster, öppnad: false,
            steg: Kalendersteg.Slag.allCases.map { steg($0, kommande.uppgifter, kommande.fönster, nil, gjort: nil) })
    }

    /// Om omgången hör till året: dess brytdatum eller dess fönster ligger där.
    public func rör(_ omgång: Omgång, _ år: Int) -> Bool {
        let fönster = fönstren[omgång.uppgifter.period]
        return [omgång.uppgifter.brytdatum, fönster?.från, fönster?.till].contains { $0?.år == år }
    }

    private func gjort(_ slag: Kalendersteg.Slag, _ omgång: Omgång, _ dagar: Omgångsdagar) -> Kalendersteg.Läge? {
        switch slag {
        case .öppna: .gjort(dagar.öppnad)
        case .beräkna: omgång.versioner.isEmpty ? nil : .gjort(dagar.beräknad)
        case .fastställ: omgång.fastställdVersion.map { _ in .gjort(dagar.fastställd) }
        case .lämna: dagar.kvar == 0 ? .gjort(dagar.lämnad) : ärÖvertagen(omgång) ? .övertaget : nil
        case .anta: omgång.antagen.map { .gjort($0.sammanträdesdatum) }
        case .revisorer: omgång.överlämnad[.revisorer].map { .gjort($0) }
        case .fullmäktige: omgång.överlämnad[.fullmäktige].map { .gjort($0) }
        }
    }

    func ärÖvertagen(_ omgång: Omgång) -> Bool { omgångar.senare(än: omgång.uppgifter.period).contains { $0.fastställdVersion != nil } }

    /// Ett steg kan tas när det före är taget.
    private func steg(
        _ slag: Kalendersteg.Slag, _ uppgifter: Omgångsuppgifter, _ fönster: Rapporteringsperiod?, _ omgång: Omgång?, gjort: Kalendersteg.Läge?
    ) -> Kalendersteg {
        let passerat = uppgifter.brytdatum.plus(dagar: 1)
        let fastställd = omgång?.fastställdVersion == nil ? nil : fönster?.från
        let (från, senast): (Datum?, Datum?) =
            switch slag {
            case .öppna: (fönster?.öppnarOmgång, fönster?.öppnarOmgång)
            case .beräkna: (omgång.map { _ in passerat }, passerat)
            case .fastställ: (omgång.map { _ in passerat }, fönster?.sistaDag)
            case .lämna: (fastställd, fönster?.sistaDag)
            case .anta: (fastställd, fönster.flatMap(antasSenast))
            case .revisorer, .fullmäktige: (omgång?.antagen?.sammanträdesdatum, fönster.flatMap(överlämnasSenast))
            }
        return Kalendersteg(slag, från: från, senast: senast, gjort: gjort, idag: idag)
    }

    /// Det första sammanträdet efter IVO:s fönster: IVO får rapporten före nämnden. Utan ett känt sammanträde före nästa fönster, dagen före det.
    public func antasSenast(_ fönster: Rapporteringsperiod) -> Datum? {
        let senast = överlämnasSenast(fönster)
        let sammanträde = katalog.sammanträden(nämnd).first { $0 > fönster.till }
        return sammanträde.flatMap { dag in senast.map { dag <= $0 } ?? true ? dag : nil } ?? senast
    }

    /// Revisorer och fullmäktige ska ha rapporten en gång per kvartal: före nästa fönster.
    ///
    /// Källa: SoL (2025:400) 34 kap. 1 och 3 §§; tidigare SoL (2001:453) 16 kap. 6 f och 6 h §§; LSS (1993:387) 28 f och 28 h §§.
    public func överlämnasSenast(_ fönster: Rapporteringsperiod) -> Datum? { katalog.fönster(efter: fönster)?.från.plus(dagar: -1) }

    /// Sommarfönstret när nämnden har sammanträden det året men inget i det: rapporten ska till IVO innan nämnden kan ta ställning till den.
    public func sommarUtanSammanträde(_ fönster: Rapporteringsperiod) -> Bool {
        guard fönster.kvartal.nummer == Self.sommarkvartal else { return false }
        let sammanträden = katalog.sammanträden(nämnd)
        return sammanträden.contains { $0.år == fönster.från.år } && !sammanträden.contains { fönster.från <= $0 && $0 <= fönster.till }
    }

    /// IVO:s andra kvartal, som lämnas i juli och augusti.
    private static let sommarkvartal = 2
}
