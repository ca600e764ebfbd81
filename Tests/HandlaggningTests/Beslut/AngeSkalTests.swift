import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att ange skälet till dröjsmålet")
struct AngeSkälTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    func svar(_ läge: Beslut?) -> Avvisning? {
        avvisad { try RegistreraHändelse(.nr(1), .skäl("eftersom kö.")).avgör(läge, idag("2023-06-01")) }
    }

    @Test("hör till den öppna fristen, och det senaste gäller")
    func senaste() throws {
        let händelser = try RegistreraHändelse(.nr(1), .skäl("eftersom kö.")).avgör(givet(fattat, .skäl("först.")), idag("2023-06-01"))
        #expect(händelser == [.skäl("eftersom kö.")])
        #expect(givet(fattat, .skäl("först."), .skäl("eftersom kö."))?.öppenFrist?.skäl == .exempel("eftersom kö."))
    }

    @Test("skälet står kvar på fristen sedan den stängts")
    func kvar() {
        #expect(givet(fattat, .skäl("eftersom kö."), .verkställt("2023-05-01"))?.frist(.beslut)?.skäl == .exempel("eftersom kö."))
    }

    @Test("avvisas när ingen frist är öppen")
    func stängd() {
        #expect(svar(givet(fattat, .verkställt("2023-05-01")))?.kod == .ingenOppenFrist)
        #expect(svar(givet(fattat, .avslutat("2023-05-01")))?.kod == .ingenOppenFrist)
        #expect(svar(nil)?.kod == .okantBeslut)
    }
}
