import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Upplysningar om en öppen frist")
struct UpplysningTests {
    @Test("ingen av dem stannar klockan, och ingen av dem är något att göra")
    func klockan() {
        let överklagat = BeslutHändelse.beslutÖverklagat(BeslutÖverklagat(datum: dag("2023-02-01"), instans: .skriven("rätten"), av: .annan))
        let händelser: [BeslutHändelse] = [
            .delvisVerkställt("2023-01-20"), överklagat, .inhiberat("2023-02-03", gäller: true), .dömt("2023-02-20", lagaKraft: "2023-03-10"),
            .senarelagt("2023-02-01", till: "2023-05-01"), .vistelsekommunBegärd(VistelsekommunBegärd(datum: dag("2023-02-01"), kommunkod: "0180")),
        ]
        let rad = bevakad("2023-03-01", .exempel("2023-01-17"), händelser)
        #expect(rad?.dagarKvar == 47)
        #expect(
            rad?.varningar == [
                .delvisVerkställt(dag("2023-01-20")), .överklagat(dag("2023-02-01")), .dom(dag("2023-02-20"), lagaKraft: dag("2023-03-10")),
                .inhibition(dag("2023-02-03")), .senareläggning(dag("2023-02-01"), till: dag("2023-05-01"), uteslutenAvgift: true), .vistelsekommun,
            ])
        #expect(rad?.varningar.allSatisfy { $0.slag == .upplysning } == true)
    }

    @Test("en inhibition som har upphört gäller inte")
    func inhibition() {
        #expect(bevakad("2023-03-01", .inhiberat("2023-02-03", gäller: true), .inhiberat("2023-02-20", gäller: false)).koder == [])
    }

    @Test("delvis verkställt före ett avbrott säger inget om avbrottet")
    func delvis() {
        let rad = bevakad("2023-06-10", .delvisVerkställt("2023-01-20"), .verkställt("2023-02-01"), .avbrutet("2023-06-01"))
        #expect(rad.koder == [])
    }

    @Test("det som registrerades medan fristen av misstag såg slutad ut hör till den")
    func återkallatSlut() {
        let rad = bevakad(
            "2023-03-01", .exempel("2023-01-17"),
            [
                .verkställt("2023-01-20"), .senarelagt("2023-02-01", till: "2023-05-01"), .planerad("2023-04-01"),
                .återkallad(.beslutVerkställt, 1),
            ])
        #expect(rad?.varningar == [.senareläggning(dag("2023-02-01"), till: dag("2023-05-01"), uteslutenAvgift: true)])
        #expect(rad?.planerad == dag("2023-04-01"))
    }

    @Test("en dom följs men rapporteras inte")
    func dom() { #expect(bevakad("2023-02-01", .exempel("2023-01-17", ursprung: .dom))?.varningar == [.rapporterasInte]) }
}
