import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera ett beslut om inhibition")
struct BeslutaInhibitionTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("stannar inte klockan: ingen frist ändras, och raden blir sen som förut")
    func fristerna() throws {
        #expect(try RegistreraHändelse(.nr(1), .inhibition("2023-03-01")).avgör(givet(fattat), idag("2023-03-01")) == [.inhibition("2023-03-01")])
        #expect(ändrarIngenFrist(.inhibition("2023-05-01")))
        #expect(rapport([fattat, .inhibition("2023-03-01")], brytdatum: "2023-04-17").plats == nil)
        #expect(rapport([fattat, .inhibition("2023-03-01")], brytdatum: "2023-04-18").plats == Plats(.r4, .öppen))
    }

    @Test("går i dag men inte i morgon, och bara på ett känt beslut som inte är makulerat")
    func avvisas() {
        #expect(svar(.inhibition("2023-06-01"), givet(fattat)) == nil)
        #expect(svar(.inhibition("2023-06-02"), givet(fattat))?.kod == .datumIFramtiden)
        #expect(svar(.inhibition("2023-06-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.inhibition("2023-06-01"), givet(fattat, .makulerat))?.kod == .beslutMakulerat)
    }

    @Test("också när en inhibition upphör")
    func upphör() { #expect(ändrarIngenFrist(.inhibition("2023-05-01", gäller: false), före: [.inhibition("2023-04-01")])) }
}
