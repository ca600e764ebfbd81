import Handlaggning
import HandlaggningSupport
import Testing

@Suite("En individrapport")
struct IndividrapportTests {
    @Test("har allt som hände medan fristen löpte")
    func heltIfylld() throws {
        var historia = Ivohistoria(omfattning: Omfattning(tal: "5", enhet: "timmar"))
        historia += [
            .skäl("Anledningen är att plats saknas."), .erbjudande(1, "2023-03-01"), .svar(1, "2023-03-05", .nej), .erbjudande(2, "2023-06-01"),
            .delvisVerkställt("2023-05-01"), .uppföljning("2023-06-10", "hemtjänst varje dag"), .planerad("2023-11-01"), .planerad("2023-12-01"),
        ]
        let rapport = try #require(historia.individrapporter().first)
        #expect(rapport.art == .ny)
        #expect(rapport.nämnd.kommun == "Provkommun")
        #expect(rapport.identitet?.nummer?.text == "19710211-T121")
        #expect(rapport.identitet?.namn?.förnamn == "Alma")
        #expect(rapport.identitet?.omfattning?.tal == "5")
        #expect(rapport.avbrott == nil)
        #expect(rapport.erbjudanden.map(\.lämnat.datum) == [dag("2023-03-01"), dag("2023-06-01")])
        #expect(rapport.erbjudanden.map(\.besvarat?.svar) == [.nej, nil])
        #expect(rapport.skäl?.kod == .resursbrist)
        #expect(rapport.delvis?.kvarstående.visad == "3 timmar")
        #expect(rapport.uppföljningar.map(\.text.visad) == ["hemtjänst varje dag"])
        #expect(rapport.planerad == dag("2023-12-01"))
        #expect(rapport.slutSedan == nil)
    }

    @Test("om ett avbrott har avbrottets uppgifter och inte den första fristens")
    func avbrott() throws {
        var historia = Ivohistoria()
        historia += [
            .erbjudande(1, "2023-01-20"), .uppföljning("2023-01-21", "före"), .planerad("2023-02-01"), .delvisVerkställt("2023-01-25"),
            .verkställt("2023-02-01"), .avbrutet("2023-03-01", helt: false), .erbjudande(2, "2023-04-01"),
        ]
        let rapport = try #require(historia.individrapporter().first)
        #expect(rapport.rad.frist.nummer == FristNummer(art: .avbrott, nr: 1))
        #expect(rapport.avbrott?.datum == dag("2023-03-01"))
        #expect(rapport.avbrott?.helt == false)
        #expect(rapport.erbjudanden.map(\.lämnat.datum) == [dag("2023-04-01")])
        #expect(rapport.uppföljningar == [])
        #expect(rapport.planerad == nil)
        #expect(rapport.delvis == nil)
    }

    @Test("om det andra avbrottet har det andra avbrottets orsak")
    func andraAvbrottet() throws {
        var historia = Ivohistoria()
        historia += [.verkställt("2023-02-01"), .avbrutet("2023-02-10"), .återupptaget("2023-02-20"), .avbrutet("2023-03-01", helt: false)]
        let rapport = try #require(historia.individrapporter().first)
        #expect(rapport.rad.frist.nummer.nr == 2)
        #expect(rapport.avbrott?.datum == dag("2023-03-01"))
    }

    @Test("tar med det som registrerades sedan fristen tog slut men hände medan den löpte, och inget senare")
    func registreratEfteråt() throws {
        var historia = Ivohistoria()
        historia += [
            .verkställt("2023-06-01"), .erbjudande(1, "2023-03-01"), .erbjudande(2, "2023-07-01"), .uppföljning("2023-06-01", "på slutdagen"),
            .uppföljning("2023-06-02", "efter"),
        ]
        let rapport = try #require(historia.individrapporter().first)
        #expect(rapport.erbjudanden.map(\.lämnat.vad.visad) == ["plats 1"])
        #expect(rapport.uppföljningar.map(\.text.visad) == ["på slutdagen"])
    }

    @Test("har det som registrerades medan fristen av misstag såg slutad ut")
    func slutetÅterkallat() throws {
        let under: [BeslutHändelse] = [
            .erbjudande(1, "2023-03-01"), .svar(1, "2023-03-02", .nej), .uppföljning("2023-03-03", "hemtjänst"), .delvisVerkställt("2023-03-04"),
            .planerad("2023-12-01"),
        ]
        var (miss, utan) = (Ivohistoria(), Ivohistoria())
        // What needs an open frist comes before the mistake.
        miss += [under[3], .verkställt("2023-03-05")] + under.filter { $0 != under[3] } + [.återkallad(.beslutVerkställt, 1)]
        utan += under
        let (rapport, väntad) = (try #require(miss.individrapporter().first), try #require(utan.individrapporter().first))
        #expect(rapport.erbjudanden == väntad.erbjudanden && rapport.erbjudanden.count == 1)
        #expect(rapport.uppföljningar == väntad.uppföljningar && rapport.planerad == väntad.planerad && rapport.delvis == väntad.delvis)
    }

    @Test("om ett avbrott som registrerades sent, eller på nytt, har det som hände sedan avbrottet, men ingen plan från före det")
    func sentAvbrott() throws {
        let under: [BeslutHändelse] = [.erbjudande(1, "2023-03-02"), .uppföljning("2023-03-03", "hemtjänst"), .planerad("2023-12-01")]
        var (sent, nytt) = (Ivohistoria(), Ivohistoria())
        sent += [.verkställt("2023-02-01"), .erbjudande(2, "2023-02-27")] + under + [.avbrutet("2023-03-01")]
        nytt += [.verkställt("2023-02-01"), .avbrutet("2023-02-28")] + under + [.återkallad(.verkställighetAvbruten, 1), .avbrutet("2023-03-01")]
        for historia in [sent, nytt] {
            let rapport = try #require(historia.individrapporter().first { $0.avbrott?.datum == dag("2023-03-01") })
            #expect(rapport.erbjudanden.map(\.lämnat.vad.visad) == ["plats 1"] && rapport.uppföljningar.count == 1 && rapport.planerad == nil)
        }
    }

    @Test("vars slutrapport angav en annan dag än den rättade säger vilken")
    func rättatSlut() throws {
        var historia = Ivohistoria()
        let slutrapport = Inskick(omgång: kvartal("2023K2"), art: .verkstalld, datum: dag("2023-06-10"), stängd: false)
        historia += [
            .inskickad(Inskick(omgång: kvartal("2023K2"), art: .ny, datum: dag("2023-05-20"), stängd: false)), .verkställt("2023-06-01"),
            .inskickad(slutrapport),
        ]
        #expect(historia.individrapporter().map(\.lämnatSlut) == [nil])
        historia += [.rättad(.beslutVerkställt, "datum", .datum(dag("2023-06-20")))]
        #expect(historia.individrapporter().map(\.lämnatSlut?.datum) == [dag("2023-06-01")])
    }

    @Test("visar inte det som är återkallat, och visar det rättade som det nu lyder")
    func återkallat() throws {
        var historia = Ivohistoria()
        historia += [
            .erbjudande(1, "2023-03-01"), .återkallad(.erbjudandeLämnat, 1), .uppföljning("2023-03-01", "x"),
            .rättad(.uppföljningAntecknad, "datum", .datum(dag("2023-03-02"))), .uppföljning("2023-03-03", "fel beslut"),
            .återkallad(.uppföljningAntecknad, 2),
        ]
        let rapport = try #require(historia.individrapporter().first)
        #expect(rapport.erbjudanden == [])
        #expect(rapport.uppföljningar.map(\.datum) == [dag("2023-03-02")])
    }

    @Test("har radens skäl så som det fastställdes, annars det senast kända")
    func skälet() throws {
        var historia = Ivohistoria()
        historia += [.skäl("Det första.")]
        let rad = try #require(historia.rapport().rader.first)
        historia += [.skäl("Det andra.")]
        #expect(historia.individrapport(rad)?.skäl?.text.visad == "Det första.")
        let utan = try #require(Ivohistoria().rapport().rader.first)
        #expect(historia.individrapport(utan)?.skäl?.text.visad == "Det andra.")
    }

    @Test("om en rad som stod öppen säger hur fristen tog slut sedan dess")
    func slutSedan() throws {
        var historia = Ivohistoria()
        let rad = try #require(historia.rapport().rader.first)
        historia += [.verkställt("2023-09-05")]
        #expect(historia.individrapport(rad)?.slutSedan == .verkställd(dag("2023-09-05")))
        #expect(historia.individrapport(rad)?.slutrapporterad == nil)
        historia += [.inskickat("2023K3", .ny, stängd: false)]
        #expect(historia.individrapport(rad)?.slutrapporterad == nil)
        historia += [.inskickat("2023K3", .verkstalld, stängd: false)]
        #expect(historia.individrapport(rad)?.slutrapporterad == dag("2030-01-01"))
        let stängd = try #require(Ivohistoria.stängd.rapport("2023K4", "2023-12-31").rader.first)
        #expect(Ivohistoria.stängd.individrapport(stängd, "2023K4", "2023-12-31")?.slutSedan == nil)
    }

    @Test(
        "säger att raden inte skulle rapporteras när det som rättats sedan fastställandet visar det",
        arguments: [
            BeslutHändelse.beslutMakulerat(BeslutMakulerat(skäl: .skriven("fel"))), .verkställt("2023-04-17"),
            .rättad(.beslutFattat, "beslutsdatum", .datum(dag("2023-06-01"))),
        ])
    func bortfallen(_ sedan: BeslutHändelse) throws {
        var historia = Ivohistoria()
        let rad = try #require(historia.rapport().rader.first)
        #expect(historia.individrapport(rad)?.bortfallen == false)
        historia += [sedan]
        #expect(historia.individrapport(rad)?.bortfallen == true)
    }

    @Test("finns inte för en rättad rad, som meddelas på annat sätt")
    func rättad() throws {
        var historia = Ivohistoria()
        historia += [.inskickat("2023K2", .ny, stängd: false), .rättad(.beslutFattat, "beslutsdatum", .datum(dag("2023-08-01")))]
        let rad = try #require(historia.rapport().rader.first)
        #expect(rad.rubrik == .rättade)
        #expect(historia.individrapport(rad) == nil)
    }

    @Test("har ingen identitet när nyckeln är förstörd, men beslutet och datumen")
    func gallrad() throws {
        let hel = Ivohistoria()
        let rad = try #require(hel.rapport().rader.first)
        var utanNyckel = hel
        utanNyckel.händelser[0] = .fattat(hel.beslut.uppgifter)
        let rapport = try #require(utanNyckel.individrapport(rad))
        #expect(rapport.identitet == nil)
        #expect(rapport.kön == .kvinna)
        #expect(rapport.rad.beslutsdatum == dag("2023-01-17"))
    }

    @Test("har rättsliga händelser i ordning och inga andra")
    func rättsligt() throws {
        var historia = Ivohistoria()
        let överklagat = BeslutHändelse.beslutÖverklagat(
            BeslutÖverklagat(datum: dag("2023-02-01"), instans: .skriven("Förvaltningsrätten"), av: .enskild))
        let åtgärd = BeslutHändelse.ivoÅtgärdRegistrerad(
            IVOÅtgärdRegistrerad(datum: dag("2023-06-01"), åtgärd: .yttrandeBegärt, dnr: nil, belopp: nil))
        historia += [överklagat, .skäl("x"), åtgärd]
        #expect(try #require(historia.individrapporter().first).rättsligt == [överklagat, åtgärd])
    }
}
