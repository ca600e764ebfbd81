import Foundation
import Postgres
import Testing

@Suite("Det privata klustret")
struct KlustretTests {
    @Test("delas av flera evb på samma mapp, och den sista stänger det")
    func delas() async throws {
        let mapp = "/var/tmp/evb-delat-\(UUID().uuidString.prefix(13).lowercased())"
        _ = try await Program.kör(["importera", Exempel.historik], data: mapp)
        try await withThrowingTaskGroup(of: String.self) { grupp in
            for _ in 0..<6 {
                grupp.addTask { try await Program.kör(["rapport", "--namnd", "SN", "--period", "2023K2"], data: mapp).ut }
            }
            var olika: Set<String> = []
            for try await ut in grupp { olika.insert(ut) }
            #expect(olika.count == 1 && olika.first?.contains("kvartal 2 2023") == true)
        }
        #expect(!FileManager.default.fileExists(atPath: mapp + "/postgres/postmaster.pid"))
        try FileManager.default.removeItem(atPath: mapp)
    }

    @Test("efter kill -9 av importen är allt eller inget gjort, och nästa gång blir det klart")
    func dödadImport() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("migrera")
            let fil = evb.mapp + "/stor.jsonl"
            try Data(([Self.nämnd] + (1...20_000).map(Self.beslut)).map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: fil))
            let bevakare = try await Connection.open(evb.kluster.target(database: "evb", user: "postgres"))
            for _ in 0..<(ProcessInfo.processInfo.environment["EVB_LANGT"] == nil ? 3 : 50) {
                let körning = try Program.start(["importera", fil], data: evb.mapp)
                // Somewhere in the middle: its transaction is open and has written.
                try await Self.väntaTills(bevakare, "select exists (select from pg_stat_activity where backend_xid is not null)")
                körning.döda()
                _ = await körning.slut()
                try await Self.väntaTills(bevakare, "select not exists (select from pg_stat_activity where backend_xid is not null)")
                let antal: Int64 = try await bevakare.query(.init("antal", "select count(*) from eventlog.event"))[0][0]
                #expect(antal == 0)
            }
            await bevakare.close()
            #expect(try await evb.evb("importera", fil).ut == "Lästa rader: 20001. Nya: 20001. Redan kända: 0. Avvisade: 0.\n")
            #expect(try await evb.evb("importera", fil).ut == "Lästa rader: 20001. Nya: 0. Redan kända: 20001. Avvisade: 0.\n")
            #expect(try await evb.evb("verifiera").status == 0)
        }
    }

    @Test("jobbköraren slutar själv vid SIGTERM, med status 0")
    func sigterm() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let körning = try Program.start(["jobb"], data: evb.mapp)
            let bevakare = try await Connection.open(evb.kluster.target(database: "evb", user: "postgres"))
            try await Self.väntaTills(bevakare, "select exists (select from jobs.outcome where kind = 'berakna_rapport')")
            await bevakare.close()
            körning.avbryt()
            #expect(await körning.slut() == 0)
        }
    }

    private static let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#

    private static func beslut(_ nummer: Int) -> String {
        let id = String(format: "%012d", nummer)
        return #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"018f3c6e-0000-7000-8000-\#(id)","person":{"id":"018f3c6e-0000-7000-9000-\#(id)","#
            + #""kon":"man"},"omrade":"IFO","lagrum":"SoL2001-4:1","insats":"bostad","beslutsdatum":"2023-01-10"}"#
    }

    /// Asks until it is so; gives up after many tries, and says what was waited for.
    private static func väntaTills(_ anslutning: Connection, _ sql: String) async throws {
        let fråga = Statement("vanta_\(abs(sql.hashValue))", sql)
        for _ in 0..<20_000 {
            if try await anslutning.query(fråga)[0][0] == true { return }
            _ = try await anslutning.query(.init("paus", "select pg_sleep(0.002)"))
        }
        Issue.record("blev aldrig så: \(sql)")
    }
}
