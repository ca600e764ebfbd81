import Handlaggning
import HandlaggningSupport
import Reports

/// Elva öppna frister den 1 juni 2023, med varje slags varning och upplysning, och ett beslut som är verkställt.
func exempelbevakning(_ idag: String = "2023-06-01") throws -> Bevakningslista {
    var nämnd = Provnämnd()
    try nämnd.fatta(1, .bevakat("2022-03-01"))
    try nämnd.fatta(2, .bevakat("2023-02-15", insats: "bostad", gällerTill: "2023-05-31", enhet: "Enhet Norr"))
    try nämnd.utför(.ersättBeslut(ErsättBeslut(beslut: .nr(1), nytt: .nr(2), datum: dag("2023-02-15"))))
    try nämnd.fatta(3, .bevakat("2023-02-27", ursprung: .dom, enhet: "Enhet Söder"))
    try nämnd.registrera(3, .domRegistrerad(DomRegistrerad(datum: dag("2023-02-27"), instans: .skriven("r"), utfall: .skriven("u"), lagaKraft: nil)))
    try nämnd.fatta(4, .bevakat("2023-01-10", insats: "lss_kontaktperson", område: .of, lagrum: "LSS-9:4"))
    try nämnd.verkställ(4, "2023-01-20")
    try nämnd.registrera(4, .avbrutet("2023-03-01"))
    try nämnd.registrera(4, .verkställighetPlanerad(VerkställighetPlanerad(datum: dag("2023-05-20"))))
    try nämnd.fatta(5, .bevakat("2023-03-08", gällerTill: "2023-06-02"))
    try nämnd.registrera(5, .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(7), datum: dag("2023-05-31"), vad: .skriven("en plats"))))
    try nämnd.registrera(5, .delvisVerkställt("2023-04-01"))
    try nämnd.fatta(6, .bevakat("2023-03-14", enhet: "Enhet\nNorr"))
    try nämnd.registrera(6, .beslutÖverklagat(BeslutÖverklagat(datum: dag("2023-04-01"), instans: .skriven("rätten"), av: .annan)))
    try nämnd.registrera(6, .inhibitionBeslutad(InhibitionBeslutad(datum: dag("2023-04-03"), instans: .skriven("rätten"), gäller: true)))
    try nämnd.fatta(8, .bevakat("2023-03-29"))
    try nämnd.registrera(8, .vistelsekommunBegärd(VistelsekommunBegärd(datum: dag("2023-04-03"), kommunkod: "0180")))
    try nämnd.fatta(9, .bevakat("2023-05-31"))
    try nämnd.fatta(10, .bevakat("2023-02-10"))
    try nämnd.ange(10, skäl: "kö till Alma Exempelsson.")
    try nämnd.registrera(10, .senareläggningBegärd(SenareläggningBegärd(datum: dag("2023-02-11"), till: dag("2023-09-01"))))
    try nämnd.fatta(11, .bevakat("2020-02-29"))
    try nämnd.ange(11, skäl: "kö.")
    try nämnd.fatta(12, .bevakat("2022-06-01"))
    try nämnd.registrera(
        12, .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: dag("2023-04-11"), åtgärd: .avgiftAnsökt, dnr: nil, belopp: nil)))
    try nämnd.fatta(13, .bevakat("2023-02-01", ursprung: .dom))
    try nämnd.registrera(
        13, .domRegistrerad(DomRegistrerad(datum: dag("2023-02-01"), instans: .skriven("r"), utfall: .skriven("u"), lagaKraft: dag("2023-02-22"))))
    try nämnd.fatta(14, .bevakat("2023-02-01"))
    try nämnd.verkställ(14, "2023-02-02")
    return bevakningslista(nämnd, idag)
}

func bevakningslista(_ nämnd: Provnämnd, _ idag: String) -> Bevakningslista {
    let rader = nämnd.beslut.values.compactMap { beslut in
        Bevakningsrad(beslut, idag: dag(idag), katalog: .program) { nämnd.beslut[$0] }
    }
    return Bevakningslista(nämnd: "SN", position: 42, Bevakning(idag: dag(idag), rader: rader), katalog: .program)
}

extension Beslutsuppgifter {
    fileprivate static func bevakat(
        _ beslutsdatum: String, insats: String = "kontaktperson", område: Verksamhetsområde = .ifo, lagrum: String = "SoL2001-4:1",
        gällerTill: String? = nil, ursprung: Ursprung = .nämnd, enhet: String? = nil
    ) -> Beslutsuppgifter {
        Beslutsuppgifter(
            person: .nr(900), kön: .kvinna, område: område, lagrum: lagrum, insats: insats, beslutsdatum: dag(beslutsdatum),
            gällerTill: gällerTill.map(dag), ursprung: ursprung, enhet: enhet)
    }
}
