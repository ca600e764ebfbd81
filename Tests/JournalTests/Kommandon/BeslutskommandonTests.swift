import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Journal
import Testing

@Suite("Kommandon om beslut")
struct BeslutskommandonTests {
    let fatta = exempelkommandon[1].helt

    @Test("FattaBeslut bär varje uppgift dit den hör: det som rapporteras för sig, identiteten för sig")
    func fattaBeslut() throws {
        let väntat = FattaBeslut(
            beslut: .nr(1),
            uppgifter: Beslutsuppgifter(
                person: .nr(2), kön: .kvinna, område: .ifo, lagrum: "SoL2001-4:1", insats: "kontaktperson", beslutsdatum: dag("2023-01-17"),
                gällerFrån: dag("2023-02-01"), gällerTill: dag("2023-12-31"),
                beslutsgrupp: .nr(3), förhandsbesked: true, ursprung: .dom, enhet: "Vuxenenheten", berörBarn: true),
            skyddat: SkyddadeBeslutsuppgifter(
                person: Personuppgifter(personnummer: "19710211-T121", namn: "Alma Exempelsson", skyddad: true), inriktning: "missbruk",
                omfattning: Omfattning(tal: "2.5", enhet: "timmar/vecka"), handläggare: "Handläggare Exempel",
                källa: Källa(system: "exempel", id: "E-1"), dnr: "SN 2023:7"))
        #expect(läs(fatta).kommando == .fattaBeslut(väntat))
    }

    @Test("FattaBeslut utan de valfria fälten är nämndens eget beslut, utan förhandsbesked, skydd och barn")
    func förvalda() throws {
        let minsta = exempelkommandon[1].valfria.keys.sorted().reduce(fatta) { $0.satt($1, nil) }
        guard case .fattaBeslut(let kommando) = try läs(minsta).get().kommando else { Issue.record("inte FattaBeslut"); return }
        #expect(
            kommando.uppgifter
                == Beslutsuppgifter(
                    person: .nr(2), kön: .kvinna, område: .ifo, lagrum: "SoL2001-4:1", insats: "kontaktperson", beslutsdatum: dag("2023-01-17")))
        #expect(kommando.skyddat == SkyddadeBeslutsuppgifter(person: Personuppgifter(personnummer: nil, namn: nil, skyddad: false)))
    }

    @Test(
        "personnummer tas emot i de former som finns",
        arguments: [
            "19710211-T121", "19710211-TF10", "19710211T121", "19710211TF10", "19710211-0000", "197102110000",
        ])
    func personnummer(_ text: String) {
        #expect(läs(fatta.satt("person.personnummer", .string(text))).avvisning == nil)
    }

    @Test(
        "personnummer i annan form avvisas, utan att det upprepas i svaret",
        arguments: [
            "710211-T121", "19710211", "19710211-", "19710211-T12", "19710211-T1211", "19710211-TF1", "19710211-TF101", "19710211-FT10",
            "19710211-F121",
            "19710211-TT12", "19710211-TFF1", "19710211-t121", "19710211-X121", "19710211+T121", "1971021-T1211", "19710211 T121", "1971-02-11-T121",
            "19710211-T12１", "１9710211-T121", "T9710211-T121", "19710211-TFTF",
        ])
    func felPersonnummer(_ text: String) {
        let svar = läs(fatta.satt("person.personnummer", .string(text))).avvisning
        #expect(svar?.kod == .ogiltigtVarde)
        #expect(svar?.fält == "person.personnummer")
        #expect(svar?.text.contains(text) == false)
    }

    @Test(
        "omfattningens tal är ett tal som inte är negativt",
        arguments: [
            (JSON.number("-1"), false), ("2", false), (.null, false), (0, true), (.number("2.5"), true),
        ])
    func omfattning(_ tal: JSON, _ går: Bool) {
        let svar = läs(fatta.satt("omfattning.tal", tal)).avvisning
        #expect((svar == nil) == går)
        #expect(går || svar?.fält == "omfattning.tal")
    }

    @Test(
        "värden utanför listorna avvisas, och svaret räknar upp dem som finns",
        arguments: [
            ("person.kon", "Kvinna", "kvinna, man, annat, okant"), ("omrade", "ÄO", "IFO, AO, OF"), ("ursprung", "nämnd", "namnd, dom"),
        ])
    func listor(_ stig: String, _ värde: String, _ möjliga: String) {
        let svar = läs(fatta.satt(stig, .string(värde))).avvisning
        #expect(svar?.kod == .ogiltigtVarde)
        #expect(svar?.fält == stig)
        #expect(svar?.text.contains(möjliga) == true)
    }

    @Test("varje orsak, skälskod och klass i kontraktet tas emot")
    func koder() {
        let orsaker = "atertagen_ansokan behov_upphort tillgodosett_annat_satt flyttat avliden ej_medverkat nytt_beslut lopt_ut annat"
        for orsak in orsaker.split(separator: " ") { #expect(läs(exempelkommandon[3].helt.satt("orsak", .string(String(orsak)))).avvisning == nil) }
        let koder = "resursbrist uppdragstagare_saknas tackat_nej onskemal halsa ej_kontakt upphandling annat"
        for kod in koder.split(separator: " ") { #expect(läs(exempelkommandon[4].helt.satt("kod", .string(String(kod)))).avvisning == nil) }
        for klass in ["enskild", "strukturell"] { #expect(läs(exempelkommandon[4].helt.satt("klass", .string(klass))).avvisning == nil) }
    }

    @Test("en skriven text får ett eget salt, och sin hash av det", arguments: 1...3)
    func salt(_: Int) throws {
        guard case .registreraHändelse(let första)? = läs(exempelkommandon[4].helt).kommando, case .skälAngivet(let ena) = första.händelse,
            case .registreraHändelse(let nästa)? = läs(exempelkommandon[4].helt).kommando, case .skälAngivet(let andra) = nästa.händelse,
            case .öppet(let text, let salt) = ena.skäl.text.innehåll
        else { Issue.record("inte AngeSkal"); return }
        #expect(text == "eftersom ingen familj har hittats.")
        #expect(salt.count == 16)
        #expect(ena.skäl.text.hash.count == 64)
        #expect(ena.skäl.text.hash != andra.skäl.text.hash)
    }

    @Test("kommunkod är fyra siffror", arguments: ["127", "01270", "012a", "０１２７", "0 27"])
    func kommunkod(_ kod: String) {
        #expect(läs(exempelkommandon[0].helt.satt("kommunkod", .string(kod))).avvisning?.kod == .ogiltigtVarde)
    }

    @Test(
        "ett diarienummer lagras i en form, hur det än skrivs, och en oifylld mall är inget",
        arguments: [
            ("SN 2020:317", "SN 2020:317"), ("SN/2022:00596", "SN 2022:596"), ("KS/2022:00467–1", "KS 2022:467-1"), ("SN 2022:00xxx", nil),
        ] as [(String, String?)])
    func dnr(_ skrivet: String, _ kanoniskt: String?) {
        let svar = läs(fatta.satt("dnr", .string(skrivet)))
        if let kanoniskt {
            guard case .fattaBeslut(let kommando)? = svar.kommando else { Issue.record("inte FattaBeslut"); return }
            #expect(kommando.skyddat.dnr == kanoniskt)
        } else {
            #expect(svar.avvisning?.kod == .ogiltigtDnr)
            #expect(svar.avvisning?.fält == "dnr")
        }
    }

    private var delvis: JSON { exempelkommandon.first { $0.namn == "VerkstallDelvis" }!.helt }

    @Test("en mängd är text eller ett tal med enhet, och aldrig ingenting")
    func mängd() {
        func kvar(_ värde: JSON) -> Result<Kommandorad, Avvisning> { läs(delvis.satt("kvarstaende", värde)) }
        guard case .registreraHändelse(let k)? = kvar(["tal": 3, "enhet": "timmar"]).kommando, case .beslutDelvisVerkställt(let h) = k.händelse else {
            Issue.record("inte VerkstallDelvis")
            return
        }
        #expect(h.kvarstående.visad == "3 timmar")
        #expect(kvar(["tal": 0, "enhet": "timmar"]).avvisning?.kod == .ogiltigtVarde)
        #expect(kvar(["tal": 0, "enhet": "timmar"]).avvisning?.fält == "kvarstaende.tal")
        #expect(kvar(["tal": 3]).avvisning?.kod == .faltSaknas)
        #expect(kvar(["tal": 3, "enhet": "timmar", "per": "vecka"]).avvisning?.kod == .okantFalt)
        #expect(kvar("").avvisning?.kod == .ogiltigtVarde)
        #expect(kvar(7).avvisning?.kod == .felTyp)
    }

    @Test("person, källa och okända fält går inte att rätta; ett värde läses som i kommandot som gav händelsen")
    func rättelse() {
        func rätta(_ typ: String, _ falt: String, _ varde: JSON?) -> Avvisning? {
            let rättelse = exempelkommandon.first { $0.namn == "RattaUppgift" }!.helt
            return läs(rättelse.satt("handelse", ["typ": .string(typ)]).satt("falt", .string(falt)).satt("varde", varde)).avvisning
        }
        #expect(rätta("BeslutFattat", "person", "018f3c6e-0000-7000-8000-000000000001")?.kod == .personKanEjRattas)
        #expect(rätta("BeslutFattat", "kalla", ["system": "x", "id": "1"])?.kod == .faltKanEjRattas)
        #expect(rätta("HandelseAterkallad", "skal", "x")?.kod == .faltKanEjRattas)
        #expect(rätta("BeslutFattat", "gallerTill", nil) == nil)
        #expect(rätta("BeslutFattat", "beslutsdatum", nil)?.kod == .faltSaknas)
        #expect(rätta("BeslutFattat", "beslutsdatum", "2023-02-30")?.kod == .ogiltigtDatum)
        #expect(rätta("BeslutFattat", "personnummer", "19710211-T121") == nil)
        #expect(rätta("BeslutFattat", "personnummer", "710211-1")?.kod == .ogiltigtVarde)
        #expect(rätta("BeslutFattat", "dnr", "SN 00xxx")?.kod == .ogiltigtDnr)
        #expect(rätta("BeslutFattat", "omfattning", ["tal": 2, "enhet": "timmar"]) == nil)
        #expect(rätta("Okand", "datum", "2023-06-01")?.fält == "handelse.typ")
    }
}
