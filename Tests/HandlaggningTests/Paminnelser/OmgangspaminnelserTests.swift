import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Påminnelser om omgångar")
struct OmgångspåminnelserTests {
    /// En omgång för april 2024 med ett sent beslut som har sitt skäl.
    static func nämnd() throws -> Provnämnd {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-11-10")
        try nämnd.ange(1, skäl: "kö.")
        try nämnd.öppna("2024K1", "2024-03-31")
        return nämnd
    }

    func omgångens(_ nämnd: Provnämnd, _ idag: String, _ katalog: Katalog = .program) -> [String] {
        nycklar(nämnd, idag, katalog).filter { !$0.contains("/1/") }
    }

    @Test(
        "följer den öppna omgången fram till att fönstret stänger, och larmar sedan",
        arguments: [
            ("2024-03-31", []), ("2024-04-01", ["ej_faststalld/2024K1"]), ("2024-04-15", ["ej_faststalld/2024K1"]),
            ("2024-04-16", ["ej_faststalld/2024K1", "fonster_stanger/2024K1/14"]),
            ("2024-04-23", ["ej_faststalld/2024K1", "fonster_stanger/2024K1/7"]),
            ("2024-04-29", ["ej_faststalld/2024K1", "fonster_stanger/2024K1/1"]),
            ("2024-04-30", ["ej_faststalld/2024K1", "fonster_stanger/2024K1/1"]),
            ("2024-05-01", ["omgang_missad/2024K1"]), ("2024-06-30", ["omgang_missad/2024K1"]),
            ("2024-07-01", ["omgang_missad/2024K1", "omgang_saknas/2024K2"]),
        ])
    func ofastställd(_ idag: String, _ väntade: [String]) throws { #expect(omgångens(try Self.nämnd(), idag) == väntade) }

    @Test("räknar de rader i den fastställda rapporten som är kvar att lämna")
    func raderna() throws {
        var nämnd = try Self.nämnd()
        try nämnd.fastställ("2024K1")
        #expect(omgångens(nämnd, "2024-04-10") == ["ej_inskickad/2024K1"])
        #expect(omgångens(nämnd, "2024-04-25") == ["ej_inskickad/2024K1", "fonster_stanger/2024K1/7"])
        #expect(omgångens(nämnd, "2024-05-02") == ["fonster_stangt/2024K1", "ej_antagen/2024K1"])
        #expect(påminnelser(nämnd, "2024-05-02").larm.map(\.anledning) == [.fönsterStängt(kvartal("2024K1"), rader: 1)])
        try nämnd.skicka("2024K1")
        #expect(omgångens(nämnd, "2024-04-25") == [])
        #expect(omgångens(nämnd, "2024-05-02") == ["ej_antagen/2024K1"])
    }

    @Test("om en rapport utan rader upphör när den är fastställd: till IVO lämnas då inget")
    func noll() throws {
        var nämnd = Provnämnd()
        try nämnd.öppna("2024K1", "2024-03-31")
        #expect(omgångens(nämnd, "2024-04-25") == ["ej_faststalld/2024K1", "fonster_stanger/2024K1/7"])
        try nämnd.fastställ("2024K1")
        #expect(omgångens(nämnd, "2024-04-30") == [])
    }

    @Test("om antagandet har sammanträdet som sista dag; sedan ska revisorer och fullmäktige ha rapporten")
    func efteråt() throws {
        var nämnd = Provnämnd()
        try nämnd.genomför("2024K1", "2024-03-31")
        let katalog = OmgångskalenderTests.katalog("2024-05-21")
        #expect(påminnelser(nämnd, "2024-05-02", katalog).alla.map(\.senast) == [dag("2024-05-21")])
        #expect(påminnelser(nämnd, "2024-05-02").alla.map(\.senast) == [dag("2024-06-30")])
        try nämnd.anta("2024K1", "2024-05-21")
        #expect(omgångens(nämnd, "2024-05-22") == ["ej_overlamnad/2024K1/fullmaktige", "ej_overlamnad/2024K1/revisorer"])
        try nämnd.utför(.överlämnaRapport(ÖverlämnaRapport(period: kvartal("2024K1"), mottagare: .revisorer, datum: dag("2024-05-22"))))
        #expect(omgångens(nämnd, "2024-05-22") == ["ej_overlamnad/2024K1/fullmaktige"])
    }

    @Test("larmar om ett fönster utan omgång, från den dag det öppnar tills en senare rapport är fastställd")
    func saknad() throws {
        var nämnd = Provnämnd()
        try nämnd.genomför("2023K4", "2023-12-31")
        #expect(!omgångens(nämnd, "2024-03-31").contains("omgang_saknas/2024K1"))
        #expect(omgångens(nämnd, "2024-04-01").contains("omgang_saknas/2024K1"))
        try nämnd.öppna("2024K2", "2024-06-30")
        #expect(omgångens(nämnd, "2024-07-01").contains("omgang_saknas/2024K1"))
        try nämnd.fastställ("2024K2")
        #expect(omgångens(nämnd, "2024-07-01") == ["ej_antagen/2023K4"])
    }

    @Test("larmar om sommarens fönster när vårens omgång fick ett brytdatum efter sitt fönster")
    func mellanFönster() throws {
        var nämnd = Provnämnd()
        try nämnd.genomför("2023K2", "2023-05-15")
        #expect(omgångens(nämnd, "2023-05-20") == ["ej_antagen/2023K2"])
        #expect(omgångens(nämnd, "2023-07-01") == ["omgang_saknas/2023K2", "ej_antagen/2023K2"])
    }

    @Test("larmar för en nyregistrerad nämnd först när dess omgång skulle ha öppnats, och sedan tills den finns")
    func nyregistrerad() {
        var nämnd = Provnämnd()
        nämnd.registrerad = dag("2024-04-10")
        #expect(nycklar(nämnd, "2024-04-16") == [])
        #expect(nycklar(nämnd, "2024-04-17") == ["omgang_saknas/2024K1"])
        #expect(nycklar(nämnd, "2025-01-02") == ["omgang_saknas/2024K1"])
    }

    @Test("larmar för en nämnd utan omgångar när fönstret har öppnat, och när katalogen inte vet")
    func utanOmgångar() {
        #expect(nycklar(Provnämnd(), "2024-03-20") == [])
        #expect(nycklar(Provnämnd(), "2024-04-01") == ["omgang_saknas/2024K1"])
        #expect(nycklar(Provnämnd(), "2018-04-01") == ["fonster_okant"])
    }

    @Test("låter den senare fastställda rapporten ta över det som inte lämnades i den tidigare")
    func övertagen() throws {
        var nämnd = try Self.nämnd()
        try nämnd.fastställ("2024K1")
        try nämnd.öppna("2024K2", "2024-06-30")
        try nämnd.fastställ("2024K2")
        #expect(omgångens(nämnd, "2024-07-10") == ["ej_antagen/2024K1", "ej_inskickad/2024K2"])
    }

    @Test("säger till om en rättelse som inte är meddelad")
    func rättelse() throws {
        var nämnd = try Self.nämnd()
        try nämnd.fastställ("2024K1")
        try nämnd.skicka("2024K1")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .datum(dag("2024-05-10")))
        try nämnd.öppna("2024K2", "2024-06-30")
        try nämnd.fastställ("2024K2")
        #expect(omgångens(nämnd, "2024-07-10") == ["ej_antagen/2024K1", "rattelse_att_meddela/2024K2"])
        try nämnd.utför(.meddelaRättelse(MeddelaRättelse(period: kvartal("2024K2"), datum: dag("2024-07-11"), urval: .alla)))
        #expect(omgångens(nämnd, "2024-07-12") == ["ej_antagen/2024K1"])
    }

    @Test(
        "säger till om en sommar utan sammanträde från två veckor före fönstret tills det stänger",
        arguments: [
            ("2024-06-16", false), ("2024-06-17", true), ("2024-09-02", true), ("2024-09-03", false),
        ])
    func sommaren(_ idag: String, _ väntad: Bool) throws {
        let katalog = OmgångskalenderTests.katalog("2024-06-18", "2024-09-17")
        #expect(omgångens(try Self.nämnd(), idag, katalog).contains("sommar_utan_sammantrade/2024K2") == väntad)
        #expect(!omgångens(try Self.nämnd(), idag).contains("sommar_utan_sammantrade/2024K2"))
    }

    @Test("har driftens larm först, sedan det som är mest bråttom; nycklarna är olika och ryms i registret")
    func ordningen() throws {
        var nämnd = try Self.nämnd()
        try nämnd.fatta(2, "2024-01-25")
        try nämnd.fatta(3, "2024-01-20")
        let alla = nycklar(
            nämnd, "2024-04-20", parkerade: [.nr(9): dag("2024-04-19")], provetAvviker: "2024-04-18", förseglingMisslyckad: "2024-04-20",
            uppgivnaJobb: ["oppna_omgang": dag("2024-04-17")])
        #expect(
            alla == [
                "forsegling_misslyckad", "jobb_uppgivet/oppna_omgang", "parkerat/9", "provet_avviker", "bevakning/3/beslut0/7",
                "bevakning/2/beslut0/7", "ej_faststalld/2024K1",
                "fonster_stanger/2024K1/14", "rapporteringsbar/1/beslut0",
            ])
        #expect(Set(alla).count == alla.count)
        let nyckelform = påminnelser(nämnd, "2024-04-20").alla.map(\.nyckel).allSatisfy { nyckel in
            nyckel.utf8.count <= 200 && nyckel.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_/-".contains($0)) }
        }
        #expect(nyckelform)
    }
}
