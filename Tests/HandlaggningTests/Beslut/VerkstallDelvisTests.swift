import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att verkställa ett beslut delvis")
struct VerkställDelvisTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("låter fristen löpa vidare för resten, och hela verkställigheten stänger den")
    func öppen() throws {
        let händelser = try RegistreraHändelse(.nr(1), .delvisVerkställt("2023-03-01")).avgör(givet(fattat), idag("2023-03-01"))
        #expect(händelser == [.delvisVerkställt("2023-03-01")])
        let delvis = givet(fattat, .delvisVerkställt("2023-03-01"))
        #expect(delvis?.frister == [Frist(nummer: .beslut, start: dag("2023-01-17"))])
        #expect(delvis?.pågår == false)
        #expect(givet(fattat, .delvisVerkställt("2023-03-01"), .verkställt("2023-03-01"))?.frist(.beslut)?.slut == .verkställd(dag("2023-03-01")))
    }

    @Test("går på beslutsdagen men inte dagen före, i dag men inte i morgon")
    func datum() {
        #expect(svar(.delvisVerkställt("2023-01-17"), givet(fattat)) == nil)
        #expect(svar(.delvisVerkställt("2023-01-16"), givet(fattat))?.kod == .foreBeslutsdatum)
        #expect(svar(.delvisVerkställt("2023-06-01"), givet(fattat)) == nil)
        #expect(svar(.delvisVerkställt("2023-06-02"), givet(fattat))?.kod == .datumIFramtiden)
    }

    @Test("går flera gånger, aldrig bakåt i tiden, och inget som rör fristen kommer före den")
    func ordning() {
        let delvis = givet(fattat, .delvisVerkställt("2023-03-01"))
        #expect(svar(.delvisVerkställt("2023-03-01"), delvis) == nil)
        #expect(svar(.delvisVerkställt("2023-02-28"), delvis)?.kod == .foreForegaendeHandelse)
        #expect(svar(.verkställt("2023-02-28"), delvis)?.kod == .foreForegaendeHandelse)
        #expect(svar(.avslutat("2023-02-28"), delvis)?.kod == .foreForegaendeHandelse)
    }

    @Test("avvisas när beslutsfristen inte är öppen: verkställt, avslutat eller avbrutet")
    func stängd() {
        #expect(svar(.delvisVerkställt("2023-05-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.delvisVerkställt("2023-05-01"), givet(fattat, .verkställt("2023-02-01")))?.kod == .ingenOppenFrist)
        #expect(svar(.delvisVerkställt("2023-05-01"), givet(fattat, .avslutat("2023-02-01")))?.kod == .ingenOppenFrist)
        let avbrutet = svar(.delvisVerkställt("2023-05-01"), givet(fattat, .verkställt("2023-02-01"), .avbrutet("2023-03-01")))
        #expect(avbrutet?.kod == .ingenOppenFrist)
        #expect(avbrutet?.text.contains("AterupptaVerkstallighet") == true)
    }
}
