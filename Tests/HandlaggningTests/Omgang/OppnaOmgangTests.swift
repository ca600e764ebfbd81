import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att öppna en omgång")
struct ÖppnaOmgångTests {
    /// Svaret på att öppna `period` när 2023K2 (2023-04-30) och 2023K4 (2023-10-31) redan är öppnade.
    func svar(_ period: String, _ brytdatum: String) throws -> Avvisning? {
        var nämnd = Provnämnd()
        try nämnd.öppna("2023K4", "2023-10-31")
        try nämnd.öppna("2023K2", "2023-04-30")
        return avvisad { try nämnd.öppna(period, brytdatum) }
    }

    @Test("lagrar period, etikett och brytdatum var för sig")
    func öppnad() throws {
        let uppgifter = Omgångsuppgifter(period: kvartal("2023K3"), etikett: "sommaren", brytdatum: dag("2023-08-31"))
        #expect(try ÖppnaOmgång(uppgifter: uppgifter).avgör(Omgångar([])) == [.omgångÖppnad(OmgångÖppnad(uppgifter: uppgifter))])
        #expect(Omgång.läge(efter: [.omgångÖppnad(OmgångÖppnad(uppgifter: uppgifter))])?.uppgifter == uppgifter)
    }

    @Test("avvisas när perioden redan är öppnad, också med ett annat brytdatum")
    func finns() throws {
        #expect(try svar("2023K2", "2023-05-31")?.kod == .omgangFinnsRedan)
    }

    @Test("kräver ett brytdatum efter den föregående omgångens")
    func efter() throws {
        #expect(try svar("2023K3", "2023-04-29")?.kod == .brytdatumEjEfterForegaende)
        #expect(try svar("2023K3", "2023-04-30")?.kod == .brytdatumEjEfterForegaende)
        #expect(try svar("2023K3", "2023-05-01") == nil)
        #expect(try svar("2024K1", "2023-10-31")?.kod == .brytdatumEjEfterForegaende)
    }

    @Test("kräver ett brytdatum före den följande omgångens")
    func före() throws {
        #expect(try svar("2023K3", "2023-10-31")?.kod == .brytdatumEjForeNasta)
        #expect(try svar("2023K3", "2023-10-30") == nil)
        #expect(try svar("2023K1", "2023-04-30")?.kod == .brytdatumEjForeNasta)
        #expect(try svar("2023K1", "2023-04-29") == nil)
    }

    @Test("brytdatum får ligga utanför kvartalet: perioden är bara ett namn")
    func utanför() throws {
        var nämnd = Provnämnd()
        try nämnd.öppna("2023K3", "2024-02-10")
        #expect(nämnd.allaOmgångar[kvartal("2023K3")]?.uppgifter.brytdatum == dag("2024-02-10"))
    }

    @Test("avvisas när en senare omgång är fastställd: ingen kan komma emellan efteråt")
    func senareFastställd() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2022-12-01")
        try nämnd.genomför("2023K3", "2023-08-31")
        #expect(avvisad { try nämnd.öppna("2023K2", "2023-04-30") }?.kod == .senareOmgangFaststalld)
        #expect(avvisad { try nämnd.öppna("2023K4", "2023-12-31") } == nil)
    }

    @Test(
        "avvisas när brytdatum ligger mer än ett år från kvartalet",
        arguments: [
            ("2022-06-30", false), ("2022-07-01", true), ("2024-10-01", true), ("2024-10-02", false), ("2099-01-01", false),
        ])
    func rimligt(_ brytdatum: String, _ går: Bool) throws {
        var nämnd = Provnämnd()
        let svar = avvisad { try nämnd.öppna("2023K3", brytdatum) }
        #expect(svar?.kod == (går ? nil : .brytdatumUtanforPerioden))
    }
}
