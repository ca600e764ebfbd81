import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att rätta en uppgift")
struct RättaUppgiftTests {
    func rätta(
        _ historia: [BeslutHändelse], _ typ: BeslutHändelse.Typ, _ nr: Int? = nil, _ fält: String, _ värde: Uppgift.Värde, idag: String = "2030-01-01"
    ) throws -> [BeslutHändelse] {
        let val = Händelseval(typ: typ, nr: nr)
        return try RättaUppgift(beslut: .nr(1), val: val, uppgifter: [Uppgift(fält: fält, värde: värde)], skäl: .skriven("skrivfel"))
            .avgör(Beslut.läge(.nr(1), efter: historia), HandlaggningTests.idag(idag))
    }

    @Test("går för varje fält som sägs gå att rätta: händelsen lyder som den skulle ha gjort", arguments: Rättningsfall.alla)
    func varjeFält(_ fall: Rättningsfall) throws {
        let händelser = try rätta(fall.historia, fall.typ, nil, fall.fält, fall.värde)
        #expect(händelser == [.rättad(fall.typ, 1, fall.fält, fall.värde)])
        let beslut = try #require(Beslut.läge(.nr(1), efter: fall.historia + händelser))
        #expect(beslut.historik.first { $0.händelse.typ == fall.typ }?.händelse == fall.väntad)
        #expect(beslut.historik.count == fall.historia.count + 1)
        let direkt = fall.historia.map { $0.typ == fall.typ ? fall.väntad : $0 }
        let väntat = try #require(Beslut.läge(.nr(1), efter: direkt))
        #expect((beslut.frister, beslut.uppgifter) == (väntat.frister, väntat.uppgifter))
        #expect(beslut.senasteDatum == väntat.senasteDatum)
    }

    @Test("till samma värde godtas", arguments: Rättningsfall.alla)
    func sammaVärde(_ fall: Rättningsfall) throws {
        let rättat = fall.historia + [.rättad(fall.typ, 1, fall.fält, fall.värde)]
        #expect(try rätta(rättat, fall.typ, nil, fall.fält, fall.värde).count == 1)
    }

    @Test("fallen ovan är alla fält i alla händelser")
    func alla() {
        let rättbara = BeslutHändelse.Typ.allCases.flatMap { typ in typ.rättbara.keys.map { "\(typ.rawValue).\($0)" } }
        #expect(Set(Rättningsfall.alla.map(\.testDescription)) == Set(rättbara))
        #expect(Rättningsfall.alla.count == rättbara.count)
    }

    @Test("avvisas när värdet är av fel slag eller saknas där det måste finnas", arguments: Rättningsfall.alla)
    func felSlag(_ fall: Rättningsfall) {
        let slag = fall.typ.rättbara[fall.fält]
        let fel: [Uppgift.Värde]
        switch slag {
        case .datum: fel = [.datum(nil), .bool(true), .text("2023-03-01")]
        case .text: fel = [.text(nil), .dag("2023-03-01"), .fritext(.skriven("a"))]
        case .fritext, .mängd: fel = [.fritext(nil), .text("a")]
        case .bool, .valfrittDatum, .valfriText, .valfriGrupp, .valfriFritext, .skyddadText, .skyddadBool, .skyddadOmfattning, .skyddatPersonnummer,
            .skyddatDiarienummer:
            fel = [.heltal(1)]
        case .valfrittHeltal: fel = [.bool(true)]
        case nil: fel = []
        }
        #expect(!fel.isEmpty)
        for värde in fel { #expect(avvisad { try rätta(fall.historia, fall.typ, nil, fall.fält, värde) }?.kod == .ogiltigtVarde) }
    }

    static let datum = Rättningsfall.alla.filter { $0.typ.rättbara[$0.fält] == .datum }

    @Test("varje datum får vara i dag men inte i morgon, utom det planerade", arguments: datum)
    func framtid(_ fall: Rättningsfall) {
        let iMorgon = avvisad { try rätta(fall.historia, fall.typ, nil, fall.fält, .dag("2023-12-02"), idag: "2023-12-01") }
        #expect(iMorgon?.kod == (fall.typ == .verkställighetPlanerad ? nil : .datumIFramtiden))
        #expect(avvisad { try rätta(fall.historia, fall.typ, nil, fall.fält, .dag("2023-12-01"), idag: "2023-12-01") } == nil)
    }

    @Test("ett fält som händelsen inte har avvisas, och beslutets person går aldrig att rätta")
    func okäntFält() {
        let historia = [Rättningsfall.fattat(), .verkställt("2023-02-01")]
        #expect(avvisad { try rätta(historia, .beslutVerkställt, nil, "orsak", .fritext(.skriven("a"))) }?.kod == .ogiltigtVarde)
        #expect(avvisad { try rätta(historia, .beslutFattat, nil, "person", .text(PersonID.nr(2).description)) }?.kod == .ogiltigtVarde)
        #expect(BeslutHändelse.Typ.allCases.allSatisfy { $0.rättbara["person"] == nil })
        #expect(RättaUppgift.person.kod == .personKanEjRattas)
    }

    @Test(
        "händelser utan egna uppgifter säger vad man gör i stället",
        arguments: [
            .tidigareBeslutErsatt, .uppgiftRättad, .händelseÅterkallad, .beslutMakulerat, .textSläppt,
        ] as [BeslutHändelse.Typ])
    func utanUppgifter(_ typ: BeslutHändelse.Typ) {
        #expect(typ.rättbara.isEmpty)
        #expect(RättaUppgift.ickeRättbar("datum", typ).kod == .faltKanEjRattas)
        #expect(RättaUppgift.ickeRättbar("datum", typ).text.contains("Återkalla händelsen"))
        #expect(RättaUppgift.ickeRättbar("pris", .verkställighetAvbruten).text.contains("datum, helt, orsak"))
    }

    @Test("händelsens egna regler gäller också det rättade: koder, lagrum, insats, tider")
    func egnaRegler() {
        func kod(_ händelse: BeslutHändelse?, _ typ: BeslutHändelse.Typ, _ fält: String, _ värde: Uppgift.Värde) -> Avvisning.Kod? {
            avvisad { try rätta([Rättningsfall.fattat()] + (händelse.map { [$0] } ?? []), typ, nil, fält, värde) }?.kod
        }
        #expect(kod(nil, .beslutFattat, "lagrum", .text("SoL2025-11:1")) == .lagrumEjIKraft)
        #expect(kod(nil, .beslutFattat, "lagrum", .text("LVU")) == .lagrumEjRapporteringspliktigt)
        #expect(kod(nil, .beslutFattat, "lagrum", .text("SoL1980-6")) == .okantLagrum)
        #expect(kod(nil, .beslutFattat, "insats", .text("lss_bostad_vuxna")) != nil)
        #expect(kod(nil, .beslutFattat, "kon", .text("x")) == .ogiltigtVarde)
        #expect(kod(nil, .beslutFattat, "beslutsdatum", .dag("2025-07-01")) == .gallerTillForeBeslutsdatum)
        #expect(kod(nil, .beslutFattat, "gallerTill", .dag("2023-01-31")) == .gallerTillForeGallerFran)
        #expect(kod(.skäl("a."), .skälAngivet, "kod", .text("ingen_sådan")) == .ogiltigtVarde)
        #expect(kod(.avslutat("2023-02-01"), .beslutAvslutatUtanVerkställighet, "orsak", .text("tackat_nej")) == .tackatNejAvslutarInte)
        #expect(kod(.avslutat("2023-02-01"), .beslutAvslutatUtanVerkställighet, "orsak", .text("trott")) == .ogiltigtVarde)
        #expect(kod(.dom("2023-03-01", lagaKraft: "2023-03-22"), .domRegistrerad, "datum", .dag("2023-03-23")) == .lagaKraftForeDomen)
        #expect(kod(.senareläggning("2023-03-01", till: "2023-09-01"), .senareläggningBegärd, "datum", .dag("2023-09-02")) == .senarelagdForeBegaran)
        for kommunkod in ["127", "01270", "O127", ""] {
            #expect(kod(.vistelsekommun("2023-03-01"), .vistelsekommunBegärd, "kommunkod", .text(kommunkod)) == .ogiltigtVarde)
        }
    }

    @Test("ett stängt värde rättas också utan nyckel, och ändrar inget som syns")
    func utanNyckel() throws {
        let historia: [BeslutHändelse] = [.fattat(.exempel("2023-01-17")), .ivo("2023-06-01")]
        #expect(try rätta(historia, .beslutFattat, nil, "namn", .skyddat(.stängt)).count == 1)
        #expect(try rätta(historia, .ivoÅtgärdRegistrerad, nil, "dnr", .skyddat(.stängt)).count == 1)
        let rättat = Beslut.läge(.nr(1), efter: historia + [.rättad(.beslutFattat, 1, "namn", .skyddat(.stängt))])
        #expect(rättat?.uppgifter == Beslut.läge(.nr(1), efter: historia)?.uppgifter)
    }

    @Test("avvisas på ett okänt eller makulerat beslut, och när händelsen inte finns eller är återkallad")
    func målet() {
        let historia: [BeslutHändelse] = [.fattat(.exempel("2023-01-17")), .verkställt("2023-02-01"), .återkallad(.beslutVerkställt, 1)]
        #expect(avvisad { try rätta([], .beslutVerkställt, nil, "datum", .dag("2023-02-02")) }?.kod == .okantBeslut)
        #expect(avvisad { try rätta(historia + [.makulerat], .beslutFattat, nil, "kon", .text("man")) }?.kod == .beslutMakulerat)
        #expect(avvisad { try rätta(historia, .verkställighetAvbruten, nil, "datum", .dag("2023-02-02")) }?.kod == .okandHandelse)
        #expect(avvisad { try rätta(historia, .beslutVerkställt, nil, "datum", .dag("2023-02-02")) }?.kod == .redanAterkallad)
        #expect(avvisad { try rätta(historia, .beslutVerkställt, 1, "datum", .dag("2023-02-02")) }?.kod == .redanAterkallad)
        for nr in [2, 0, -1] { #expect(avvisad { try rätta(historia, .beslutVerkställt, nr, "datum", .dag("2023-02-02")) }?.kod == .okandHandelse) }
    }

    @Test("numret räknar händelser av typen från 1, återkallade med; utan nummer den senaste som inte är återkallad")
    func numret() throws {
        let historia: [BeslutHändelse] = [
            .fattat(.exempel("2023-01-17")), .skäl("ett."), .skäl("två."), .skäl("tre."), .återkallad(.skälAngivet, 3),
        ]
        func mål(_ nr: Int?) throws -> BeslutHändelse? { try rätta(historia, .skälAngivet, nr, "text", .fritext(.skriven("nytt."))).first }
        #expect(try mål(nil) == .rättad(.skälAngivet, 2, "text", .fritext(.skriven("nytt."))))
        #expect(try mål(1) == .rättad(.skälAngivet, 1, "text", .fritext(.skriven("nytt."))))
        #expect(avvisad { try mål(3) }?.kod == .redanAterkallad)
        let igen = Beslut.läge(.nr(1), efter: historia + [.skäl("fyra.")])
        #expect(igen?.historik.last?.nr == 4)
    }

    @Test("rättar uppgifter som hör ihop på en gång; var för sig går de inte, och avvisningen säger hur")
    func ihop() throws {
        let läge = givet(.fattat(.exempel("2025-06-20", insats: "kontaktperson", lagrum: "SoL2001-4:1")))
        let datum = Uppgift(fält: "beslutsdatum", värde: .datum(dag("2025-07-02")))
        let lagrum = Uppgift(fält: "lagrum", värde: .text("SoL2025-11:1"))
        func rätta(_ uppgifter: Uppgift...) throws(Avvisning) -> [BeslutHändelse] {
            try RättaUppgift(beslut: .nr(1), val: Händelseval(typ: .beslutFattat, nr: nil), uppgifter: uppgifter, skäl: .skriven("skrivfel"))
                .avgör(läge, idag("2026-01-01"))
        }
        for ensam in [datum, lagrum] {
            let svar = avvisad { try rätta(ensam) }
            #expect(svar?.kod == .lagrumEjIKraft)
            #expect(svar?.text.contains("andra: [{falt, varde}]") == true)
        }
        let händelser = try rätta(datum, lagrum)
        #expect(händelser.map(\.typ) == [.uppgiftRättad, .uppgiftRättad])
        let rättat = händelser.reduce(läge) { Beslut.läge(.nr(1), $0, efter: $1) }
        #expect(rättat?.uppgifter.beslutsdatum == dag("2025-07-02"))
        #expect(rättat?.uppgifter.lagrum == "SoL2025-11:1")
        #expect(rättat?.frist(.beslut)?.start == dag("2025-07-02"))
    }

    @Test("avgörs lika om det förseglade är öppet eller inte: inriktningen hindrar inget byte av område")
    func förseglat() throws {
        for öppet in [true, false] {
            let fattat = FattaBeslut.exempel(.nr(1), .exempel("2023-01-17", insats: "kontaktperson"), inriktning: "socialpsykiatri")
            let läge = givet(.beslutFattat(BeslutFattat(uppgifter: fattat.uppgifter, skyddat: öppet ? fattat.skyddat : nil)))
            let område = Uppgift(fält: "omrade", värde: .text("AO"))
            let rättelse = RättaUppgift(
                beslut: .nr(1), val: Händelseval(typ: .beslutFattat, nr: nil), uppgifter: [område], skäl: .skriven("skrivfel"))
            #expect(avvisad { try rättelse.avgör(läge, idag("2026-01-01")) } == nil)
        }
    }

    @Test("ett skäls text går att rätta sedan koden strukits ur kodlistan, men koden bara till en som gäller")
    func strukenKod() throws {
        let läge = givet(.fattat(.exempel("2023-01-17")), .skälAngivet(SkälAngivet(skäl: .exempel("x.", kod: Skälskod(rawValue: "struken")))))
        func rätta(_ uppgift: Uppgift) -> Avvisning? {
            avvisad {
                try RättaUppgift(beslut: .nr(1), val: Händelseval(typ: .skälAngivet, nr: nil), uppgifter: [uppgift], skäl: .skriven("skrivfel"))
                    .avgör(läge, idag("2026-01-01"))
            }
        }
        #expect(rätta(Uppgift(fält: "text", värde: .fritext(.skriven("y.")))) == nil)
        #expect(rätta(Uppgift(fält: "kod", värde: .text("struken")))?.kod == .ogiltigtVarde)
        #expect(rätta(Uppgift(fält: "kod", värde: .text("upphandling"))) == nil)
    }
}
