import Foundation
import Postgres
import Testing

@Suite("Databasen")
struct DatabasenTests {
    @Test("ändrad av superanvändaren: evb verifiera hittar raden och säger var")
    func ändradRad() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let orörd = try await evb.evb("verifiera", "--namnd", "SN", "--format", "json")
            #expect(orörd.status == 0 && orörd.ut.hasPrefix(#"{"ok":true,"handelser":"#))
            try await evb.superanvändare(
                """
                alter table eventlog.event disable trigger user;
                update eventlog.event set data = replace(data, '2023-04-13', '2023-04-14') where position = 11;
                alter table eventlog.event enable trigger user;
                """)
            let svar = try await evb.evb("verifiera", "--namnd", "SN")
            #expect(svar.status == 1)
            #expect(svar.fel == "evb: SN: kedjan är bruten vid position 11. (kedja_bruten)\n")
        }
    }

    @Test("dumpad innehåller inget av exemplets identiteter, och inga skäl i klartext")
    func dump() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let hemliga = try hemligheter()
            #expect(hemliga.count > 40)
            let dump = evb.mapp + "/dump.sql"
            let kommando = try #require(Self.program("pg_dump"), "pg_dump saknas")
            let dumpning = try Körning(program: kommando, ["-f", dump, "-d", evb.kluster.conninfo(database: "evb", user: "postgres")])
            #expect(await dumpning.slut() == 0)
            let text = try String(contentsOfFile: dump, encoding: .utf8)
            #expect(text.contains("IndividrapportInskickad"))
            for hemligt in hemliga where text.contains(hemligt) {
                Issue.record("står i klartext: ett av exemplets \(hemligt.count) tecken långa värden")
            }
        }
    }

    /// Names, numbers, source ids and every text of the example.
    private func hemligheter() throws -> [String] {
        var funna: [String] = []
        for rad in try String(contentsOfFile: Exempel.historik, encoding: .utf8).split(separator: "\n") {
            let kommando = try #require(try JSONSerialization.jsonObject(with: Data(rad.utf8)) as? [String: Any])
            let person = kommando["person"] as? [String: Any]
            let källa = kommando["kalla"] as? [String: Any]
            funna += [person?["namn"], person?["personnummer"], kommando["text"], kommando["handlaggare"], kommando["rapportor"], källa?["id"]]
                .compactMap { $0 as? String }
        }
        return funna
    }

    static func program(_ namn: String) -> String? {
        let mappar = ["/usr/lib/postgresql/15/bin", "/usr/bin", "/usr/local/bin"]
        return mappar.map { "\($0)/\(namn)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    @Test("migrerad av ett nyare evb: det här vägrar, med en mening om vad som gäller")
    func nyare() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("migrera")
            try await evb.superanvändare(
                "insert into migration.applied (kind, name, checksum, applied_at) values ('migration', 'm9999_framtid', repeat('0', 64), now())")
            let svar = try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3")
            #expect(svar.status == 1)
            #expect(svar.fel == "evb: Databasen har migrerats av ett nyare evb. Uppgradera programmet. (nyare_databas)\n")
        }
    }

    @Test("med ett ändrat migreringssteg: vägras med stegets namn")
    func ändratSteg() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("migrera")
            try await evb.superanvändare("update migration.applied set checksum = repeat('0', 64) where name = 'm0001_eventlog'")
            let svar = try await evb.evb("migrera")
            #expect(svar.status == 1)
            #expect(svar.fel.contains("m0001_eventlog") && svar.fel.hasSuffix("(andrad_migrering)\n"))
        }
    }

    @Test("skrivskyddad: importen säger det, och inget är gjort till hälften")
    func skrivskyddad() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("migrera")
            try await evb.superanvändare("alter database evb set default_transaction_read_only = on", databas: "postgres")
            let svar = try await evb.evb("importera", Exempel.historik)
            #expect(svar.status == 1)
            #expect(svar.fel == "evb: Databasen är skrivskyddad. (skrivskyddad)\n")
            try await evb.superanvändare("alter database evb reset default_transaction_read_only", databas: "postgres")
            #expect(try await evb.evb("importera", Exempel.historik).ut == "Lästa rader: 32. Nya: 32. Redan kända: 0. Avvisade: 0.\n")
        }
    }

    @Test("onåbar: en rad på fel strömmen, status 1")
    func onåbar() async throws {
        let miljö = ["EVB_DATABASE_URL": "host=/finns/inte dbname=evb", "EVB_NYCKEL_URL": "host=/finns/inte dbname=nycklar"]
        let svar = try await Program.kör(["rapport", "--namnd", "SN", "--period", "2023K3"], data: "/var/tmp/evb-finns-inte", miljö: miljö)
        #expect(svar.status == 1)
        #expect(svar.fel.split(separator: "\n").count == 1 && svar.fel.hasSuffix("(databas_onabar)\n"))
    }
}
