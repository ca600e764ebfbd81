import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Gallring av en persons uppgifter")
struct GallringTests {
    private func nämnd(_ slut: String = "2012-04-01", idag: String = "2026-01-01") throws -> Provnämnd {
        var nämnd = Provnämnd()
        nämnd.idag = dag(idag)
        try nämnd.fatta(1, "2012-01-10")
        try nämnd.fatta(2, "2012-02-10")
        try nämnd.avsluta(1, "2012-03-01")
        try nämnd.avsluta(2, slut)
        return nämnd
    }

    private func föreslå(_ nämnd: inout Provnämnd, av aktör: String = "anna", person: PersonID = .nr(1)) throws(Avvisning) {
        try nämnd.utför(.föreslåGallring(FöreslåGallring(person: person, grund: .skriven("fem år har gått"))), av: aktör)
    }

    private func godkänn(_ nämnd: inout Provnämnd, av aktör: String = "bo", person: PersonID = .nr(1)) throws(Avvisning) {
        try nämnd.utför(.godkännGallring(GodkännGallring(person: person)), av: aktör)
    }

    @Test("föreslås av en och godkänns av en annan: varje beslut får händelsen, med paragraf, dagar och båda aktörerna")
    func kedjan() throws {
        var nämnd = try nämnd()
        try föreslå(&nämnd)
        try godkänn(&nämnd)
        let väntad = PersonuppgifterGallrade(
            person: .nr(1),
            fakta: Gallringsfakta(
                lagrum: "16 kap. 1 § socialtjänstlagen (2025:400)", senasteAnteckning: dag("2012-04-01"), gallringsbar: dag("2017-04-02")),
            föreslagenAv: "anna", godkändAv: "bo")
        #expect(nämnd.strömmar[.nr(1)]?.last == .personuppgifterGallrade(väntad))
        #expect(nämnd.strömmar[.nr(2)]?.last == .personuppgifterGallrade(väntad))
        #expect(nämnd.beslut[.nr(1)]?.gallrat == väntad)
    }

    @Test(
        "får inte göras dagen innan de fem åren gått, men dagen efter",
        arguments: [
            ("2017-04-01", Avvisning.Kod.ejGallringsbar), ("2017-04-02", nil),
        ])
    func gränsen(_ idag: String, _ väntad: Avvisning.Kod?) throws {
        var nämnd = try nämnd(idag: idag)
        #expect(avvisad { try föreslå(&nämnd) }?.kod == väntad)
    }

    @Test("nämner dagen då den blir möjlig, och paragrafen")
    func svaret() throws {
        var nämnd = try nämnd(idag: "2016-01-01")
        do throws(Avvisning) { try föreslå(&nämnd) } catch {
            #expect(error.text.contains("2017-04-02"))
            #expect(error.lagrum == "12 kap. 1 § socialtjänstlagen (2001:453)")
        }
    }

    @Test("avvisas för en öppen frist, en pågående insats, ett undantag och en okänd person")
    func hinder() throws {
        var öppen = try nämnd()
        try öppen.fatta(3, "2012-05-01")
        #expect(avvisad { try föreslå(&öppen) }?.kod == .oppenFrist)
        try öppen.verkställ(3, "2012-06-01")
        #expect(avvisad { try föreslå(&öppen) }?.kod == .insatsPagar)
        var undantagen = try nämnd()
        undantagen.födda = [dag("1980-01-15")]
        #expect(avvisad { try föreslå(&undantagen) }?.kod == .gallringUndantagen)
        undantagen.födda = []
        undantagen.kommunkod = "0980"
        #expect(avvisad { try föreslå(&undantagen) }?.kod == .gallringUndantagen)
        #expect(avvisad { try föreslå(&undantagen, person: .nr(77)) }?.kod == .okandPerson)
        #expect(avvisad { try godkänn(&undantagen, person: .nr(77)) }?.kod == .okandPerson)
    }

    @Test("godkänns inte av den som föreslog den, hur namnet än skrivs", arguments: ["anna", "Anna", "import:anna", "IMPORT:ANNA"])
    func sammaMänniska(_ aktör: String) throws {
        var nämnd = try nämnd()
        try föreslå(&nämnd, av: "import:anna")
        #expect(avvisad { try godkänn(&nämnd, av: aktör) }?.kod == .sammaPersonGodkanner)
    }

    @Test("godkänns inte utan förslag, inte två gånger, och föreslås inte två gånger")
    func ordning() throws {
        var nämnd = try nämnd()
        #expect(avvisad { try godkänn(&nämnd) }?.kod == .gallringEjForeslagen)
        try föreslå(&nämnd)
        #expect(avvisad { try föreslå(&nämnd, av: "bo") }?.kod == .gallringRedanForeslagen)
        try godkänn(&nämnd)
        #expect(avvisad { try godkänn(&nämnd, av: "cilla") }?.kod == .redanGallrad)
        #expect(avvisad { try föreslå(&nämnd, av: "cilla") }?.kod == .redanGallrad)
    }

    @Test("prövas på nytt efter en ny anteckning, vilket beslut den än gäller; förslaget självt flyttar inte tiden")
    func nyAnteckning() throws {
        var nämnd = try nämnd()
        try föreslå(&nämnd)
        try nämnd.rätta(2, .beslutFattat, "kon", .text("man"))
        #expect(avvisad { try godkänn(&nämnd) }?.kod == .anteckningEfterForslaget)
        try föreslå(&nämnd)
        try nämnd.fatta(3, .exempel("2012-05-01"))
        try nämnd.avsluta(3, "2012-05-02")
        #expect(avvisad { try godkänn(&nämnd) }?.kod == .anteckningEfterForslaget)
        try föreslå(&nämnd)
        try godkänn(&nämnd)
    }

    @Test("kan tas tillbaka som förslag men aldrig som gjord")
    func återkallas() throws {
        var nämnd = try nämnd()
        try föreslå(&nämnd)
        try nämnd.återkalla(1, .gallringFöreslagen)
        #expect(avvisad { try godkänn(&nämnd) }?.kod == .anteckningEfterForslaget)
        try föreslå(&nämnd)
        try godkänn(&nämnd)
        #expect(avvisad { try nämnd.återkalla(1, .personuppgifterGallrade) }?.kod == .personuppgifterGallrade)
    }

    @Test(
        "gör att inget mer kan registreras på beslutet",
        arguments: [
            Kommando.registreraHändelse(RegistreraHändelse(.nr(1), .planerat("2012-05-01"))),
            .registreraHändelse(RegistreraHändelse(.nr(1), .skäl("text"))),
            .släppText(SläppText(beslut: .nr(1), val: Händelseval(typ: .skälAngivet, nr: nil))),
            .makuleraBeslut(MakuleraBeslut(beslut: .nr(1), skäl: .skriven("fel"))),
            .ersättBeslut(ErsättBeslut(beslut: .nr(1), nytt: .nr(2), datum: dag("2012-05-01"))),
            .rättaUppgift(
                RättaUppgift(
                    beslut: .nr(1), val: Händelseval(typ: .beslutFattat, nr: nil),
                    uppgifter: [Uppgift(fält: "namn", värde: .skyddat(.text("X")))], skäl: .skriven("fel"))),
            .återkallaHändelse(ÅterkallaHändelse(beslut: .nr(1), val: Händelseval(typ: .beslutMakulerat, nr: nil), skäl: .skriven("fel"))),
        ])
    func efteråt(_ kommando: Kommando) throws {
        var nämnd = try nämnd()
        try föreslå(&nämnd)
        try godkänn(&nämnd)
        #expect(avvisad { try nämnd.utför(kommando) }?.kod == .personuppgifterGallrade)
    }

    @Test("hindrar inte att ett inskick registreras, men rapportörens namn får inte skrivas dit")
    func inskick() throws {
        var nämnd = Provnämnd()
        nämnd.idag = dag("2030-01-01")
        try nämnd.fatta(1, "2012-01-10")
        try nämnd.öppna("2012K2", "2012-04-30")
        try nämnd.fastställ("2012K2")
        try nämnd.avsluta(1, "2012-06-01")
        try föreslå(&nämnd)
        try godkänn(&nämnd)
        func inskick(_ rapportör: String?) -> Kommando {
            .registreraInskick(
                RegistreraInskick(period: kvartal("2012K2"), datum: dag("2012-05-02"), kanal: .etjänst, rapportör: rapportör, urval: .alla, art: nil))
        }
        #expect(avvisad { try nämnd.utför(inskick("Rapportör Exempel")) }?.kod == .personuppgifterGallrade)
        #expect(try nämnd.utför(inskick(nil)) == 1)
    }
}
