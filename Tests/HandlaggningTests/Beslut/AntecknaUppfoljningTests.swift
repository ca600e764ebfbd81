import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att anteckna en uppföljning")
struct AntecknaUppföljningTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("ändrar ingen frist och går i varje läge")
    func fristerna() throws {
        #expect(try RegistreraHändelse(.nr(1), .uppföljning("2023-03-01")).avgör(givet(fattat), idag("2023-03-01")) == [.uppföljning("2023-03-01")])
        #expect(ändrarIngenFrist(.uppföljning("2023-05-01")))
        #expect(svar(.uppföljning("2023-05-01"), givet(fattat, .verkställt("2023-02-01"))) == nil)
        #expect(svar(.uppföljning("2023-05-01"), givet(fattat, .avslutat("2023-02-01"))) == nil)
    }

    @Test("går i dag men inte i morgon, och bara på ett känt beslut som inte är makulerat")
    func avvisas() {
        #expect(svar(.uppföljning("2023-06-01"), givet(fattat)) == nil)
        #expect(svar(.uppföljning("2023-06-02"), givet(fattat))?.kod == .datumIFramtiden)
        #expect(svar(.uppföljning("2023-06-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.uppföljning("2023-06-01"), givet(fattat, .makulerat))?.kod == .beslutMakulerat)
    }
}
