import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera en dom")
struct RegistreraDomTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("stannar inte klockan: ingen frist ändras, och raden blir sen som förut")
    func fristerna() throws {
        #expect(try RegistreraHändelse(.nr(1), .dom("2023-03-01")).avgör(givet(fattat), idag("2023-03-01")) == [.dom("2023-03-01")])
        #expect(ändrarIngenFrist(.dom("2023-05-01")))
        #expect(rapport([fattat, .dom("2023-03-01")], brytdatum: "2023-04-17").plats == nil)
        #expect(rapport([fattat, .dom("2023-03-01")], brytdatum: "2023-04-18").plats == Plats(.r4, .öppen))
    }

    @Test("går i dag men inte i morgon, och bara på ett känt beslut som inte är makulerat")
    func avvisas() {
        #expect(svar(.dom("2023-06-01"), givet(fattat)) == nil)
        #expect(svar(.dom("2023-06-02"), givet(fattat))?.kod == .datumIFramtiden)
        #expect(svar(.dom("2023-06-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.dom("2023-06-01"), givet(fattat, .makulerat))?.kod == .beslutMakulerat)
    }

    @Test("laga kraft får vara domsdagen men inte dagen före, i dag men inte i morgon")
    func lagaKraft() {
        #expect(svar(.dom("2023-05-01", lagaKraft: "2023-05-01"), givet(fattat)) == nil)
        #expect(svar(.dom("2023-05-01", lagaKraft: "2023-04-30"), givet(fattat))?.kod == .lagaKraftForeDomen)
        #expect(svar(.dom("2023-05-01", lagaKraft: "2023-06-01"), givet(fattat)) == nil)
        let svar = svar(.dom("2023-05-01", lagaKraft: "2023-06-02"), givet(fattat))
        #expect(svar?.kod == .datumIFramtiden)
        #expect(svar?.fält == "lagaKraft")
    }
}
