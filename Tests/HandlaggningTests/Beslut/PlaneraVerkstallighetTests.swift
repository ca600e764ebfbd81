import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att planera verkställigheten")
struct PlaneraVerkställighetTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("ändrar ingen frist, och dagen får ligga i framtiden")
    func fristerna() throws {
        #expect(try RegistreraHändelse(.nr(1), .planerat("2024-01-01")).avgör(givet(fattat), idag("2023-03-01")) == [.planerat("2024-01-01")])
        #expect(ändrarIngenFrist(.planerat("2024-01-01")))
    }

    /// Planen är ingen frist: ett flyttat beslutsdatum får inte hindras av vad någon en gång planerade.
    @Test("hindrar aldrig att beslutsdatum rättas")
    func beslutsdatum() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.registrera(1, .planerat("2023-02-01"))
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2023-03-17"))
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist?.start == dag("2023-03-17"))
    }

    @Test("avvisas på ett okänt eller makulerat beslut")
    func avvisas() {
        #expect(svar(.planerat("2023-06-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.planerat("2023-06-01"), givet(fattat, .makulerat))?.kod == .beslutMakulerat)
    }
}
