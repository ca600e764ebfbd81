import Foundation
import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Ett datum")
struct DatumTests {
    @Test("räknas som i den gregorianska kalendern varje dag från 1900 till 2199")
    func varjeDag() throws {
        var kalender = Calendar(identifier: .gregorian)
        kalender.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        let första = try #require(Datum(1900, 1, 1))
        let sista = try #require(Datum(2199, 12, 31))
        #expect(sista.dagar(sedan: första) == 109_572)
        var fel: [Datum] = []
        for nummer in första.dagarSedan1970...sista.dagarSedan1970 {
            let datum = Datum(dagarSedan1970: nummer)
            let facit = kalender.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(nummer) * 86_400))
            let samma = (datum.år, datum.månad, datum.dag) == (facit.year!, facit.month!, facit.day!)
            if !samma || Datum(datum.år, datum.månad, datum.dag) != datum || Datum(datum.description) != datum { fel.append(datum) }
        }
        #expect(fel.isEmpty)
    }

    @Test("tre månader fram är samma dag som kalendern räknar fram, från varje dag")
    func treMånader() throws {
        var kalender = Calendar(identifier: .gregorian)
        kalender.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var fel: [Datum] = []
        for nummer in dag("1999-12-01").dagarSedan1970...dag("2032-03-01").dagarSedan1970 {
            let datum = Datum(dagarSedan1970: nummer)
            let facit = try #require(kalender.date(byAdding: .month, value: 3, to: Date(timeIntervalSince1970: Double(nummer) * 86_400)))
            if Double(datum.plus(månader: 3).dagarSedan1970) * 86_400 != facit.timeIntervalSince1970 { fel.append(datum) }
        }
        #expect(fel.isEmpty)
    }

    @Test("1970-01-01 är dag 0, och dagarna före är negativa")
    func noll() {
        #expect(dag("1970-01-01").dagarSedan1970 == 0)
        #expect(dag("1969-12-31").dagarSedan1970 == -1)
        #expect(dag("2000-03-01").dagar(sedan: dag("2000-02-28")) == 2)
        #expect(dag("2000-02-28").dagar(sedan: dag("2000-03-01")) == -2)
    }

    @Test(
        "läses bara i formen ÅÅÅÅ-MM-DD och bara när dagen finns",
        arguments: [
            "2023-02-29", "2023-02-30", "1900-02-29", "2100-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "2023-01-32",
            "2023-1-01", "2023-01-1", "+023-01-01", "-023-01-01", "2023-01-01 ", " 2023-01-01", "2023-01-01T00:00:00Z", "20230101", "2023/01/01",
            "2023–01–01", "1899-12-31", "2200-01-01", "0000-01-01", "", "２０２３-01-01", "2023-０1-01", "٢٠٢٣-01-01", "2023-01-0\u{0}", "2O23-01-01",
        ])
    func ogiltiga(_ text: String) { #expect(Datum(text) == nil) }

    @Test("finns skottdagen läses den", arguments: ["2024-02-29", "2000-02-29", "2196-02-29", "1900-01-01", "2199-12-31"])
    func giltiga(_ text: String) { #expect(Datum(text)?.description == text) }

    @Test("månader läggs till från den egentliga dagen: den klipps aldrig två gånger")
    func klippsInteTvåGånger() {
        #expect(dag("2022-11-30").plus(månader: 3) == dag("2023-02-28"))
        #expect(dag("2022-11-30").plus(månader: 4) == dag("2023-03-30"))
        #expect(dag("2023-08-31").plus(månader: 6) == dag("2024-02-29"))
        #expect(dag("2023-08-31").plus(månader: 7) == dag("2024-03-31"))
        #expect(dag("2023-12-31").plus(månader: 0) == dag("2023-12-31"))
        #expect(dag("2023-12-31").plus(månader: 12) == dag("2024-12-31"))
    }

    @Test("ordnas i tid och räknas i dagar över år och skottdagar")
    func ordning() {
        #expect(dag("2023-12-31") < dag("2024-01-01"))
        #expect(dag("2023-12-31").plus(dagar: 1) == dag("2024-01-01"))
        #expect(dag("2024-03-01").plus(dagar: -1) == dag("2024-02-29"))
        #expect(dag("2023-03-01").plus(dagar: -1) == dag("2023-02-28"))
    }
}
