public import Handlaggning

// En händelse av varje slag, kort skriven; de vanligaste står i Exempel.swift.
extension BeslutHändelse {
    public static func erbjudande(_ nr: UInt64, _ datum: String) -> BeslutHändelse {
        .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(nr), datum: dag(datum), vad: .skriven("en lägenhet")))
    }

    public static func besvarat(_ nr: UInt64, _ datum: String, _ svar: ErbjudandeBesvarat.Svar, skäl: String? = nil) -> BeslutHändelse {
        .erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: .nr(nr), datum: dag(datum), svar: svar, skäl: skäl.map(Fritext.skriven)))
    }

    public static func uppföljning(_ datum: String) -> BeslutHändelse {
        .uppföljningAntecknad(UppföljningAntecknad(datum: dag(datum), text: .skriven("anhöriga hjälper till")))
    }

    public static func planerat(_ datum: String) -> BeslutHändelse { .verkställighetPlanerad(VerkställighetPlanerad(datum: dag(datum))) }

    public static func insatsenSlut(_ datum: String) -> BeslutHändelse {
        .insatsAvslutad(InsatsAvslutad(datum: dag(datum), orsak: .skriven("målet är nått")))
    }

    public static func ersatt(av nytt: UInt64, _ datum: String) -> BeslutHändelse { .beslutErsatt(BeslutErsatt(nytt: .nr(nytt), datum: dag(datum))) }
    public static func ersätter(_ tidigare: UInt64) -> BeslutHändelse { .tidigareBeslutErsatt(TidigareBeslutErsatt(tidigare: .nr(tidigare))) }
    public static func avliden(_ datum: String) -> BeslutHändelse { .personAvliden(PersonAvliden(datum: dag(datum))) }

    public static func överklagat(_ datum: String) -> BeslutHändelse {
        .beslutÖverklagat(BeslutÖverklagat(datum: dag(datum), instans: .skriven("förvaltningsrätten"), av: .enskild))
    }

    public static func dom(_ datum: String, lagaKraft: String? = nil) -> BeslutHändelse {
        .domRegistrerad(
            DomRegistrerad(datum: dag(datum), instans: .skriven("förvaltningsrätten"), utfall: .skriven("avslag"), lagaKraft: lagaKraft.map(dag)))
    }

    public static func inhibition(_ datum: String, gäller: Bool = true) -> BeslutHändelse {
        .inhibitionBeslutad(InhibitionBeslutad(datum: dag(datum), instans: .skriven("kammarrätten"), gäller: gäller))
    }

    public static func senareläggning(_ datum: String, till: String? = nil) -> BeslutHändelse {
        .senareläggningBegärd(SenareläggningBegärd(datum: dag(datum), till: till.map(dag)))
    }

    public static func vistelsekommun(_ datum: String) -> BeslutHändelse {
        .vistelsekommunBegärd(VistelsekommunBegärd(datum: dag(datum), kommunkod: "0180"))
    }

    public static func ivo(_ datum: String, _ åtgärd: IVOÅtgärdRegistrerad.Åtgärd = .avgiftAnsökt, _ belopp: Int? = nil) -> BeslutHändelse {
        .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: dag(datum), åtgärd: åtgärd, dnr: nil, belopp: belopp))
    }

    public static var makulerat: BeslutHändelse { .beslutMakulerat(BeslutMakulerat(skäl: .skriven("fel person"))) }

    public static func rättad(_ typ: Typ, _ nr: Int, _ fält: String, _ värde: Uppgift.Värde) -> BeslutHändelse {
        .uppgiftRättad(UppgiftRättad(mål: Händelsemål(typ: typ, nr: nr), uppgift: Uppgift(fält: fält, värde: värde), skäl: .skriven("skrivfel")))
    }

    public static func återkallad(_ typ: Typ, _ nr: Int) -> BeslutHändelse {
        .händelseÅterkallad(HändelseÅterkallad(mål: Händelsemål(typ: typ, nr: nr), skäl: .skriven("misstag")))
    }
}

extension Uppgift.Värde {
    public static func dag(_ text: String) -> Uppgift.Värde { .datum(HandlaggningSupport.dag(text)) }
}

// Kommandona som rör flera beslut eller en text.
extension Provnämnd {
    /// - Returns: antalet beslut som fick en händelse.
    @discardableResult
    public mutating func avliden(_ person: UInt64, _ datum: String) throws(Avvisning) -> Int {
        try utför(.registreraDödsfall(RegistreraDödsfall(person: .nr(person), datum: dag(datum))))
    }

    public mutating func ersätt(_ nr: UInt64, med nytt: UInt64, _ datum: String) throws(Avvisning) {
        try utför(.ersättBeslut(ErsättBeslut(beslut: .nr(nr), nytt: .nr(nytt), datum: dag(datum))))
    }

    /// - Returns: 0 när texten redan var släppt.
    @discardableResult
    public mutating func släpp(_ nr: UInt64, _ typ: BeslutHändelse.Typ, händelse: Int? = nil) throws(Avvisning) -> Int {
        try utför(.släppText(SläppText(beslut: .nr(nr), val: Händelseval(typ: typ, nr: händelse))))
    }

    @discardableResult
    public mutating func meddelaRättelse(_ period: String, _ urval: Fristurval = .alla) throws(Avvisning) -> Int {
        try utför(.meddelaRättelse(MeddelaRättelse(period: kvartal(period), datum: dag("2029-12-31"), urval: urval)))
    }
}
