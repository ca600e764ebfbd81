import Handlaggning
import HandlaggningSupport
import Testing

/// Beslut 2023-01-17, delvis 02-01, verkställt 03-01, avbrutet 04-01, återupptaget 05-01, avbrutet 06-01, avslutat 07-01.
@Suite("En rättad tidslinje")
struct TidslinjeTests {
    func nämnd() throws -> Provnämnd {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        for händelse: BeslutHändelse in [
            .delvisVerkställt("2023-02-01"), .verkställt("2023-03-01"), .avbrutet("2023-04-01"), .återupptaget("2023-05-01"), .avbrutet("2023-06-01"),
            .avslutat("2023-07-01"),
        ] { try nämnd.registrera(1, händelse) }
        return nämnd
    }

    @Test(
        "får ha två händelser samma dag men aldrig gå bakåt, och avvisningen nämner händelsen som inte längre kan ha hänt",
        arguments: [
            (.beslutFattat, 1, "beslutsdatum", "2023-02-01", "2023-02-02", "BeslutDelvisVerkstallt nr 1"),
            (.beslutDelvisVerkställt, 1, "datum", "2023-03-01", "2023-03-02", "BeslutVerkstallt nr 1"),
            (.beslutDelvisVerkställt, 1, "datum", "2023-01-17", "2023-01-16", "BeslutDelvisVerkstallt nr 1"),
            (.beslutVerkställt, 1, "datum", "2023-04-01", "2023-04-02", "VerkstallighetAvbruten nr 1"),
            (.beslutVerkställt, 1, "datum", "2023-02-01", "2023-01-31", "BeslutVerkstallt nr 1"),
            (.verkställighetAvbruten, 1, "datum", "2023-05-01", "2023-05-02", "VerkstallighetAterupptagen nr 1"),
            (.verkställighetAvbruten, 1, "datum", "2023-03-01", "2023-02-28", "VerkstallighetAvbruten nr 1"),
            (.verkställighetÅterupptagen, 1, "datum", "2023-06-01", "2023-06-02", "VerkstallighetAvbruten nr 2"),
            (.verkställighetAvbruten, 2, "datum", "2023-07-01", "2023-07-02", "BeslutAvslutatUtanVerkstallighet nr 1"),
            (.beslutAvslutatUtanVerkställighet, 1, "datum", "2023-06-01", "2023-05-31", "BeslutAvslutatUtanVerkstallighet nr 1"),
        ] as [(BeslutHändelse.Typ, Int, String, String, String, String)])
    func gränser(_ typ: BeslutHändelse.Typ, _ nr: Int, _ fält: String, _ går: String, _ gårInte: String, _ nämnd: String) throws {
        var nämnden = try self.nämnd()
        let innan = nämnden.beslut
        let svar = avvisad { try nämnden.rätta(1, typ, händelse: nr, fält, .dag(gårInte)) }
        #expect(svar?.kod == .tidslinjenHallerInte)
        #expect(svar?.text.contains(nämnd) == true)
        #expect(nämnden.beslut == innan)
        try nämnden.rätta(1, typ, händelse: nr, fält, .dag(går))
        #expect(nämnden.beslut[.nr(1)]?.frister.map(\.nummer) == innan[.nr(1)]?.frister.map(\.nummer))
    }

    @Test("flyttar fristens start men aldrig dess identitet, och inskick och skäl står kvar")
    func identitet() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.ange(1, skäl: "eftersom kö.")
        try nämnd.genomför("2023K2", "2023-04-30")
        let innan = try #require(nämnd.beslut[.nr(1)]?.frist(.beslut))
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2023-01-10"))
        let efter = try #require(nämnd.beslut[.nr(1)]?.frist(.beslut))
        #expect(efter.start == dag("2023-01-10"))
        #expect((efter.nummer, efter.skäl, efter.inskick) == (innan.nummer, innan.skäl, innan.inskick))
    }

    @Test("ett skäl hör till fristen som var öppen när det registrerades, vad som än rättas sedan")
    func skälet() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.verkställ(1, "2023-02-01")
        try nämnd.registrera(1, .avbrutet("2023-03-01"))
        try nämnd.ange(1, skäl: "personalen slutade.")
        try nämnd.rätta(1, .verkställighetAvbruten, "datum", .dag("2023-02-15"))
        try nämnd.rätta(1, .skälAngivet, "text", .fritext(.skriven("personalen flyttade.")))
        let beslut = try #require(nämnd.beslut[.nr(1)])
        #expect(beslut.frist(.beslut)?.skäl == nil)
        #expect(beslut.öppenFrist?.skäl == .exempel("personalen flyttade."))

        // Också sedan avbrottet visat sig vara ett misstag, och beslutsfristen är den enda öppna.
        try nämnd.återkalla(1, .verkställighetAvbruten)
        try nämnd.återkalla(1, .beslutVerkställt)
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist?.nummer == .beslut)
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist?.skäl == nil)
    }

    @Test("ett erbjudande kan inte flyttas till efter sitt svar")
    func erbjudandet() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.registrera(1, .erbjudande(1, "2023-02-01"))
        try nämnd.registrera(1, .besvarat(1, "2023-03-01", .nej))
        let svar = avvisad { try nämnd.rätta(1, .erbjudandeLämnat, "datum", .dag("2023-03-02")) }
        #expect(svar?.kod == .tidslinjenHallerInte)
        #expect(svar?.text.contains("ErbjudandeBesvarat nr 1") == true)
        try nämnd.rätta(1, .erbjudandeLämnat, "datum", .dag("2023-03-01"))
        #expect(avvisad { try nämnd.återkalla(1, .erbjudandeLämnat) }?.text.contains("ErbjudandeBesvarat nr 1") == true)
    }

    @Test("rättas en uppgift två gånger gäller den senaste")
    func tvåGånger() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.verkställ(1, "2023-04-17")
        try nämnd.rätta(1, .beslutVerkställt, "datum", .dag("2023-04-18"))
        #expect(nämnd.rapport(.exempel("2023K2", "2023-04-30")).plats == Plats(.r4, .verkställd))
        try nämnd.rätta(1, .beslutVerkställt, "datum", .dag("2023-04-17"))
        #expect(nämnd.rapport(.exempel("2023K2", "2023-04-30")).plats == nil)
        #expect(nämnd.beslut[.nr(1)]?.historik.map(\.nr) == [1, 1, 1, 2])
    }
}
