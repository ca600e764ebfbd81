import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att avsluta ett beslut utan verkställighet")
struct AvslutaUtanVerkställighetTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    func svar(_ datum: String, _ läge: Beslut?, idag: String = "2023-06-01") -> Avvisning? {
        let kommando = RegistreraHändelse(.nr(1), .avslutat(datum, .flyttat))
        return avvisad { try kommando.avgör(läge, HandlaggningTests.idag(idag)) }
    }

    @Test("stänger fristen med orsak och text", arguments: Avslutsorsak.alla)
    func avslutat(_ orsak: Avslutsorsak) throws {
        let text = Fritext.skriven("eftersom klienten har flyttat.")
        let kommando = RegistreraHändelse(.nr(1), .avslutat("2023-05-02", orsak, "eftersom klienten har flyttat."))
        let händelser = try kommando.avgör(givet(fattat), idag("2023-05-02"))
        #expect(händelser == [.avslutat("2023-05-02", orsak, "eftersom klienten har flyttat.")])
        #expect(Beslut.läge(.nr(1), givet(fattat), efter: händelser[0])?.frist(.beslut)?.slut == .avslutad(dag("2023-05-02"), orsak, text))
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

    @Test("avvisas för ett beslut som inte finns eller redan är stängt")
    func stängt() {
        #expect(svar("2023-05-01", nil)?.kod == .okantBeslut)
        #expect(svar("2023-05-01", givet(fattat, .verkställt("2023-04-17")))?.kod == .ingenOppenFrist)
        #expect(svar("2023-05-01", givet(fattat, .avslutat("2023-04-17")))?.kod == .ingenOppenFrist)
    }

    @Test("ett tackat nej är ingen orsak, och avvisningen säger vad man gör i stället")
    func tackatNej() {
        let kommando = RegistreraHändelse(.nr(1), .avslutat("2023-05-02", Avslutsorsak(rawValue: "tackat_nej")))
        let avvisning = avvisad { try kommando.avgör(givet(fattat), HandlaggningTests.idag("2023-06-01")) }
        #expect(avvisning?.kod == .tackatNejAvslutarInte)
        #expect(avvisning?.text.contains("AngeSkal") == true)
    }
}
