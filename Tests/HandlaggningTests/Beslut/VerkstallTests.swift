import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att verkställa ett beslut")
struct VerkställTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    func svar(_ datum: String, _ läge: Beslut?, idag: String = "2023-06-01") -> Avvisning? {
        avvisad { try RegistreraHändelse(.nr(1), .verkställt(datum)).avgör(läge, HandlaggningTests.idag(idag)) }
    }

    @Test("stänger fristen den dagen")
    func verkställt() throws {
        let händelser = try RegistreraHändelse(.nr(1), .verkställt("2023-04-17")).avgör(givet(fattat), idag("2023-04-17"))
        #expect(händelser == [.verkställt("2023-04-17")])
        #expect(givet(fattat, .verkställt("2023-04-17"))?.öppenFrist == nil)
        #expect(givet(fattat, .verkställt("2023-04-17"))?.frist(.beslut)?.slut == .verkställd(dag("2023-04-17")))
    }

    @Test("går på beslutsdagen men inte dagen före")
    func beslutsdagen() {
        #expect(svar("2023-01-17", givet(fattat)) == nil)
        #expect(svar("2023-01-16", givet(fattat))?.kod == .foreBeslutsdatum)
    }

    @Test("går i dag men inte i morgon")
    func framtid() {
        #expect(svar("2023-06-01", givet(fattat)) == nil)
        #expect(svar("2023-06-02", givet(fattat))?.kod == .datumIFramtiden)
    }

    @Test("avvisas för ett beslut som inte finns")
    func okänt() { #expect(svar("2023-02-01", nil)?.kod == .okantBeslut) }

    @Test("avvisas när ingen frist är öppen: verkställt en gång till, eller redan avslutat")
    func ingenÖppen() {
        #expect(svar("2023-05-01", givet(fattat, .verkställt("2023-04-17")))?.kod == .ingenOppenFrist)
        #expect(svar("2023-05-01", givet(fattat, .avslutat("2023-04-17")))?.kod == .ingenOppenFrist)
    }
}
