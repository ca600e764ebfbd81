import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att lämna ett erbjudande")
struct LämnaErbjudandeTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    @Test("ändrar ingen frist, och erbjudandet finns på beslutet")
    func fristerna() throws {
        let händelser = try RegistreraHändelse(.nr(1), .erbjudande(1, "2023-03-01")).avgör(givet(fattat), idag("2023-03-01"))
        #expect(händelser == [.erbjudande(1, "2023-03-01")])
        #expect(ändrarIngenFrist(.erbjudande(1, "2023-05-01")))
        let beslut = givet(fattat, .erbjudande(1, "2023-03-01"), .erbjudande(2, "2023-02-01"))
        #expect(beslut?.erbjudanden.map(\.lämnat.erbjudande) == [.nr(1), .nr(2)])
        #expect(beslut?.erbjudanden.map(\.besvarat) == [nil, nil])
    }

    @Test("går i dag men inte i morgon")
    func datum() {
        #expect(svar(.erbjudande(1, "2023-06-01"), givet(fattat)) == nil)
        #expect(svar(.erbjudande(1, "2023-06-02"), givet(fattat))?.kod == .datumIFramtiden)
    }

    @Test("avvisas när erbjudandet redan finns, men inte sedan det återkallats")
    func finns() {
        #expect(svar(.erbjudande(1, "2023-03-02"), nil)?.kod == .okantBeslut)
        #expect(svar(.erbjudande(1, "2023-03-02"), givet(fattat, .erbjudande(1, "2023-03-01")))?.kod == .erbjudandeFinnsRedan)
        let återkallat = givet(fattat, .erbjudande(1, "2023-03-01"), .återkallad(.erbjudandeLämnat, 1))
        #expect(svar(.erbjudande(1, "2023-03-02"), återkallat) == nil)
        #expect(återkallat?.erbjudanden.isEmpty == true)
    }
}
