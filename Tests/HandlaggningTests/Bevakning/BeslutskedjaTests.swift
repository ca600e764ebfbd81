@testable import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Klockan är nollställd")
struct BeslutskedjaTests {
    /// Tre beslut som ersatt varandra: 1 av 2022-03-01, 2 av 2022-08-01 och 3 av 2023-01-17.
    func kedja() throws -> Provnämnd {
        var nämnd = Provnämnd()
        for (nr, datum) in [(1, "2022-03-01"), (2, "2022-08-01"), (3, "2023-01-17")] as [(UInt64, String)] { try nämnd.fatta(nr, datum) }
        for (nr, datum) in [(1, "2022-08-01"), (2, "2023-01-17")] as [(UInt64, String)] {
            try nämnd.utför(.ersättBeslut(ErsättBeslut(beslut: .nr(nr), nytt: .nr(nr + 1), datum: dag(datum))))
        }
        return nämnd
    }

    func varning(_ nämnd: Provnämnd, _ nr: UInt64 = 3) -> Varning? {
        nämnd.beslut[.nr(nr)].flatMap { Bevakningsrad($0, idag: dag("2023-03-01"), katalog: .program) { nämnd.beslut[$0] } }
            .varning("klockan_nollstalld")
    }

    func kedja(_ längd: Int, från nr: UInt64, _ datum: String, _ dagar: Int) -> Varning {
        .klockanNollställd(Beslutskedja(längd: längd, första: .nr(nr), förstaBeslutsdatum: dag(datum), dagar: dagar))
    }

    @Test("väntan räknas från det första beslutet i hela kedjan")
    func helaKedjan() throws {
        #expect(varning(try kedja()) == kedja(3, från: 1, "2022-03-01", 365))
    }

    @Test("ett beslut som inte har ersatt något är ingen kedja")
    func ensamt() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(3, "2023-01-17")
        #expect(varning(nämnd) == nil)
    }

    @Test("en återkallad ersättning bryter kedjan")
    func återkallad() throws {
        var nämnd = try kedja()
        try nämnd.återkalla(1, .beslutErsatt)
        #expect(varning(nämnd) == kedja(2, från: 2, "2022-08-01", 212))
    }

    @Test("ett makulerat beslut räknas inte, men kedjan går genom det")
    func makulerat() throws {
        var nämnd = try kedja()
        try nämnd.registrera(2, .beslutMakulerat(BeslutMakulerat(skäl: .skriven("misstag"))))
        #expect(varning(nämnd) == kedja(2, från: 1, "2022-03-01", 365))
        try nämnd.registrera(1, .beslutMakulerat(BeslutMakulerat(skäl: .skriven("misstag"))))
        #expect(varning(nämnd) == nil)
    }

    @Test("flera beslut som blivit ett räknas alla, från det äldsta")
    func sammanslagna() throws {
        var nämnd = try kedja()
        try nämnd.fatta(4, "2021-03-01")
        try nämnd.utför(.ersättBeslut(ErsättBeslut(beslut: .nr(4), nytt: .nr(3), datum: dag("2023-01-17"))))
        #expect(varning(nämnd) == kedja(4, från: 4, "2021-03-01", 730))
    }

    @Test("en kedja som biter sig i svansen tar ändå slut")
    func ring() {
        func beslut(_ nr: UInt64, ersätter tidigare: UInt64, _ datum: String) -> Beslut? {
            Beslut.läge(.nr(nr), efter: [.fattat(.exempel(datum)), .tidigareBeslutErsatt(TidigareBeslutErsatt(tidigare: .nr(tidigare)))])
        }
        let (äldre, yngre) = (beslut(1, ersätter: 2, "2022-03-01"), beslut(2, ersätter: 1, "2022-08-01"))
        let rad = yngre.flatMap { Bevakningsrad($0, idag: dag("2023-03-01"), katalog: .program) { $0 == .nr(1) ? äldre : yngre } }
        #expect(rad.varning("klockan_nollstalld") == kedja(2, från: 1, "2022-03-01", 365))
    }
}
