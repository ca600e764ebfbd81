import Foundation
import Postgres
import Testing

@Suite("Arkivet från kommandoraden")
struct ArkivTests {
    @Test("Botkyrkas kvartal flyttat till ett annat evb är samma logg och samma fastställda rapport, byte för byte")
    func botkyrka() async throws {
        try await Provmapp.med { källa async throws in
            #expect(try await källa.evb("importera", Exempel.historik).status == 0)
            #expect(try await källa.evb("importera", Exempel.fastställ).status == 0)
            let arkiv = källa.mapp + "/arkiv"
            let export = try await källa.evb("arkiv", "exportera", "--namnd", "SN", "--till", arkiv, "--med-nycklar")
            #expect(export.status == 0 && export.ut.hasPrefix("SN: 38 händelser skrivna till \(arkiv) (klass K3). Huvud "), "\(export.fel)")
            try await Provmapp.med { mål async throws in
                try FileManager.default.copyItem(atPath: källa.mapp + "/huvudnyckel", toPath: mål.mapp + "/huvudnyckel")
                #expect(try await mål.evb("arkiv", "importera", arkiv, "--prova").ut.contains("Prov: inget är ändrat."))
                #expect(try await mål.evb("verifiera").ut == "Ingen nämnd är registrerad här: inget är kontrollerat.\n")
                let inläst = try await mål.evb("arkiv", "importera", arkiv)
                #expect(inläst.status == 0 && inläst.ut.contains("sigillnycklar-tidigare"), "\(inläst.fel)")
                // The key of the seals is another here: until somebody has said that the old one is to be trusted, its seals are not.
                #expect(try await mål.evb("verifiera").fel.contains("(sigill_forfalskat)"))
                let nyckel = try #require(inläst.ut.split(separator: "\n").last)
                #expect(try await källa.evb("sigill", "nyckel").ut.contains("Hex:    \(nyckel)\n"))
                try Data("\(nyckel)  # det förra evb:s\n".utf8).write(to: URL(fileURLWithPath: mål.mapp + "/sigillnycklar-tidigare"))
                for argument in [
                    ["logg", "--namnd", "SN"], ["sigill", "lista", "--namnd", "SN", "--format", "jsonl"], ["verifiera"],
                    ["rapport", "--namnd", "SN", "--period", "2023K3"], ["rapport", "--namnd", "SN", "--period", "2023K3", "--format", "json"],
                ] {
                    let (där, här) = (try await Program.kör(argument, data: mål.mapp), try await Program.kör(argument, data: källa.mapp))
                    #expect(där.ut == här.ut && där.status == 0 && !där.ut.isEmpty, "\(där.fel)")
                }
                #expect(try await mål.evb("importera", Exempel.historik).ut.hasPrefix("Lästa rader: 32. Nya: 0. Redan kända: 32."))
                let igen = try await mål.evb("arkiv", "importera", arkiv)
                #expect(igen.status == 1 && igen.fel.contains("(namnden_finns_redan)") && igen.fel.split(separator: "\n").count == 1)
            }
        }
    }

    @Test("utan nycklar säger rapporten på svenska att texterna inte kan läsas här, och kedjan kan ändå kontrolleras")
    func utanNycklar() async throws {
        try await Provmapp.med { källa async throws in
            _ = try await källa.evb("importera", Exempel.historik)
            let arkiv = källa.mapp + "/arkiv"
            #expect(try await källa.evb("arkiv", "exportera", "--namnd", "SN", "--till", arkiv).status == 0)
            try await Provmapp.med { mål async throws in
                let svar = try await mål.evb("arkiv", "importera", arkiv)
                #expect(svar.status == 0 && svar.ut.contains("Arkivet har inga nycklar: identitet och texter kan inte läsas här.\n"))
                let rapport = try await mål.evb("rapport", "--namnd", "SN", "--period", "2023K3")
                #expect(rapport.status == 1 && rapport.ut.isEmpty && rapport.fel.hasPrefix("evb: Texterna kan inte läsas här: nyckeln "))
                #expect(try await mål.evb("rapport", "--namnd", "SN", "--period", "2023K3", "--vy", "fullmaktige").status == 0)
                #expect(try await mål.evb("verifiera", "--kedja").ut.contains("kedjan är hel; inget annat är kontrollerat"))
            }
        }
    }

    @Test("efter kill -9 mitt i inläsningen finns inget av loggen, och nästa gång blir den hel")
    func dödad() async throws {
        try await Provmapp.med { källa async throws in
            let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#
            _ = try await källa.evb("importera", rader: [nämnd] + (1...5_000).map(Self.beslut))
            let arkiv = källa.mapp + "/arkiv"
            #expect(try await källa.evb("arkiv", "exportera", "--namnd", "SN", "--till", arkiv, "--med-nycklar").status == 0)
            try await Provmapp.med { mål async throws in
                try FileManager.default.copyItem(atPath: källa.mapp + "/huvudnyckel", toPath: mål.mapp + "/huvudnyckel")
                _ = try await mål.evb("migrera")
                let bevakare = try await Connection.open(mål.kluster.target(database: "evb", user: "postgres"))
                // Who holds the receipts keeps the reading from its end: however slow the test is, it is in the middle.
                let hållare = try await Connection.open(mål.kluster.target(database: "evb", user: "postgres"))
                try await hållare.run(script: "begin; lock table eventlog.command in share mode")
                let körning = try Program.start(["arkiv", "importera", arkiv], data: mål.mapp)
                // The transaction of the log is open and has written.
                try await Self.väntaTills(
                    bevakare,
                    "select exists (select from pg_stat_activity where backend_xid is not null and datname = 'evb' and wait_event_type = 'Lock')")
                körning.döda()
                _ = await körning.slut()
                await hållare.close()
                try await Self.väntaTills(
                    bevakare, "select not exists (select from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid())")
                let antal: Int64 = try await bevakare.query(.init("antal", "select count(*) from eventlog.event"))[0][0]
                #expect(antal == 0)
                await bevakare.close()
                #expect(try await mål.evb("arkiv", "importera", arkiv).status == 0)
                #expect(try await mål.evb("verifiera").ut == källa.evb("verifiera").ut)
            }
        }
    }

    private static func beslut(_ nummer: Int) -> String {
        let siffror = String(repeating: "0", count: 12 - String(nummer).count) + String(nummer)
        return
            #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"018f3c6e-0000-7000-8000-\#(siffror)","person":{"id":"018f3c6e-0000-7000-9000-\#(siffror)","#
            + #""kon":"man"},"omrade":"IFO","lagrum":"SoL2001-4:1","insats":"bostad","beslutsdatum":"2023-02-23"}"#
    }

    private static func väntaTills(_ anslutning: Connection, _ sql: String) async throws {
        for _ in 0..<10_000 {
            if try await anslutning.query(.init("väntan \(sql.hashValue)", sql))[0][0] as Bool { return }
            _ = try await anslutning.query(.init("paus", "select pg_sleep(0.002)"))
        }
        Issue.record("det blev aldrig sant: \(sql)")
    }
}
