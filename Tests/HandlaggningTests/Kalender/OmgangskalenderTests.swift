import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Kalendern")
struct OmgångskalenderTests {
    static func katalog(_ sammanträden: String...) -> Katalog {
        Katalog(
            periodmönster: Katalog.program.periodmönster, sammanträden: sammanträden.map { Sammanträde(nämnd: "SN", datum: dag($0)) })
    }

    func lägen(_ händelser: [OmgångHändelse], _ dagar: Omgångsdagar = Omgångsdagar(), idag: String, _ katalog: Katalog = .program) -> [String] {
        let omgång = Omgång.läge(efter: [.omgångÖppnad(OmgångÖppnad(uppgifter: .exempel("2024K2", "2024-06-30")))] + händelser)!
        let kalender = Omgångskalender(nämnd: "SN", Omgångar([omgång]), katalog, idag: dag(idag))
        return kalender.omgång(omgång, dagar).steg.map { "\($0.slag.rawValue) \($0.senast?.description ?? "–") \($0.läge.kod)" }
    }

    @Test("säger för en öppnad omgång när varje steg senast ska tas")
    func stegen() {
        #expect(
            lägen([], idag: "2024-06-20") == [
                "oppna 2024-06-17 gjort", "berakna 2024-07-01 kommande", "faststall 2024-09-02 kommande", "lamna 2024-09-02 kommande",
                "anta 2024-09-30 kommande", "revisorer 2024-09-30 kommande", "fullmaktige 2024-09-30 kommande",
            ])
        #expect(
            lägen([], idag: "2024-07-01")[1...3] == [
                "berakna 2024-07-01 att_gora", "faststall 2024-09-02 att_gora", "lamna 2024-09-02 kommande",
            ])
        #expect(
            lägen([], idag: "2024-09-03")[1...4] == [
                "berakna 2024-07-01 forsenat", "faststall 2024-09-02 forsenat", "lamna 2024-09-02 forsenat", "anta 2024-09-30 kommande",
            ])
    }

    private static let fastställd: [OmgångHändelse] = [
        .rapportBeräknad(
            RapportBeräknad(
                version: 1,
                beräkning: Beräkning(rapport: Rapport(nämnd: "SN", omgång: .exempel("2024K2", "2024-06-30"), rader: []), position: 1, sha256: "h"))),
        .rapportFastställd(RapportFastställd(version: 1, sha256: "h")),
    ]

    @Test("följer stegen ett i taget, och vet när de är tagna")
    func tagna() {
        let dagar = Omgångsdagar(öppnad: dag("2024-06-17"), beräknad: dag("2024-07-01"), fastställd: dag("2024-07-03"), kvar: 2)
        #expect(
            lägen(Self.fastställd, dagar, idag: "2024-07-05")[1...5] == [
                "berakna 2024-07-01 gjort", "faststall 2024-09-02 gjort", "lamna 2024-09-02 att_gora", "anta 2024-09-30 att_gora",
                "revisorer 2024-09-30 kommande",
            ])
        let antagen: [OmgångHändelse] = [.rapportAntagen(RapportAntagen(sammanträdesdatum: dag("2024-09-17"), paragraf: nil, dnr: nil))]
        let lämnad = Omgångsdagar(kvar: 0, lämnad: dag("2024-07-10"))
        #expect(
            lägen(Self.fastställd + antagen, lämnad, idag: "2024-09-20")[3...] == [
                "lamna 2024-09-02 gjort", "anta 2024-09-30 gjort", "revisorer 2024-09-30 att_gora", "fullmaktige 2024-09-30 att_gora",
            ])
    }

    @Test("ger rapporten till nämndens första sammanträde efter fönstret, om det är före nästa fönster")
    func sammanträdet() {
        let medSammanträde = Self.katalog("2024-06-18", "2024-08-27", "2024-09-17", "2024-10-15")
        #expect(lägen([], idag: "2024-07-01", medSammanträde)[4] == "anta 2024-09-17 kommande")
        #expect(lägen([], idag: "2024-07-01", Self.katalog("2024-10-15"))[4] == "anta 2024-09-30 kommande")
    }

    @Test("ser en sommar utan sammanträde, men inte om inga är kända")
    func sommaren() throws {
        let fönster = try #require(Katalog.program.rapporteringsperiod(kvartal("2024K2")))
        func utan(_ katalog: Katalog, _ fönster: Rapporteringsperiod) -> Bool {
            Omgångskalender(nämnd: "SN", Omgångar([]), katalog, idag: dag("2024-06-20")).sommarUtanSammanträde(fönster)
        }
        #expect(utan(Self.katalog("2024-06-18", "2024-09-17"), fönster))
        #expect(!utan(Self.katalog("2024-06-18", "2024-08-31"), fönster))
        #expect(!utan(Self.katalog("2024-07-01"), fönster))
        #expect(!utan(Self.katalog(), fönster) && !utan(Self.katalog("2023-06-18"), fönster))
        let oktober = try #require(Katalog.program.rapporteringsperiod(kvartal("2024K3")))
        #expect(!utan(Self.katalog("2024-06-18"), oktober))
    }

    @Test("har för ett år de omgångar vars brytdatum eller fönster ligger där, och räknar fristernas dagar i månader")
    func året() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-11-30")
        try nämnd.fatta(2, "2023-10-15")
        try nämnd.fatta(3, .exempel("2023-11-29", ursprung: .dom))
        let kalender = Omgångskalender(nämnd: "SN", öppnade([("2023K4", "2023-09-30"), ("2024K1", "2023-12-31")]), .program, idag: dag("2024-01-02"))
        let år = Årskalender(2024, kalender, [:], registrerad: nämnd.registrerad, öppna: nämnd.underlag)
        #expect(år.omgångar.map { "\($0.uppgifter.period)\($0.öppnad ? "" : "?")" } == ["2024K1", "2024K2?", "2024K3?", "2024K4?", "2025K1?"])
        #expect(år.slutdagar.map { "\($0.dag) \($0.antal)" } == ["2024-01-15 1", "2024-02-29 2"])
        #expect(år.månader[1].slutdag == 2 && år.månader[2].rapporteringsbar == 1 && år.månader[0].trettioKvar == 2)
        #expect(!år.fönsterOkänt && år.sommarUtanSammanträde == nil)
        let förra = Årskalender(2023, kalender, [:], registrerad: nämnd.registrerad, öppna: [])
        #expect(förra.omgångar.map(\.uppgifter.period) == [kvartal("2023K4"), kvartal("2024K1")])
        #expect(Årskalender(2019, kalender, [:], registrerad: nämnd.registrerad, öppna: []).omgångar.isEmpty)
    }
}
