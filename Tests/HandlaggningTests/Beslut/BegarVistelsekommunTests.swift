import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera en begäran till vistelsekommunen")
struct BegärVistelsekommunTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("stannar inte klockan: ingen frist ändras, och raden blir sen som förut")
    func fristerna() throws {
        let händelser = try RegistreraHändelse(.nr(1), .vistelsekommun("2023-03-01")).avgör(givet(fattat), idag("2023-03-01"))
        #expect(händelser == [.vistelsekommun("2023-03-01")])
        #expect(ändrarIngenFrist(.vistelsekommun("2023-05-01")))
        #expect(rapport([fattat, .vistelsekommun("2023-03-01")], brytdatum: "2023-04-17").plats == nil)
        #expect(rapport([fattat, .vistelsekommun("2023-03-01")], brytdatum: "2023-04-18").plats == Plats(.r4, .öppen))
    }

    @Test("går i dag men inte i morgon, och bara på ett känt beslut som inte är makulerat")
    func avvisas() {
        #expect(svar(.vistelsekommun("2023-06-01"), givet(fattat)) == nil)
        #expect(svar(.vistelsekommun("2023-06-02"), givet(fattat))?.kod == .datumIFramtiden)
        #expect(svar(.vistelsekommun("2023-06-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.vistelsekommun("2023-06-01"), givet(fattat, .makulerat))?.kod == .beslutMakulerat)
    }

    @Test("märker raden, som inte lämnas till revisorerna, tills händelsen återkallas")
    func märket() {
        #expect(rapport([fattat, .skäl("x."), .vistelsekommun("2023-03-01")]).rader.first?.märken == [.vistelsekommun])
        #expect(rapport([fattat, .vistelsekommun("2023-03-01"), .verkställt("2023-06-01")]).rader.first?.märken == [.vistelsekommun])
        #expect(rapport([fattat, .skäl("x."), .vistelsekommun("2023-03-01"), .återkallad(.vistelsekommunBegärd, 1)]).rader.first?.märken == [])
    }
}
