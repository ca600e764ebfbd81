import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera ett dödsfall")
struct RegistreraDödsfallTests {
    @Test("avslutar varje öppen frist på personens beslut, och rör inget annat")
    func flera() throws {
        var nämnd = Provnämnd()
        for nr in 1...5 as ClosedRange<UInt64> { try nämnd.fatta(nr, .exempel("2023-01-17", person: .nr(nr == 5 ? 8 : 7))) }
        try nämnd.verkställ(2, "2023-02-01")
        try nämnd.registrera(3, .delvisVerkställt("2023-02-01"))
        try nämnd.registrera(4, .makulerat)
        #expect(try nämnd.avliden(7, "2023-05-01") == 2)
        for nr in [1, 3] as [UInt64] { #expect(nämnd.beslut[.nr(nr)]?.frist(.beslut)?.slut == .avslutad(dag("2023-05-01"), .avliden, nil)) }
        #expect(nämnd.beslut[.nr(2)]?.frist(.beslut)?.slut == .verkställd(dag("2023-02-01")))
        #expect(nämnd.beslut[.nr(4)]?.frist(.beslut)?.slut == nil)
        #expect(nämnd.beslut[.nr(5)]?.öppenFrist != nil)
    }

    @Test("tar dödsdagen eller fristens start, den som är senast")
    func start() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-03-01")
        try nämnd.fatta(3, "2023-01-17")
        try nämnd.verkställ(3, "2023-01-20")
        try nämnd.registrera(3, .avbrutet("2023-02-20"))
        #expect(try nämnd.avliden(1, "2023-02-10") == 3)
        #expect(nämnd.beslut[.nr(1)]?.frist(.beslut)?.slut?.datum == dag("2023-02-10"))
        #expect(nämnd.beslut[.nr(2)]?.frist(.beslut)?.slut?.datum == dag("2023-03-01"))
        #expect(nämnd.beslut[.nr(3)]?.frister.last?.slut == .avslutad(dag("2023-02-20"), .avliden, nil))
        #expect(nämnd.beslut[.nr(3)]?.frist(.beslut)?.slut == .verkställd(dag("2023-01-20")))
    }

    @Test("ger inget när ingen frist är öppen, och går om med samma svar")
    func ingenÖppen() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.verkställ(1, "2023-02-01")
        #expect(try nämnd.avliden(1, "2023-05-01") == 1)
        let innan = nämnd.beslut
        #expect(try nämnd.avliden(1, "2023-05-01") == 0)
        #expect(nämnd.beslut == innan)
    }

    @Test("avvisas för en okänd person och för i morgon, men inte för i dag")
    func avvisas() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        #expect(avvisad { try nämnd.avliden(2, "2023-05-01") }?.kod == .okandPerson)
        nämnd.idag = dag("2023-05-01")
        #expect(avvisad { try nämnd.avliden(1, "2023-05-02") }?.kod == .datumIFramtiden)
        #expect(try nämnd.avliden(1, "2023-05-01") == 1)
    }

    @Test("avvisas helt när något har hänt efter dödsdagen på ett av besluten, och nämner det")
    func efter() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.registrera(2, .delvisVerkställt("2023-05-02"))
        let innan = nämnd.beslut
        let svar = avvisad { try nämnd.avliden(1, "2023-05-01") }
        #expect(svar?.kod == .foreForegaendeHandelse)
        #expect(svar?.text.contains(BeslutID.nr(2).description) == true)
        #expect(nämnd.beslut == innan)
        #expect(try nämnd.avliden(1, "2023-05-02") == 2)
    }

    @Test("återkallas per beslut")
    func återkallas() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.avliden(1, "2023-05-01")
        try nämnd.återkalla(1, .personAvliden)
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist != nil)
        #expect(nämnd.beslut[.nr(2)]?.öppenFrist == nil)
        #expect(try nämnd.avliden(1, "2023-05-02") == 1)
        #expect(nämnd.beslut[.nr(1)]?.historik.last?.nr == 2)
    }
}
