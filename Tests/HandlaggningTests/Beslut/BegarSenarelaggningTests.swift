import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera en begäran om senareläggning")
struct BegärSenareläggningTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("stannar inte klockan: ingen frist ändras, och raden blir sen som förut")
    func fristerna() throws {
        let händelser = try RegistreraHändelse(.nr(1), .senareläggning("2023-03-01")).avgör(givet(fattat), idag("2023-03-01"))
        #expect(händelser == [.senareläggning("2023-03-01")])
        #expect(ändrarIngenFrist(.senareläggning("2023-05-01")))
        #expect(rapport([fattat, .senareläggning("2023-03-01")], brytdatum: "2023-04-17").plats == nil)
        #expect(rapport([fattat, .senareläggning("2023-03-01")], brytdatum: "2023-04-18").plats == Plats(.r4, .öppen))
    }

    @Test("går i dag men inte i morgon, och bara på ett känt beslut som inte är makulerat")
    func avvisas() {
        #expect(svar(.senareläggning("2023-06-01"), givet(fattat)) == nil)
        #expect(svar(.senareläggning("2023-06-02"), givet(fattat))?.kod == .datumIFramtiden)
        #expect(svar(.senareläggning("2023-06-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.senareläggning("2023-06-01"), givet(fattat, .makulerat))?.kod == .beslutMakulerat)
    }

    @Test("dagen som den enskilde vill vänta till får ligga i framtiden men inte före begäran")
    func till() {
        #expect(svar(.senareläggning("2023-05-01", till: "2024-01-01"), givet(fattat)) == nil)
        #expect(svar(.senareläggning("2023-05-01", till: "2023-05-01"), givet(fattat)) == nil)
        #expect(svar(.senareläggning("2023-05-01", till: "2023-04-30"), givet(fattat))?.kod == .senarelagdForeBegaran)
    }

    @Test("inte heller dagen som den enskilde vill vänta till flyttar slutdagen")
    func tillFlyttarInget() {
        #expect(rapport([fattat, .senareläggning("2023-03-01", till: "2023-12-31")]).plats == Plats(.r4, .öppen))
    }
}
