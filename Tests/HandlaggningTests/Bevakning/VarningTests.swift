import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Varningar om en öppen frist")
struct VarningTests {
    @Test("skälet saknas först när fristen är försenad")
    func skäl() {
        #expect(bevakad("2023-04-17").koder?.contains("skal_saknas") == false)
        #expect(bevakad("2023-04-18").koder?.contains("skal_saknas") == true)
        #expect(bevakad("2023-04-18", .skäl("kö.")).koder?.contains("skal_saknas") == false)
    }

    @Test("skälet till beslutets dröjsmål är inte avbrottets")
    func avbrottetsSkäl() {
        let rad = bevakad("2023-10-01", .skäl("kö."), .verkställt("2023-05-01"), .avbrutet("2023-06-01"))
        #expect(rad.koder?.contains("skal_saknas") == true)
    }

    @Test("en dom rapporteras inte, så skälet saknas aldrig")
    func dom() {
        let rad = bevakad("2023-04-18", .exempel("2023-01-17", ursprung: .dom))
        #expect(rad.koder == ["planering_saknas", "laga_kraft_saknas", "rapporteras_inte"])
    }

    @Test(
        "ett beslut löper ut om trettio dagar, i dag, eller har gjort det",
        arguments: [
            ("2023-02-28", nil), ("2023-03-01", Varning.löperUt(gällerTill: dag("2023-03-31"), dagarKvar: 30)),
            ("2023-03-31", .löperUt(gällerTill: dag("2023-03-31"), dagarKvar: 0)),
            ("2023-04-01", .löptUtObekräftat(gällerTill: dag("2023-03-31"), dagarSedan: 1)),
        ] as [(String, Varning?)])
    func giltighetstid(_ idag: String, _ väntad: Varning?) {
        let rad = bevakad(idag, .exempel("2023-01-17", gällerTill: "2023-03-31"))
        #expect(rad.varning("loper_ut") ?? rad.varning("lopt_ut_obekraftat") == väntad)
    }

    @Test("ett beslut tills vidare löper inte ut")
    func tillsVidare() { #expect(bevakad("2025-01-01").koder?.contains { $0.hasPrefix("lop") } == false) }

    @Test("planeringen saknas när en månad återstår, inte förr")
    func planering() {
        #expect(bevakad("2023-03-17").koder == [])
        #expect(bevakad("2023-03-18").koder == ["planering_saknas"])
        #expect(bevakad("2023-03-18", .planerat("2023-04-01")).koder == [])
    }

    @Test("den senaste planen har passerat dagen efter sin dag")
    func passerad() {
        let planer: [BeslutHändelse] = [.planerat("2023-02-01"), .planerat("2023-02-15")]
        #expect(bevakad("2023-02-15", .exempel("2023-01-17"), planer).koder == [])
        #expect(bevakad("2023-02-16", .exempel("2023-01-17"), planer)?.varningar == [.planeradDagPasserad(dag("2023-02-15"), dagarSedan: 1)])
        #expect(bevakad("2023-02-16", .exempel("2023-01-17"), planer)?.planerad == dag("2023-02-15"))
        let återkallad = planer + [.återkallat(.verkställighetPlanerad, nr: 2)]
        #expect(bevakad("2023-02-16", .exempel("2023-01-17"), återkallad)?.planerad == dag("2023-02-01"))
    }

    @Test("en plan från före avbrottet gäller inte avbrottet")
    func planFöreAvbrott() {
        let rad = bevakad("2023-08-31", .planerat("2023-02-01"), .verkställt("2023-02-01"), .avbrutet("2023-06-01"))
        #expect(rad?.planerad == nil)
        #expect(rad.koder == ["planering_saknas"])
    }

    @Test("ett erbjudande utan svar visas med sina dagar; också inget svar är ett svar")
    func erbjudanden() {
        let händelser: [BeslutHändelse] = [
            .erbjudet(1, "2023-01-20"), .erbjudet(2, "2023-01-31"), .erbjudet(3, "2023-02-01"), .besvarat(1, "2023-01-25", .nej),
            .besvarat(3, "2023-02-02", .inget),
        ]
        let rad = bevakad("2023-02-10", .exempel("2023-01-17"), händelser)
        #expect(rad?.varningar == [.erbjudandeUtanSvar(.nr(2), dag("2023-01-31"), dagarSedan: 10)])
    }

    @Test("ett erbjudande från före avbrottet väntar ingen längre på")
    func gammaltErbjudande() {
        let rad = bevakad("2023-06-10", .erbjudet(1, "2023-01-20"), .verkställt("2023-02-01"), .avbrutet("2023-06-01"), .erbjudet(2, "2023-06-01"))
        #expect(rad?.varningar == [.erbjudandeUtanSvar(.nr(2), dag("2023-06-01"), dagarSedan: 9)])
    }

    @Test("ett återkallat erbjudande har aldrig lämnats")
    func återkallat() {
        #expect(bevakad("2023-02-10", .erbjudet(1, "2023-01-20"), .återkallat(.erbjudandeLämnat)).koder == [])
    }
}
