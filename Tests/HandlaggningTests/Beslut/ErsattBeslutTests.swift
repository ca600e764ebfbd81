import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att ersätta ett beslut")
struct ErsättBeslutTests {
    /// Beslut 1–4 för person 1 och 5 för person 2, alla öppna.
    func nämnd() throws -> Provnämnd {
        var nämnd = Provnämnd()
        for nr in 1...4 as ClosedRange<UInt64> { try nämnd.fatta(nr, .exempel("2023-01-17")) }
        try nämnd.fatta(5, .exempel("2023-01-17", person: .nr(2)))
        return nämnd
    }

    @Test("avslutar det gamla med orsaken nytt beslut, lämnar det nyas frist och länkar åt båda håll")
    func länkar() throws {
        var nämnd = try nämnd()
        try nämnd.fatta(6, .exempel("2023-04-01"))
        try nämnd.ersätt(1, med: 6, "2023-04-10")
        #expect(nämnd.beslut[.nr(1)]?.frist(.beslut)?.slut == .avslutad(dag("2023-04-10"), .nyttBeslut, nil))
        #expect(nämnd.beslut[.nr(1)]?.ersattAv == .nr(6))
        #expect(nämnd.beslut[.nr(6)]?.ersätter == [.nr(1)])
        #expect(nämnd.beslut[.nr(6)]?.öppenFrist == Frist(nummer: .beslut, start: dag("2023-04-01")))
        #expect(nämnd.beslut[.nr(6)]?.senasteDatum == dag("2023-04-01"))
    }

    @Test("går i kedjor, och flera får ersättas av ett")
    func kedjor() throws {
        var nämnd = try nämnd()
        try nämnd.ersätt(1, med: 2, "2023-02-01")
        try nämnd.ersätt(2, med: 3, "2023-03-01")
        try nämnd.ersätt(4, med: 3, "2023-03-02")
        #expect(nämnd.beslut[.nr(2)]?.ersätter == [.nr(1)])
        #expect(nämnd.beslut[.nr(2)]?.ersattAv == .nr(3))
        #expect(nämnd.beslut[.nr(3)]?.ersätter == [.nr(2), .nr(4)])
    }

    @Test("kan aldrig bita sig i svansen: det nya beslutet får inte självt vara ersatt")
    func cykel() throws {
        var nämnd = try nämnd()
        #expect(avvisad { try nämnd.ersätt(1, med: 1, "2023-02-01") }?.kod == .sammaBeslut)
        try nämnd.ersätt(1, med: 2, "2023-02-01")
        #expect(avvisad { try nämnd.ersätt(2, med: 1, "2023-02-01") }?.kod == .nyttBeslutErsatt)
        try nämnd.ersätt(2, med: 3, "2023-02-01")
        #expect(avvisad { try nämnd.ersätt(3, med: 1, "2023-02-01") }?.kod == .nyttBeslutErsatt)
    }

    @Test("går inte två gånger, inte för en stängd frist och inte för en annan person")
    func avvisas() throws {
        var nämnd = try nämnd()
        #expect(avvisad { try nämnd.ersätt(1, med: 5, "2023-02-01") }?.kod == .annanPerson)
        #expect(avvisad { try nämnd.ersätt(1, med: 99, "2023-02-01") }?.kod == .okantBeslut)
        #expect(avvisad { try nämnd.ersätt(1, med: 99, "2023-02-01") }?.fält == "nytt")
        #expect(avvisad { try nämnd.ersätt(99, med: 1, "2023-02-01") }?.kod == .okantBeslut)
        try nämnd.ersätt(1, med: 2, "2023-02-01")
        #expect(avvisad { try nämnd.ersätt(1, med: 3, "2023-02-01") }?.kod == .ingenOppenFrist)
        try nämnd.verkställ(4, "2023-02-01")
        #expect(avvisad { try nämnd.ersätt(4, med: 3, "2023-02-01") }?.kod == .ingenOppenFrist)
        #expect(avvisad { try nämnd.ersätt(3, med: 4, "2023-02-01") } == nil)
    }

    @Test("går på beslutsdagen men inte dagen före, i dag men inte i morgon, och inte före det som hänt")
    func datum() throws {
        var nämnd = try nämnd()
        nämnd.idag = dag("2023-06-01")
        try nämnd.registrera(3, .delvisVerkställt("2023-02-01"))
        #expect(avvisad { try nämnd.ersätt(1, med: 2, "2023-01-16") }?.kod == .foreBeslutsdatum)
        #expect(avvisad { try nämnd.ersätt(1, med: 2, "2023-06-02") }?.kod == .datumIFramtiden)
        #expect(avvisad { try nämnd.ersätt(3, med: 2, "2023-01-31") }?.kod == .foreForegaendeHandelse)
        #expect(avvisad { try nämnd.ersätt(1, med: 2, "2023-01-17") } == nil)
        #expect(avvisad { try nämnd.ersätt(4, med: 2, "2023-06-01") } == nil)
    }

    @Test("återkallas i båda besluten, bara den länken, och kan sedan göras om åt andra hållet")
    func återkallas() throws {
        var nämnd = try nämnd()
        try nämnd.ersätt(1, med: 3, "2023-02-01")
        try nämnd.ersätt(2, med: 3, "2023-02-02")
        let händelser = try ÅterkallaHändelse(beslut: .nr(1), val: Händelseval(typ: .beslutErsatt, nr: nil), skäl: .skriven("misstag"))
            .avgör(nämnd.beslut, nämnd.omständigheter)
        #expect(händelser.map(\.0) == [.nr(1), .nr(3)])
        #expect(händelser.map(\.1) == [.återkallad(.beslutErsatt, 1), .återkallad(.tidigareBeslutErsatt, 1)])
        try nämnd.återkalla(1, .beslutErsatt)
        #expect(nämnd.beslut[.nr(1)]?.ersattAv == nil)
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist != nil)
        #expect(nämnd.beslut[.nr(3)]?.ersätter == [.nr(2)])
        #expect(avvisad { try nämnd.återkalla(3, .tidigareBeslutErsatt) }?.kod == .kanEjAterkallas)
        #expect(avvisad { try nämnd.ersätt(3, med: 1, "2023-03-01") } == nil)
    }

    @Test("återkallas också sedan det nya beslutet makulerats")
    func makulerat() throws {
        var nämnd = try nämnd()
        try nämnd.ersätt(1, med: 2, "2023-02-01")
        try nämnd.registrera(2, .makulerat)
        try nämnd.återkalla(1, .beslutErsatt)
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist != nil)
        #expect(nämnd.beslut[.nr(2)]?.ersätter == [])
        #expect(nämnd.beslut[.nr(2)]?.makulerat == true)
    }
}
