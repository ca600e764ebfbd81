/// En hel individrapport till IVO: allt som blanketten frågar efter om en rad, med identitet. Får bara visas för den som ska lämna den.
///
/// Raden är som den står i rapporten: en fastställd ändras aldrig. Allt annat är som det är känt i händelserna, så att den som lämnar
/// rapporten efter fastställandet lämnar det senaste; fristens slut efter brytdatum står som ``slutSedan`` och lämnas för sig.
///
/// Källa: IVO:s blanketter för individrapport; SoL (2025:400) 34 kap. 1–2 §§, LSS (1993:387) 28 f–28 g §§.
public struct Individrapport: Hashable, Sendable {
    public let rad: Rapportrad
    public let art: Inskick.Art
    public let nämnd: Nämndsuppgifter
    public let kön: Kön
    /// Nil när personens nyckel är förstörd: uppgifterna är gallrade.
    public let identitet: Identitet?
    public let förhandsbesked: Bool
    /// Avbrottet som fristen räknas från; nil för en frist från beslutsdagen.
    public let avbrott: VerkställighetAvbruten?
    /// Erbjudanden medan fristen löpte.
    public let erbjudanden: [Erbjudande]
    /// Radens skäl, annars det senaste som angavs för fristen.
    public let skäl: Skäl?
    /// Den senaste delvisa verkställigheten, medan fristen löpte.
    public let delvis: BeslutDelvisVerkställt?
    /// Hur behovet tillgodoses under väntan.
    public let uppföljningar: [UppföljningAntecknad]
    public let planerad: Datum?
    /// Överklaganden, domar, inhibition, senareläggning, vistelsekommun och IVO:s åtgärder, i den ordning de registrerades.
    public let rättsligt: [BeslutHändelse]
    public let ersätterTidigare: Bool
    /// Hur fristen tog slut sedan raden stod öppen i rapporten; nil när den inte gjort det eller raden själv säger det.
    public let slutSedan: Fristslut?
    /// Dagen då en slutrapport mellan omgångarna lämnades för slutet.
    public let slutrapporterad: Datum?
    /// Raden skulle inte längre rapporteras: det som har rättats eller återkallats sedan rapporten fastställdes säger så.
    public let bortfallen: Bool

    /// - Parameters:
    ///   - rad: raden med sin text öppnad; inte en rättad rad, som meddelas på annat sätt.
    ///   - händelser: beslutets alla händelser, i ordning, öppnade med personens nyckel om den finns.
    ///   - övriga: vem personens andra beslut gäller.
    ///   - omgång: omgången som raden lämnas i.
    ///   - nämnd: nämnden som lämnar den.
    /// - Returns: nil för en rättad rad och när händelserna inte har radens frist.
    public init?(
        _ rad: Rapportrad, händelser: [BeslutHändelse], övriga: [Personuppgift] = [], i omgång: Omgångsuppgifter, nämnd: Nämndsuppgifter
    ) {
        guard let art = rad.inskicksart, let beslut = Beslut.läge(rad.frist.beslut, efter: händelser),
            let underlag = beslut.underlag.first(where: { $0.id == rad.frist })
        else { return nil }
        let frist = underlag.frist
        self.rad = rad
        self.art = art
        self.nämnd = nämnd
        kön = beslut.uppgifter.kön
        identitet = beslut.skyddat.map { skyddat in
            Identitet(
                skyddat, vidFörstaInskicket: beslut.skyddat(vidFörstaInskicketAv: frist, till: omgång.period, händelser), övriga: övriga)
        }
        förhandsbesked = beslut.uppgifter.förhandsbesked
        ersätterTidigare = !beslut.ersätter.isEmpty
        slutSedan = rad.utfall == .öppen ? frist.slut : nil
        slutrapporterad = frist.slut.flatMap { frist.slutrapport($0.slutrapportsart, före: omgång.period.nästa) }?.datum
        bortfallen = !Radprövning(underlag: underlag, omgång: omgång, tidigareOmgångar: []).sen
        if let kod = rad.skäl, let text = rad.text {
            skäl = Skäl(kod: kod.kod, klass: kod.klass, text: text)
        } else {
            skäl = frist.skäl
        }
        let steg = beslut.historik.filter { !$0.återkallad }
        let under = Väntan(frist)
        avbrott = steg.compactMap { under.avbrott($0) }.first
        let lämnade = Set(steg.compactMap { under.erbjudande($0) })
        erbjudanden = beslut.erbjudanden.filter { lämnade.contains($0.lämnat.erbjudande) }
        delvis = steg.compactMap { under.delvis($0) }.last
        uppföljningar = steg.compactMap { under.uppföljning($0) }
        planerad = steg.compactMap { under.planerad($0) }.last
        rättsligt = steg.map(\.händelse).filter(\.ärRättslig)
    }
}

/// Det som hör till en av beslutets frister: det som registrerades medan den var öppen, och det som registrerades sedan men hände då.
private struct Väntan {
    private let frist: Frist

    init(_ frist: Frist) { self.frist = frist }

    func avbrott(_ steg: Beslutssteg) -> VerkställighetAvbruten? {
        guard case .verkställighetAvbruten(let h) = steg.händelse, frist.nummer == FristNummer(art: .avbrott, nr: steg.nr) else { return nil }
        return h
    }

    func erbjudande(_ steg: Beslutssteg) -> ErbjudandeID? {
        guard case .erbjudandeLämnat(let h) = steg.händelse, omfattar(steg, h.datum) else { return nil }
        return h.erbjudande
    }

    func delvis(_ steg: Beslutssteg) -> BeslutDelvisVerkställt? {
        guard case .beslutDelvisVerkställt(let h) = steg.händelse, omfattar(steg, h.datum) else { return nil }
        return h
    }

    func uppföljning(_ steg: Beslutssteg) -> UppföljningAntecknad? {
        guard case .uppföljningAntecknad(let h) = steg.händelse, omfattar(steg, h.datum) else { return nil }
        return h
    }

    /// En planerad dag ligger ofta efter fristens slut: den hör till fristen som var öppen när den registrerades.
    func planerad(_ steg: Beslutssteg) -> Datum? {
        guard case .verkställighetPlanerad(let h) = steg.händelse, steg.frist == frist.nummer else { return nil }
        return h.datum
    }

    private func omfattar(_ steg: Beslutssteg, _ datum: Datum) -> Bool {
        if let öppen = steg.frist { return öppen == frist.nummer }
        return datum >= frist.start && frist.slut.map { datum <= $0.datum } ?? false
    }
}

extension BeslutHändelse {
    fileprivate var ärRättslig: Bool {
        switch self {
        case .beslutÖverklagat, .domRegistrerad, .inhibitionBeslutad, .senareläggningBegärd, .vistelsekommunBegärd, .ivoÅtgärdRegistrerad: true
        case .beslutFattat, .beslutVerkställt, .beslutDelvisVerkställt, .verkställighetAvbruten, .verkställighetÅterupptagen, .skälAngivet,
            .erbjudandeLämnat, .erbjudandeBesvarat, .uppföljningAntecknad, .verkställighetPlanerad, .beslutAvslutatUtanVerkställighet,
            .insatsAvslutad, .beslutErsatt, .tidigareBeslutErsatt, .personAvliden, .uppgiftRättad, .händelseÅterkallad, .beslutMakulerat,
            .textSläppt, .individrapportInskickad, .rättelseMeddelad, .gallringFöreslagen, .personuppgifterGallrade:
            false
        }
    }
}

extension Beslut {
    /// Det förseglade om beslutet, när det är öppnat.
    public var skyddat: SkyddadeBeslutsuppgifter? {
        guard case .beslutFattat(let fattat)? = historik.first?.händelse else { return nil }
        return fattat.skyddat
    }

    /// Det förseglade så som det var känt när fristens första gällande individrapport registrerades; nil när ingen har lämnats.
    func skyddat(vidFörstaInskicketAv frist: Frist, till period: Kvartal, _ händelser: [BeslutHändelse]) -> SkyddadeBeslutsuppgifter? {
        let gällande = Set(frist.gällandeInskick(före: period) + frist.inskick.filter { $0.omgång == period })
        let plats = historik.firstIndex { steg in
            guard !steg.återkallad, case .individrapportInskickad(let h) = steg.händelse else { return false }
            return h.frist == frist.nummer && gällande.contains(h.inskick)
        }
        return plats.flatMap { Beslut.läge(id, efter: händelser.prefix($0))?.skyddat }
    }
}
