import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Rapportörens listor")
struct RapportörensListorTests {
    private static let period = Rapporteringsperiod(kvartal: kvartal("2023K3"), från: dag("2023-10-01"), till: dag("2023-10-31"))

    private func lista(_ historia: Ivohistoria, _ rad: Rapportrad, idag: String = "2023-10-15") throws -> Arbetslista {
        let post = try #require(Arbetslista.Post(nr: 1, rad, i: kvartal("2023K3"), historia.beslut))
        return Arbetslista(idag: dag(idag), period: Self.period, poster: [post])
    }

    @Test("har raden att sända tills den är lämnad, sedan bland de sända med dag och kanal")
    func attSända() throws {
        var historia = Ivohistoria()
        let rad = try #require(historia.rapport().rader.first)
        #expect(try lista(historia, rad).attSända.map(\.art) == [.ny])
        #expect(try lista(historia, rad).sända == [])
        historia += [.inskickat("2023K3", .ny, stängd: false)]
        #expect(try lista(historia, rad).attSända == [])
        #expect(try lista(historia, rad).sända.first?.lämnad.map(\.kanal) == [.etjänst])
        #expect(try lista(historia, rad).förfaller == [])
    }

    @Test(
        "har raden bland de förfallna från och med periodens första dag, försenad efter den sista",
        arguments: [
            ("2023-09-30", 0, false), ("2023-10-01", 1, false), ("2023-10-31", 1, false), ("2023-11-01", 1, true),
        ])
    func förfaller(_ idag: String, _ antal: Int, _ försenad: Bool) throws {
        let historia = Ivohistoria()
        let lista = try lista(historia, try #require(historia.rapport().rader.first), idag: idag)
        #expect(lista.förfaller.count == antal)
        #expect(lista.försenad == försenad)
    }

    @Test("räknar en stängd rad som lämnad genom slutrapporten mellan omgångarna")
    func lämnadMellan() throws {
        var historia = Ivohistoria("2022-11-01")
        historia += [.inskickat("2023K2", .ny, stängd: false), .verkställt("2023-07-01"), .inskickat("2023K2", .verkstalld, stängd: false)]
        let rad = try #require(historia.rapport().rader.first)
        #expect(rad.rubrik == .r1)
        #expect(try lista(historia, rad).sända.first?.lämnad.map(\.inskick.art) == [.verkstalld])
    }
}

@Suite("En slutrapport mellan omgångarna")
struct SlutrapportTests {
    /// Två beslut rapporterade i 2023K2 och ett inte lämnat.
    private func nämnd() throws -> Provnämnd {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-05-31")
        return nämnd
    }

    private func slutrapporter(_ nämnd: Provnämnd) -> [Slutrapport] {
        var öppna = ÖppnaRader()
        for omgång in nämnd.allaOmgångar.alla.reversed() { if let rapport = nämnd.fastställda[omgång] { öppna.lägg(rapport) } }
        return öppna.alla.compactMap { Slutrapport($0, nämnd.beslut[$0.rad.frist.beslut]!) }
    }

    @Test("är att lämna när en lämnad rad verkställts eller avslutats, på omgången där den stod öppen, tills den är lämnad")
    func attLämna() throws {
        var nämnd = try nämnd()
        #expect(slutrapporter(nämnd) == [])
        try nämnd.verkställ(1, "2023-07-01")
        let slutrapport = try #require(slutrapporter(nämnd).first)
        #expect(slutrapport.art == .verkstalld)
        #expect(slutrapport.omgång == kvartal("2023K2"))
        let val = Fristval(beslut: .nr(1), start: slutrapport.rad.start, art: slutrapport.rad.frist.nummer.art, nr: slutrapport.rad.frist.nummer.nr)
        try nämnd.skicka("2023K2", .valda([val]), art: slutrapport.art)
        #expect(slutrapporter(nämnd) == [])
    }

    @Test("registreras på den senaste fastställda omgången med raden, och inte alls när den står stängd i en")
    func senasteOmgången() throws {
        var nämnd = try nämnd()
        try nämnd.genomför("2023K3", "2023-08-31")
        try nämnd.avsluta(1, "2023-09-10")
        #expect(slutrapporter(nämnd).map(\.omgång) == [kvartal("2023K3")])
        #expect(slutrapporter(nämnd).map(\.art) == [.avslutad])
        try nämnd.öppna("2023K4", "2023-12-31")
        try nämnd.fastställ("2023K4")
        #expect(slutrapporter(nämnd) == [])
    }

    @Test("är att lämna igen när fristen slutat på annat sätt, eller lämnats som öppen sedan dess")
    func lämnadPåNytt() throws {
        var nämnd = try nämnd()
        try nämnd.verkställ(1, "2023-09-05")
        func val(_ nämnd: Provnämnd) throws -> Fristurval {
            let rad = try #require(slutrapporter(nämnd).first).rad
            return .valda([Fristval(beslut: .nr(1), start: rad.start, art: nil, nr: nil)])
        }
        try nämnd.skicka("2023K2", try val(nämnd), art: .verkstalld)
        #expect(slutrapporter(nämnd) == [])
        var annatSlut = nämnd
        try annatSlut.återkalla(1, .beslutVerkställt)
        try annatSlut.avsluta(1, "2023-09-06")
        #expect(slutrapporter(annatSlut).map(\.art) == [.avslutad])
        try nämnd.öppna("2023K3", "2023-08-31")
        try nämnd.fastställ("2023K3")
        #expect(slutrapporter(nämnd) == [])
        try nämnd.skicka("2023K3")
        #expect(slutrapporter(nämnd).map(\.omgång) == [kvartal("2023K3")])
    }

    @Test("är inget att lämna när individrapporten aldrig lämnades, eller när det är en rättelse i stället")
    func inget() throws {
        var olämnad = Provnämnd()
        try olämnad.fatta(1, "2023-01-17")
        try olämnad.öppna("2023K2", "2023-05-31")
        try olämnad.fastställ("2023K2")
        try olämnad.verkställ(1, "2023-07-01")
        #expect(slutrapporter(olämnad) == [])
        var iTid = try nämnd()
        try iTid.verkställ(1, "2023-04-17")
        #expect(slutrapporter(iTid) == [])
        var dom = try nämnd()
        try dom.verkställ(1, "2023-07-01")
        try dom.rätta(1, .beslutFattat, "ursprung", .text("dom"))
        #expect(slutrapporter(dom) == [])
        var makulerad = try nämnd()
        try makulerad.verkställ(1, "2023-07-01")
        try makulerad.registrera(1, .beslutMakulerat(BeslutMakulerat(skäl: .skriven("fel"))))
        #expect(slutrapporter(makulerad) == [])
    }
}

@Suite("En rättelse till IVO")
struct IndividrapporträttelseTests {
    private func rättelse(_ ändra: (inout Provnämnd) throws -> Void) throws -> (Individrapporträttelse, Provnämnd) {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-05-31")
        try ändra(&nämnd)
        try nämnd.öppna("2023K3", "2023-08-31")
        let rapport = try nämnd.fastställ("2023K3")
        let rad = try #require(rapport.rader(under: .rättade).first)
        return (try #require(Individrapporträttelse(rad, i: kvartal("2023K3"), nämnd.beslut[.nr(1)]!, nämnd.allaOmgångar, nämnd.fastställda)), nämnd)
    }

    @Test("säger vilket datum som lämnades och vilket som är rätt")
    func datum() throws {
        let (rättelse, _) = try rättelse { try $0.rätta(1, .beslutFattat, "beslutsdatum", .datum(dag("2023-08-01"))) }
        #expect(rättelse.fel == [.felBeslutsdatum(lämnat: dag("2023-01-17"), rätt: dag("2023-08-01"))])
        #expect(rättelse.lämnadRad?.beslutsdatum == dag("2023-01-17"))
        #expect(rättelse.inskick.map(\.inskick.art) == [.ny])
        #expect(rättelse.meddelad == nil)
    }

    @Test("säger att beslutet verkställdes i tid, eller registrerades av misstag")
    func iTidOchMakulerat() throws {
        #expect(try rättelse { try $0.verkställ(1, "2023-04-17") }.0.fel == [.iTid(.verkställd(dag("2023-04-17")))])
        #expect(try rättelse { try $0.registrera(1, .beslutMakulerat(BeslutMakulerat(skäl: .skriven("fel")))) }.0.fel == [.makulerat])
        #expect(try rättelse { try $0.rätta(1, .beslutFattat, "ursprung", .text("dom")) }.0.fel == [.domstolensBeslut])
    }

    @Test("säger att avbrottet registrerades av misstag")
    func återkallatAvbrott() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.verkställ(1, "2023-01-20")
        try nämnd.registrera(1, .avbrutet("2023-01-25"))
        try nämnd.genomför("2023K2", "2023-05-31")
        try nämnd.återkalla(1, .verkställighetAvbruten)
        #expect(try rättelse(nämnd).fel == [.avbrottetÅterkallat])
    }

    @Test("utgår från raden som den senast lämnades")
    func senastLämnade() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2022-10-17")
        try nämnd.genomför("2023K1", "2023-02-28")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .datum(dag("2022-10-20")))
        try nämnd.genomför("2023K2", "2023-05-31")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .datum(dag("2023-08-01")))
        #expect(try rättelse(nämnd).fel == [.felBeslutsdatum(lämnat: dag("2022-10-20"), rätt: dag("2023-08-01"))])
    }

    private func rättelse(_ före: Provnämnd) throws -> Individrapporträttelse {
        var nämnd = före
        try nämnd.öppna("2023K3", "2023-08-31")
        let rad = try #require(try nämnd.fastställ("2023K3").rader(under: .rättade).first)
        return try #require(Individrapporträttelse(rad, i: kvartal("2023K3"), nämnd.beslut[.nr(1)]!, nämnd.allaOmgångar, nämnd.fastställda))
    }

    @Test("är inte meddelad genom en tidigare omgångs rättelse")
    func tidigareMeddelad() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2022-10-17")
        try nämnd.genomför("2023K1", "2023-02-28")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .datum(dag("2023-05-01")))
        try nämnd.öppna("2023K2", "2023-05-31")
        try nämnd.fastställ("2023K2")
        try nämnd.utför(.meddelaRättelse(MeddelaRättelse(period: kvartal("2023K2"), datum: dag("2023-07-02"), urval: .alla)))
        try nämnd.genomför("2023K3", "2023-08-31")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .datum(dag("2023-12-01")))
        try nämnd.öppna("2023K4", "2023-12-31")
        let rad = try #require(try nämnd.fastställ("2023K4").rader(under: .rättade).first)
        let rättelse = try #require(Individrapporträttelse(rad, i: kvartal("2023K4"), nämnd.beslut[.nr(1)]!, nämnd.allaOmgångar, nämnd.fastställda))
        #expect(rättelse.meddelad == nil)
        #expect(rättelse.inskick.map(\.inskick.omgång) == [kvartal("2023K3")])
    }

    @Test("är meddelad när det är registrerat")
    func meddelad() throws {
        var (rättelse, nämnd) = try rättelse { try $0.verkställ(1, "2023-04-17") }
        try nämnd.utför(.meddelaRättelse(MeddelaRättelse(period: kvartal("2023K3"), datum: dag("2023-10-02"), urval: .alla)))
        rättelse = try #require(
            Individrapporträttelse(rättelse.rad, i: kvartal("2023K3"), nämnd.beslut[.nr(1)]!, nämnd.allaOmgångar, nämnd.fastställda))
        #expect(rättelse.meddelad == dag("2023-10-02"))
    }
}
