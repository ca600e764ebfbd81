extension Rapport {
    /// Rapporten för en omgång.
    ///
    /// - Parameters:
    ///   - nämnd: nämndens kod.
    ///   - omgång: den vars brytdatum rapporten visar.
    ///   - tidigare: nämndens tidigare omgångar, i vilken ordning som helst.
    ///   - underlag: varje frist som kan höra till rapporten; fler gör ingen skillnad.
    ///
    /// Källa: SoL (2001:453) 16 kap. 6 f–6 g §§, SoL (2025:400) 34 kap. 1–2 §§, LSS (1993:387) 28 f–28 g §§.
    public init(nämnd: String, omgång: Omgångsuppgifter, tidigare: [TidigareOmgång], underlag: some Sequence<Fristunderlag>) {
        let rader = underlag.compactMap { Radprövning(underlag: $0, omgång: omgång, tidigareOmgångar: tidigare).rad }
        self.init(nämnd: nämnd, omgång: omgång, rader: rader.sorted(by: radordning))
    }
}

func radordning(_ vänster: Rapportrad, _ höger: Rapportrad) -> Bool {
    if vänster.rubrik != höger.rubrik { return vänster.rubrik < höger.rubrik }
    if vänster.insats != höger.insats { return vänster.insats < höger.insats }
    if vänster.beslutsdatum != höger.beslutsdatum { return vänster.beslutsdatum < höger.beslutsdatum }
    return vänster.frist < höger.frist
}

/// Prövningen av en frist mot en omgång: de namngivna villkoren och vilken rubrik de leder till.
struct Radprövning {
    let underlag: Fristunderlag
    let omgång: Omgångsuppgifter
    let tidigareOmgångar: [TidigareOmgång]

    private var frist: Frist { underlag.frist }

    /// Fristens slut, om det inträffat senast på brytdatum.
    var slut: Fristslut? { frist.slut.flatMap { $0.datum <= omgång.brytdatum ? $0 : nil } }

    var rapporteringsplikt: Rapporteringsplikt {
        if underlag.makulerat { return .makulerat }
        if frist.återkallad { return .avbrottetÅterkallat }
        if underlag.ursprung == .dom { return .dom }
        if rapporteringsbarFrån(frist.start) > omgång.brytdatum { return .inteÄnnu }
        if let slut, slut.datum <= slutdag(frist.start) { return .iTid(slut.datum) }
        return slut.map { .slutFörSent($0.datum) } ?? .öppen
    }

    /// Om fristen är en försening som ska rapporteras: inte verkställd eller avslutad inom tre månader, och det har hunnit bli känt.
    var sen: Bool { rapporteringsplikt.gäller }

    var tidigareInskick: [Inskick] { frist.gällandeInskick(före: omgång.period) }

    /// Om fristen har rapporterats i någon tidigare omgång, inte bara i den närmast föregående: en omgång kan ha missats.
    var tidigareRapporterad: Bool { !tidigareInskick.isEmpty }

    /// Om fristen är slutrapporterad: den stod stängd i den senaste omgång där den lämnades.
    var slutrapporterad: Bool {
        guard let senaste = tidigareInskick.map(\.omgång).max() else { return false }
        return tidigareInskick.contains { $0.omgång == senaste && $0.stängd } || visadEfterSlutrapport
    }

    /// En slutrapport mellan omgångarna lämnas på en omgång där raden stod öppen. Nästa rapport visar raden stängd en gång till, som redan
    /// lämnad; den som kommer därefter visar den inte.
    private var visadEfterSlutrapport: Bool {
        guard let slut, let slutrapport = frist.slutrapport(slut.slutrapportsart, före: omgång.period) else { return false }
        // Det senaste som visats gäller: har en rapport sedan visat raden öppen igen är den inte visad stängd.
        let efter = tidigareOmgångar.filter { $0.uppgifter.period > slutrapport.omgång && $0.uppgifter.period < omgång.period }
        let visade = efter.sorted { $0.uppgifter.period > $1.uppgifter.period }.lazy.compactMap { $0.utfall(för: underlag.id) }
        return visade.first == slut.utfall
    }

    var rubrik: Rubrik? {
        switch (tidigareRapporterad, sen) {
        case (true, false): .rättade
        case (false, false): nil
        case (false, true): .r4
        case (true, true):
            switch slut {
            case nil: .r3
            case .some where slutrapporterad: nil
            case .verkställd: .r1
            case .avslutad: .r2
            }
        }
    }

    var rad: Rapportrad? {
        guard let rubrik else { return nil }
        let visad = slut?.datum ?? omgång.brytdatum
        var (utfall, orsak, text): (Utfall, Avslutsorsak?, Fritext?) = (.öppen, nil, frist.skäl?.text)
        switch slut {
        case nil: break
        case .verkställd: (utfall, text) = (.verkställd, nil)
        case .avslutad(_, let varför, let avslutstext): (utfall, orsak, text) = (.avslutad, varför, avslutstext)
        }
        // En rättad rad anger inget skäl: texten är inte läst av den som släpper texter.
        if rubrik == .rättade { text = nil }
        return Rapportrad(
            rubrik: rubrik, utfall: utfall, frist: underlag.id, start: frist.start, slut: slut?.datum, område: underlag.område,
            lagrum: underlag.lagrum, insats: underlag.insats, beslutsdatum: underlag.beslutsdatum,
            dagarSedanBeslut: visad.dagar(sedan: underlag.beslutsdatum), dagarIFrist: visad.dagar(sedan: frist.start),
            skäl: utfall == .öppen && rubrik != .rättade ? frist.skäl.map { Rapportrad.Radskäl(kod: $0.kod, klass: $0.klass) } : nil, orsak: orsak,
            text: text,
            märken: märken(rubrik))
    }

    private func märken(_ rubrik: Rubrik) -> [Märke] {
        var märken: [Märke] = []
        if rubrik == .r4, let missad = missadOmgång { märken.append(.skulleHaRapporterats(missad)) }
        if rubrik == .r3, slutrapporterad { märken.append(.återöppnad) }
        if underlag.vistelsekommun { märken.append(.vistelsekommun) }
        guard slut == nil, rubrik != .rättade else { return märken }
        if let till = underlag.gällerTill, till < omgång.brytdatum { märken.append(.löptUtObekräftat) }
        if frist.skäl == nil { märken.append(.skälSaknas) }
        if let senare = frist.slut { märken.append(.slutEfterBrytdatum(senare.datum)) }
        return märken
    }

    /// Den första tidigare omgång vars brytdatum fristen redan var rapporteringsbar på.
    var missadOmgång: Kvartal? {
        tidigareOmgångar.map(\.uppgifter).filter { $0.period < omgång.period && rapporteringsbarFrån(frist.start) <= $0.brytdatum }.map(\.period)
            .min()
    }
}
