/// Prövningen av en öppen frist en dag: en namngiven regel för varje sak som handläggaren behöver se.
struct Bevakningsprövning {
    let beslut: Beslut
    let frist: Frist
    let idag: Datum
    let katalog: Katalog

    /// Källa: lag (1930:173) 1 §; se ``slutdag(_:)``.
    var dagarKvar: Int { slutdag(frist.start).dagar(sedan: idag) }

    var nivå: Bevakningsnivå { Bevakningsnivå(dagarKvar: dagarKvar) }

    func varningar(_ tidigare: (BeslutID) -> Beslut?) -> [Varning] {
        let grupper: [[Varning?]] = [
            [skälSaknas, giltighetstid, planering], erbjudandenUtanSvar, [klockanNollställd(tidigare), tvåårsgräns],
            [delvisVerkställt, överklagat, dom, inhibition, senareläggning, avgiftAnsökt, vistelsekommun, rapporterasInte],
        ]
        return grupper.joined().compactMap(\.self)
    }

    /// Det som gäller beslutet och inte är återkallat, i ordning.
    var steg: [Beslutssteg] { beslut.historik.filter { !$0.återkallad } }
    var händelser: [BeslutHändelse] { steg.map(\.händelse) }
}

// Det som handläggaren har att göra.
extension Bevakningsprövning {
    /// Rapporten ska kortfattat ange skälen för dröjsmålet. Den som ännu är i tid har inget dröjsmål att förklara, och en dom rapporteras inte.
    ///
    /// Källa: SoL (2025:400) 34 kap. 1 §; tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
    var skälSaknas: Varning? {
        nivå == .försenad && frist.skäl == nil && beslut.uppgifter.ursprung == .nämnd ? .skälSaknas : nil
    }

    /// Ett tidsbegränsat beslut som snart löper ut, eller som har gjort det utan att någon har avslutat det.
    var giltighetstid: Varning? {
        guard let till = beslut.uppgifter.gällerTill else { return nil }
        let kvar = till.dagar(sedan: idag)
        if kvar < 0 { return .löptUtObekräftat(gällerTill: till, dagarSedan: -kvar) }
        return kvar <= Bevakningsnivå.trettioDagar ? .löperUt(gällerTill: till, dagarKvar: kvar) : nil
    }

    /// Dagen som verkställigheten senast planerades till under den här fristen: en plan från före ett avbrott säger inget om det.
    var planeradDag: Datum? { steg.compactMap { frist.planerad($0) }.last }

    /// En plan som inte höll, eller ingen plan alls när en månad eller mindre återstår.
    var planering: Varning? {
        guard let planeradDag else { return nivå == .iTid ? nil : .planeringSaknas }
        return planeradDag < idag ? .planeradDagPasserad(planeradDag, dagarSedan: idag.dagar(sedan: planeradDag)) : nil
    }

    /// Erbjudanden under fristen som den enskilde inte har svarat på. Att hen inte hör av sig är ett svar, när det är registrerat.
    var erbjudandenUtanSvar: [Varning] {
        beslut.erbjudanden.filter { $0.besvarat == nil && $0.lämnat.datum >= frist.start && $0.lämnat.datum <= idag }.map {
            .erbjudandeUtanSvar($0.lämnat.erbjudande, $0.lämnat.datum, dagarSedan: idag.dagar(sedan: $0.lämnat.datum))
        }
    }
}
