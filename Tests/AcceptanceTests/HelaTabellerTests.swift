import Foundation
import Postgres
import Support
import Testing

/// What is asked of a large database must be found by an index, or it grows slower for each year that is kept.
@Suite("På hundratusen händelser")
struct HelaTabellerTests {
    /// Closed decisions are the most of what is kept, and the open ones the most of what is asked for.
    private static let stängda = 49_800
    private static let öppna = 200
    /// What all the questions together may visit in one table, in it or in its indexes. To read it whole once is more.
    private static let flest = 30_000

    @Test("läser inget av det som registreras och frågas i vardagen en hel tabell, inte heller hos en nämnd som är ny", arguments: [false, true])
    func helaTabeller(ärNy: Bool) async throws {
        try await Provmapp.med { evb async throws in
            if ärNy { try await Self.grannen(evb) }
            let fil = try Self.historik(evb.mapp + "/historik.jsonl")
            #expect(try await evb.evb("importera", fil).status == 0)
            #expect(try await evb.evb("sokregister", "bygg-om").status == 0)
            // The first to read waits until the read model has followed what was imported.
            #expect(try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K1").status == 0)
            for databas in ["evb", "evb_nycklar"] {
                try await evb.superanvändare(ärNy ? "select pg_stat_reset()" : "analyze; select pg_stat_reset()", databas: databas)
            }
            try await Self.frågaPåKommandoraden(evb)
            try await Tjänst.med(evb, ["--utan-jobb"]) { try await Self.frågaÖverHTTP($0) }
            for databas in ["evb", "evb_nycklar"] {
                let lästa = try await Self.heltLästa(evb, databas)
                #expect(lästa.isEmpty, "\(databas): \(lästa.joined(separator: "; "))")
            }
        }
    }

    /// Of another nämnd, and all that the planner knows: nothing is looked at again for as long as the test lasts.
    private static func grannen(_ evb: Provmapp) async throws {
        let beslut = (100_001...100_500).map { fatta($0).replacing(#""namnd":"SN""#, with: #""namnd":"BN""#) }
        let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"BN","namn":"Grannämnden","kommun":"Provkommun","kommunkod":"9999"}"#
        #expect(try await evb.evb("importera", rader: [nämnd] + beslut).status == 0)
        for fråga in [
            ["bevakning", "--namnd", "BN"], ["sokregister", "bygg-om"],
            ["registerutdrag", "--namnd", "BN", "--person", id(100_001, "9"), "--till", evb.mapp + "/grannens"],
        ] {
            let svar = try await Program.kör(fråga, data: evb.mapp)
            #expect(svar.status == 0, "\(fråga): \(svar.fel)")
        }
        for sats in ["alter system set autovacuum = off", "select pg_reload_conf()"] { try await evb.superanvändare(sats) }
        for databas in ["evb", "evb_nycklar"] { try await evb.superanvändare("analyze", databas: databas) }
    }

    private static func frågaPåKommandoraden(_ evb: Provmapp) async throws {
        for argument in [
            ["rapport", "--period", "2023K1"], ["rapport", "--period", "2023K1", "--vy", "ivo"],
            ["rapport", "--period", "2023K1", "--vy", "revisor"],
            ["rad", "--period", "2023K1", "--beslut", id(10, "8")], ["bevakning", "--idag", "2023-04-01"], ["kalender", "--ar", "2023"],
            ["gallring", "--person", id(7, "9")], ["registerutdrag", "--person", id(8, "9"), "--till", evb.mapp + "/utdrag"], ["sigill", "lista"],
        ] {
            let delar = argument.prefix(argument[0] == "sigill" ? 2 : 1)
            let svar = try await Program.kör(delar + ["--namnd", "SN"] + argument.dropFirst(delar.count), data: evb.mapp)
            #expect(svar.status == 0, "\(argument): \(svar.fel)")
        }
        let rader = [
            fatta(90_001), #"{"kommando":"Verkstall","namnd":"SN","beslut":"\#(id(3, "8"))","datum":"2023-02-01"}"#,
            #"{"kommando":"AngeSkal","namnd":"SN","beslut":"\#(id(4, "8"))","kod":"resursbrist","klass":"strukturell","text":"Plats saknas."}"#,
        ]
        #expect(try await evb.evb("importera", rader: rader).status == 0)
    }

    private static func frågaÖverHTTP(_ tjänst: Tjänst) async throws {
        let (anna, sara) = (try await tjänst.token("anna", "SN/handlaggare/E1"), try await tjänst.token("sara", "SN/namndsekreterare"))
        let (rev, jur) = (try await tjänst.token("rev", "SN/revisor"), try await tjänst.token("jur", "SN/forvaltningsjurist"))
        let inf = try await tjänst.token("inf", "SN/informationsagare")
        let sn = "/v1/namnder/SN"
        let ändamål = ["Andamal": "handlaggning"]
        for (stig, token, huvuden) in [
            ("/beslut/\(id(10, "8"))", anna, [:]), ("/beslut/\(id(10, "8"))/identitet", anna, ändamål), ("/beslut?limit=20", anna, [:]),
            ("/bevakning", anna, [:]), ("/omgangar", sara, [:]), ("/omgangar/2023K1/rapport", sara, [:]),
            ("/omgangar/2023K1/rapport?vy=revisor", rev, [:]), ("/omgangar/2023K1/rader/\(id(10, "8"))", rev, [:]), ("/kalender", sara, [:]),
            ("/paminnelser", sara, [:]), ("/handelser?efter=98000&limit=20", inf, [:]),
        ] {
            let svar = try await tjänst.anropa("GET", sn + stig, token: token, huvuden)
            #expect(svar.status == 200, "\(stig): \(svar.text.prefix(300))")
        }
        let sökt = try await tjänst.anropa("POST", sn + "/sokningar", token: jur, ändamål, kropp: #"{"personnummer":"19800101-T107"}"#)
        #expect(sökt.status == 200, "\(sökt.text.prefix(300))")
        let skäl = #"{"kommando":"AngeSkal","namnd":"SN","beslut":"\#(id(19, "8"))","kod":"resursbrist","klass":"strukturell","text":"Saknas."}"#
        let angivet = try await tjänst.anropa("POST", sn + "/kommandon", token: anna, ["If-Match": "\"1\""], kropp: skäl)
        #expect(angivet.status == 201, "\(angivet.text.prefix(300))")
    }

    /// The tables of which more has been visited than the questions are about. An index that is read from end to end is no better than the table.
    private static func heltLästa(_ evb: Provmapp, _ databas: String) async throws -> [String] {
        let anslutning = try await Connection.open(evb.kluster.target(database: databas, user: "postgres"))
        // What a process has read is counted at the latest when it ends.
        try await waitUntil(anslutning, "select not exists (select from pg_stat_activity where usename = 'evb_login')")
        let rader = try await anslutning.query(
            Statement(
                "read_whole",
                """
                select format('%I.%I: %s rader, %s ur index', t.schemaname, t.relname, t.seq_tup_read, i.read)
                from pg_stat_user_tables t, lateral (
                    select coalesce(sum(i.idx_tup_read), 0) as read from pg_stat_user_indexes i where i.relid = t.relid) i
                where t.seq_tup_read + i.read > $1 order by 1
                """), [.int8(Int64(flest))])
        await anslutning.close()
        return try rader.map { try $0[0] }
    }

    private static func historik(_ fil: String) throws -> String {
        var text = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Provnämnden","kommun":"Provkommun","kommunkod":"9999"}"# + "\n"
        for nummer in 1...(öppna + stängda) {
            text += fatta(nummer) + "\n"
            guard nummer > öppna else { continue }
            text += #"{"kommando":"Verkstall","namnd":"SN","beslut":"\#(id(nummer, "8"))","datum":"2022-11-01"}"# + "\n"
        }
        text += #"{"kommando":"OppnaOmgang","namnd":"SN","period":"2023K1","brytdatum":"2023-03-31"}"# + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: fil))
        return fil
    }

    private static func fatta(_ nummer: Int) -> String {
        let person = #"{"id":"\#(id(nummer, "9"))","kon":"kvinna","personnummer":"19800101-T\#(100 + nummer % 900)"}"#
        return #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(id(nummer, "8"))","person":\#(person),"omrade":"IFO","lagrum":"SoL2001-4:1","#
            + #""insats":"kontaktperson","beslutsdatum":"2022-10-10","enhet":"E\#(nummer % 9)"}"#
    }

    private static func id(_ nummer: Int, _ slag: String) -> String {
        "018f3c6e-0000-7000-\(slag)000-" + String(repeating: "0", count: 12 - "\(nummer)".count) + "\(nummer)"
    }
}
