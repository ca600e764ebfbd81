import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att avsluta en insats")
struct AvslutaInsatsTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
    let verkställt = BeslutHändelse.verkställt("2023-02-01")

    @Test("ändrar ingen frist och rapporteras aldrig; sedan pågår inget mer")
    func slut() throws {
        let händelser = try RegistreraHändelse(.nr(1), .insatsenSlut("2023-03-01")).avgör(givet(fattat, verkställt), idag("2023-03-01"))
        #expect(händelser == [.insatsenSlut("2023-03-01")])
        let beslut = givet(fattat, verkställt, .insatsenSlut("2023-03-01"))
        #expect(beslut?.frister == givet(fattat, verkställt)?.frister)
        #expect(beslut?.insatsAvslutad == true)
        #expect(beslut?.pågår == false)
        #expect(rapport([fattat, verkställt, .insatsenSlut("2023-03-01")]).rader.isEmpty)
        #expect(svar(.verkställt("2023-04-01"), beslut)?.kod == .ingenOppenFrist)
    }

    @Test("går samma dag som verkställigheten men inte dagen före, i dag men inte i morgon")
    func datum() {
        #expect(svar(.insatsenSlut("2023-02-01"), givet(fattat, verkställt)) == nil)
        #expect(svar(.insatsenSlut("2023-01-31"), givet(fattat, verkställt))?.kod == .foreForegaendeHandelse)
        #expect(svar(.insatsenSlut("2023-06-01"), givet(fattat, verkställt)) == nil)
        #expect(svar(.insatsenSlut("2023-06-02"), givet(fattat, verkställt))?.kod == .datumIFramtiden)
    }

    @Test("avvisas när insatsen inte pågår")
    func pågårInte() {
        #expect(svar(.insatsenSlut("2023-05-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.insatsenSlut("2023-05-01"), givet(fattat))?.kod == .ejVerkstallt)
        #expect(svar(.insatsenSlut("2023-05-01"), givet(fattat, verkställt, .avbrutet("2023-03-01")))?.kod == .ejVerkstallt)
        #expect(svar(.insatsenSlut("2023-05-01"), givet(fattat, .avslutat("2023-03-01")))?.kod == .ejVerkstallt)
        #expect(svar(.insatsenSlut("2023-05-01"), givet(fattat, verkställt, .insatsenSlut("2023-03-01")))?.kod == .insatsRedanAvslutad)
    }
}
