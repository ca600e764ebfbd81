import Handlaggning
import HandlaggningSupport
import Testing

@Suite("IVO:s rapporteringsperioder")
struct RapporteringsperiodTests {
    func dagar(_ period: String, _ katalog: Katalog = .program) -> String? {
        katalog.rapporteringsperiod(kvartal(period)).map { "\($0.från)–\($0.till)" }
    }

    @Test(
        "följer på kvartalet som de är döpta efter; sommaren har två månader och fjärde kvartalet ligger i nästa år",
        arguments: [
            ("2019K1", "2019-04-01–2019-04-30"), ("2019K2", "2019-07-01–2019-08-31"), ("2019K3", "2019-10-01–2019-10-31"),
            ("2019K4", "2020-01-01–2020-01-31"), ("2023K2", "2023-07-01–2023-08-31"), ("2025K4", "2026-01-01–2026-01-31"),
        ])
    func perioder(_ period: String, _ väntat: String) { #expect(dagar(period) == väntat) }

    @Test(
        "heter som IVO säger",
        arguments: [
            ("2019K1", "första kvartalet 2019"), ("2019K2", "andra kvartalet 2019"), ("2019K3", "tredje kvartalet 2019"),
            ("2019K4", "fjärde kvartalet 2019"),
        ])
    func namn(_ period: String, _ väntat: String) { #expect(Katalog.program.rapporteringsperiod(kvartal(period))?.ivoKvartal == väntat) }

    @Test("är okända före 2019")
    func före() { #expect(dagar("2018K4") == nil) }

    @Test("är okända när tiden tar slut")
    func slutet() {
        #expect(dagar("2199K3") == "2199-10-01–2199-10-31")
        #expect(dagar("2199K4") == nil)
    }

    @Test("som angetts för ett enda kvartal går före dem som brukar gälla")
    func enda() {
        let egen = Rapporteringsperiod(kvartal: kvartal("2027K2"), från: dag("2027-07-05"), till: dag("2027-09-15"))
        let katalog = Katalog(rapporteringsperioder: [egen], periodmönster: Katalog.program.periodmönster)
        #expect(dagar("2027K2", katalog) == "2027-07-05–2027-09-15")
        #expect(dagar("2027K1", katalog) == "2027-04-01–2027-04-30")
        #expect(dagar("2028K2", katalog) == "2028-07-01–2028-08-31")
    }

    @Test("som byter mönster gör det för kvartal som slutar efter bytet")
    func byte() {
        func mönster(_ stänger: String, _ från: String, _ till: String?) -> Periodmönster {
            Periodmönster(
                nummer: 4, öppnar: Månadsdag("01-10")!, stänger: Månadsdag(stänger)!, giltig: Giltighet(från: dag(från), till: till.map(dag)))!
        }
        let katalog = Katalog(periodmönster: [mönster("01-31", "2019-01-01", "2026-12-30"), mönster("02-15", "2026-12-31", nil)])
        #expect(dagar("2025K4", katalog) == "2026-01-10–2026-01-31")
        #expect(dagar("2026K4", katalog) == "2027-01-10–2027-02-15")
    }

    @Test("skrivs med dagar som finns varje år", arguments: ["02-29", "13-01", "04-31", "4-01", "04-01 ", "", "0401"])
    func månadsdag(_ text: String) { #expect(Månadsdag(text) == nil) }

    @Test(
        "räknas från kvartalets sista dag",
        arguments: [
            ("2023K1", "2023-01-01", "2023-03-31"), ("2023K2", "2023-04-01", "2023-06-30"), ("2024K3", "2024-07-01", "2024-09-30"),
            ("2024K4", "2024-10-01", "2024-12-31"), ("1900K1", "1900-01-01", "1900-03-31"),
        ])
    func kvartalet(_ period: String, _ första: String, _ sista: String) {
        #expect(kvartal(period).förstaDag == dag(första))
        #expect(kvartal(period).sistaDag == dag(sista))
    }
}
