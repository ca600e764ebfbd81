import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att avbryta en verkställighet")
struct AvbrytVerkställighetTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
    let verkställt = BeslutHändelse.verkställt("2023-02-01")

    @Test("öppnar en ny frist från avbrottsdagen, hel eller delvis")
    func nyFrist() throws {
        for helt in [true, false] {
            let avbrott = BeslutHändelse.avbrutet("2023-03-01", helt: helt)
            #expect(try RegistreraHändelse(.nr(1), avbrott).avgör(givet(fattat, verkställt), idag("2023-03-01")) == [avbrott])
            let beslut = givet(fattat, verkställt, avbrott)
            #expect(beslut?.frister.map(\.nummer) == [.beslut, FristNummer(art: .avbrott, nr: 1)])
            #expect(beslut?.öppenFrist == Frist(nummer: FristNummer(art: .avbrott, nr: 1), start: dag("2023-03-01")))
            #expect(beslut?.frist(.beslut)?.slut == .verkställd(dag("2023-02-01")))
            #expect(beslut?.pågår == false)
        }
    }

    @Test("går samma dag som verkställigheten men inte dagen före, i dag men inte i morgon")
    func datum() {
        #expect(svar(.avbrutet("2023-02-01"), givet(fattat, verkställt)) == nil)
        #expect(svar(.avbrutet("2023-01-31"), givet(fattat, verkställt))?.kod == .foreForegaendeHandelse)
        #expect(svar(.avbrutet("2023-01-16"), givet(fattat, verkställt))?.kod == .foreBeslutsdatum)
        #expect(svar(.avbrutet("2023-06-01"), givet(fattat, verkställt)) == nil)
        #expect(svar(.avbrutet("2023-06-02"), givet(fattat, verkställt))?.kod == .datumIFramtiden)
    }

    @Test("ett andra avbrott räknas från den senaste verkställigheten, inte den första")
    func senasteVerkställigheten() {
        let beslut = givet(fattat, verkställt, .avbrutet("2023-03-01"), .återupptaget("2023-04-01"))
        #expect(svar(.avbrutet("2023-03-31"), beslut)?.kod == .foreForegaendeHandelse)
        #expect(svar(.avbrutet("2023-04-01"), beslut) == nil)
    }

    @Test("avvisas när inget pågår: inte verkställt, redan avbrutet, avslutat eller insatsen slut")
    func pågårInte() {
        #expect(svar(.avbrutet("2023-05-01"), nil)?.kod == .okantBeslut)
        #expect(svar(.avbrutet("2023-05-01"), givet(fattat))?.kod == .ejVerkstallt)
        #expect(svar(.avbrutet("2023-05-01"), givet(fattat, .delvisVerkställt("2023-02-01")))?.kod == .ejVerkstallt)
        #expect(svar(.avbrutet("2023-05-01"), givet(fattat, verkställt, .avbrutet("2023-03-01")))?.kod == .ejVerkstallt)
        #expect(svar(.avbrutet("2023-05-01"), givet(fattat, .avslutat("2023-02-01")))?.kod == .ejVerkstallt)
        #expect(svar(.avbrutet("2023-05-01"), givet(fattat, verkställt, .avbrutet("2023-03-01"), .avslutat("2023-04-01")))?.kod == .ejVerkstallt)
        #expect(svar(.avbrutet("2023-05-01"), givet(fattat, verkställt, .insatsenSlut("2023-03-01")))?.kod == .insatsRedanAvslutad)
    }

    @Test("numret räknar också återkallade avbrott, och deras frister finns kvar men löper inte")
    func numret() {
        let beslut = givet(fattat, verkställt, .avbrutet("2023-03-01"), .återkallad(.verkställighetAvbruten, 1), .avbrutet("2023-02-15"))
        let avbrott = beslut?.frister.dropFirst() ?? []
        #expect(avbrott.map(\.nummer.nr) == [1, 2])
        #expect(avbrott.map(\.återkallad) == [true, false])
        #expect(avbrott.map(\.öppen) == [false, true])
        #expect(beslut?.öppenFrist?.start == dag("2023-02-15"))
    }
}
