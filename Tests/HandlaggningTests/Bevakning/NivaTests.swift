import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Dagar kvar och nivå")
struct NivåTests {
    @Test(
        "räknas till slutdagen: 0 på den, negativt från dagen då fristen är rapporteringsbar",
        arguments: [
            ("2023-01-17", 90, Bevakningsnivå.iTid), ("2023-03-17", 31, .iTid), ("2023-03-18", 30, .inom30), ("2023-04-02", 15, .inom30),
            ("2023-04-03", 14, .inom14), ("2023-04-09", 8, .inom14), ("2023-04-10", 7, .inom7), ("2023-04-17", 0, .inom7),
            ("2023-04-18", -1, .försenad), ("2024-01-17", -275, .försenad),
        ])
    func gränser(_ idag: String, _ kvar: Int, _ nivå: Bevakningsnivå) {
        let rad = bevakad(idag)
        #expect(rad?.dagarKvar == kvar)
        #expect(rad?.nivå == nivå)
    }

    @Test("följer månadens längd", arguments: [("2022-11-30", "2023-02-28"), ("2023-11-29", "2024-02-29"), ("2023-12-31", "2024-03-31")])
    func slutdagar(_ beslutsdatum: String, _ slutdag: String) {
        #expect(bevakad(slutdag, .exempel(beslutsdatum))?.dagarKvar == 0)
        #expect(bevakad("\(dag(slutdag).plus(dagar: 1))", .exempel(beslutsdatum))?.nivå == .försenad)
    }

    @Test("ett avbrott har sin egen frist, från avbrottet")
    func avbrott() {
        let rad = bevakad("2023-09-30", .verkställt("2023-02-01"), .avbrutet("2023-06-30"))
        #expect(rad?.frist.nummer == FristNummer(art: .avbrott, nr: 1))
        #expect(rad?.start == dag("2023-06-30"))
        #expect(rad?.dagarKvar == 0)
        #expect(rad?.beslutsdatum == dag("2023-01-17"))
    }

    @Test("ingen rad för det som inte har någon öppen frist, eller ännu inte var beslutat den dagen")
    func ingenRad() {
        #expect(bevakad("2023-05-01", .verkställt("2023-02-01")) == nil)
        #expect(bevakad("2023-05-01", .avslutat("2023-02-01")) == nil)
        #expect(bevakad("2023-05-01", .beslutMakulerat(BeslutMakulerat(skäl: .skriven("fel")))) == nil)
        #expect(bevakad("2023-01-16") == nil)
        #expect(bevakad("2023-09-01", .verkställt("2023-02-01"), .avbrutet("2023-06-30"), .återkallat(.verkställighetAvbruten)) == nil)
    }
}

@Suite("Bevakningens ordning och summor")
struct BevakningTests {
    static func rad(_ nr: UInt64, _ beslutsdatum: String, _ ursprung: Ursprung = .nämnd, skäl: String? = nil) -> Bevakningsrad? {
        let händelser = [.fattat(.exempel(beslutsdatum, ursprung: ursprung))] + (skäl.map { [BeslutHändelse.skäl($0)] } ?? [])
        return Beslut.läge(.nr(nr), efter: händelser).flatMap {
            Bevakningsrad($0, idag: dag("2023-06-01"), katalog: .program) { _ in nil }
        }
    }

    /// Slutdagarna: 05-28, 06-01, 06-08, 06-15, 07-01, 07-02, 05-27 och 05-28.
    static let rader = [
        rad(5, "2023-02-28"), rad(4, "2023-03-01"), rad(3, "2023-03-08"), rad(2, "2023-03-15"), rad(1, "2023-04-01"), rad(9, "2023-04-02"),
        rad(7, "2023-02-27", .dom), rad(6, "2023-02-28", skäl: "kö."),
    ].compactMap(\.self)

    @Test("minst antal dagar kvar först, sedan efter beslutets id")
    func ordning() {
        let bevakning = Bevakning(idag: dag("2023-06-01"), rader: Self.rader.reversed())
        #expect(bevakning.rader.map(\.dagarKvar) == [-5, -4, -4, 0, 7, 14, 30, 31])
        #expect(bevakning.rader.map { $0.frist.beslut } == [7, 5, 6, 4, 3, 2, 1, 9].map { .nr($0) })
    }

    @Test("räknar försenade, det som ska vara klart inom 7, 14 och 30 dagar, och försenade utan skäl")
    func summor() {
        let summor = Bevakning(idag: dag("2023-06-01"), rader: Self.rader).summor
        #expect(summor.totalt == 8)
        #expect(summor.försenade == 3)
        #expect(summor.inom7 == 2)
        #expect(summor.inom14 == 3)
        #expect(summor.inom30 == 4)
        #expect(summor.utanSkäl == 1)
        #expect(summor.domar == 1)
    }
}
