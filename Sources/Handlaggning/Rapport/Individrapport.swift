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
    /// Slutet som den senaste slutrapporten angav, när det sedan har rättats; nil annars.
    public let lämnatSlut: Fristslut?
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
        lämnatSlut = beslut.slut(vidSenasteSlutrapportenAv: frist, händelser).flatMap { lämnat in
            frist.slut.flatMap { ($0.datum, $0.utfall) == (lämnat.datum, lämnat.utfall) ? nil : lämnat }
        }
        bortfallen = !Radprövning(underlag: underlag, omgång: omgång, tidigareOmgångar: []).sen
        if let kod = rad.skäl, let text = rad.text {
            skäl = Skäl(kod: kod.kod, klass: kod.klass, text: text)
        } else {
            skäl = frist.skäl
        }
        let steg = beslut.historik.filter { !$0.återkallad }
        avbrott = steg.compactMap { frist.avbrott($0) }.first
        let lämnade = Set(steg.compactMap { frist.erbjudande($0) })
        erbjudanden = beslut.erbjudanden.filter { lämnade.contains($0.lämnat.erbjudande) }
        delvis = steg.compactMap { frist.delvis($0) }.last
        uppföljningar = steg.compactMap { frist.uppföljning($0) }
        planerad = steg.compactMap { frist.planerad($0) }.last
        rättsligt = steg.map(\.händelse).filter(\.ärRättslig)
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

    /// Fristens slut så som det var känt när den senaste slutrapporten om den registrerades; nil när ingen har lämnats.
    func slut(vidSenasteSlutrapportenAv frist: Frist, _ händelser: [BeslutHändelse]) -> Fristslut? {
        let plats = historik.lastIndex { steg in
            guard !steg.återkallad, case .individrapportInskickad(let h) = steg.händelse else { return false }
            return h.frist == frist.nummer && h.inskick.art.ärSlutrapport
        }
        return plats.flatMap { Beslut.läge(id, efter: händelser.prefix($0))?.frist(frist.nummer)?.slut }
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
