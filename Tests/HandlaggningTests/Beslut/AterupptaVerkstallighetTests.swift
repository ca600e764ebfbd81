import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att återuppta en verkställighet")
struct ÅterupptaVerkställighetTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
    let verkställt = BeslutHändelse.verkställt("2023-02-01")
    let avbrutet = BeslutHändelse.avbrutet("2023-03-01")

    @Test("stänger avbrottsfristen och ingen annan")
    func stänger() throws {
        #expect(
            try RegistreraHändelse(.nr(1), .återupptaget("2023-04-01")).avgör(givet(fattat, verkställt, avbrutet), idag("2023-04-01"))
                == [.återupptaget("2023-04-01")])
        let beslut = givet(fattat, verkställt, avbrutet, .återupptaget("2023-04-01"))
        #expect(beslut?.frister.map(\.slut) == [.verkställd(dag("2023-02-01")), .verkställd(dag("2023-04-01"))])
        #expect(beslut?.öppenFrist == nil)
        #expect(beslut?.pågår == true)
    }

    @Test("går på avbrottsdagen men inte dagen före, i dag men inte i morgon")
    func datum() {
        let beslut = givet(fattat, verkställt, avbrutet)
        #expect(svar(.återupptaget("2023-03-01"), beslut) == nil)
        #expect(svar(.återupptaget("2023-02-28"), beslut)?.kod == .foreForegaendeHandelse)
        #expect(svar(.återupptaget("2023-06-01"), beslut) == nil)
        #expect(svar(.återupptaget("2023-06-02"), beslut)?.kod == .datumIFramtiden)
    }

    @Test("avvisas utan öppet avbrott")
    func ingetAvbrott() {
        #expect(svar(.återupptaget("2023-04-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.återupptaget("2023-04-01"), givet(fattat))?.kod == .ingetOppetAvbrott)
        #expect(svar(.återupptaget("2023-04-01"), givet(fattat, verkställt))?.kod == .ingetOppetAvbrott)
        #expect(svar(.återupptaget("2023-05-01"), givet(fattat, verkställt, avbrutet, .återupptaget("2023-04-01")))?.kod == .ingetOppetAvbrott)
        #expect(svar(.återupptaget("2023-05-01"), givet(fattat, verkställt, avbrutet, .avslutat("2023-04-01")))?.kod == .ingetOppetAvbrott)
        let återkallat = givet(fattat, verkställt, avbrutet, .återkallad(.verkställighetAvbruten, 1))
        #expect(svar(.återupptaget("2023-05-01"), återkallat)?.kod == .ingetOppetAvbrott)
    }

    @Test("Verkstall stänger ett öppet avbrott på samma sätt")
    func verkställ() {
        #expect(svar(.verkställt("2023-04-01"), givet(fattat, verkställt, avbrutet)) == nil)
        #expect(givet(fattat, verkställt, avbrutet, .verkställt("2023-04-01"))?.frister.last?.slut == .verkställd(dag("2023-04-01")))
    }
}
