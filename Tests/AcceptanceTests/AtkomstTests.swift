import Foundation
import Testing

@Suite("Åtkomsten")
struct ÅtkomstTests {
    @Test("till det som pekar ut någon antecknas, också från kommandoraden, och går att söka")
    func antecknas() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let rapport = try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3", "--vy", "ivo")
            #expect(rapport.status == 0)
            _ = try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3")
            let logg = try await evb.evb("atkomstlogg", "--namnd", "SN", "--format", "jsonl")
            #expect(logg.status == 0)
            let rader = try logg.ut.split(separator: "\n").map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
            #expect(rader.map { $0["atgard"] as? String } == ["lasa_rapport_ivo", "lasa_atkomstlogg"])
            let aktör = try #require(rader[0]["aktor"] as? String)
            let personer = try #require(rader[0]["personer"] as? [String])
            #expect(aktör.hasPrefix("kommandorad:") && !personer.isEmpty)
            let personens = try await evb.evb("atkomstlogg", "--namnd", "SN", "--person", personer[0])
            #expect(personens.ut.split(separator: "\n").count == 2 && personens.ut.contains("lasa_rapport_ivo"))
            #expect(try await evb.evb("atkomstlogg", "--namnd", "SN", "--aktor", aktör).ut.split(separator: "\n").count == 4)
            #expect(try await evb.evb("atkomstlogg", "--namnd", "SN", "--verifiera").ut == "Åtkomstloggen är hel fram till sin sista rad.\n")
            try await evb.superanvändare("alter table atkomst.las disable trigger append_only; update atkomst.las set aktor = 'x' where nr = 1")
            let ändrad = try await evb.evb("atkomstlogg", "--namnd", "SN", "--verifiera")
            #expect(ändrad.status == 1 && ändrad.fel.hasSuffix("(atkomstlogg_avviker)\n"))
            try await evb.superanvändare("alter table atkomst.huvud disable trigger kept; delete from atkomst.huvud")
            for argument in [["atkomstlogg", "--namnd", "SN", "--verifiera"], ["rapport", "--namnd", "SN", "--period", "2023K3", "--vy", "ivo"]] {
                let utanHuvud = try await Program.kör(argument, data: evb.mapp)
                #expect(utanHuvud.status == 1 && utanHuvud.ut.isEmpty && utanHuvud.fel.hasSuffix("(atkomstlogg_avviker)\n"), "\(utanHuvud.fel)")
                #expect(!utanHuvud.fel.contains("Försök igen"))
            }
        }
    }

    @Test("vägras när den inte kan antecknas, och inget av svaret skrivs ut")
    func vägras() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            try await evb.superanvändare("revoke usage on schema atkomst from evb_runtime")
            let rapport = try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3", "--vy", "ivo")
            #expect(rapport.status == 1 && rapport.ut.isEmpty && rapport.fel.hasSuffix("(atkomst_ej_antecknad)\n"), "\(rapport.fel)")
            let fil = evb.mapp + "/utdrag.json"
            let utdrag = try await evb.evb(
                "registerutdrag", "--namnd", "SN", "--person", "018f3c6e-0000-7000-9000-000000000001", "--till", fil)
            #expect(utdrag.status == 1 && !FileManager.default.fileExists(atPath: fil))
        }
    }

    @Test("för en revisor ges med den SQL som evb skriver, och ett orimligt namn vägras")
    func revisor() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            // In a private cluster nobody connects because everybody may, from the first day.
            for databas in ["evb", "evb_nycklar"] {
                let öppen = "has_database_privilege('public', current_database(), 'connect, temp')"
                try await evb.superanvändare("do $$ begin assert not (\(öppen)), 'öppen för alla'; end $$", databas: databas)
            }
            for _ in 0..<2 {
                let svar = try await evb.evb("revisor", "atkomst", "--inloggning", "karin.r", "--namnd", "SN")
                #expect(svar.status == 0)
                try await evb.superanvändare(svar.ut)
            }
            try await evb.superanvändare("set session authorization \"karin.r\"; set statement_timeout = '60s'; select * from revision.rader")
            try await evb.superanvändare(try await evb.evb("revisor", "atkomst", "--inloggning", "karin.r", "--namnd", "SN", "--aterkalla").ut)
            await #expect(throws: (any Error).self) {
                try await evb.superanvändare("set session authorization \"karin.r\"; set statement_timeout = '60s'; select * from revision.rader")
            }
            let okänd = try await evb.evb("revisor", "atkomst", "--inloggning", "karin.r", "--namnd", "XX")
            #expect(okänd.status == 1 && okänd.ut.isEmpty && okänd.fel.contains("(okand_namnd)"), "\(okänd.fel)")
            #expect(try await evb.evb("revisor", "atkomst", "--inloggning", "x\"; drop", "--namnd", "SN").status == 64)
        }
    }

    @Test("till en databas för något annat vägras med en mening")
    func miljö() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("migrera").status == 0)
            let svar = try await Program.kör(["verifiera"], data: evb.mapp, miljö: ["EVB_MILJO": "produktion"])
            #expect(svar.status == 1 && svar.fel.hasSuffix("(annan_miljo)\n"), "\(svar.fel)")
            #expect(try await Program.kör(["verifiera"], data: evb.mapp, miljö: ["EVB_MILJO": "demo"]).status == 0)
            let adress = ["EVB_DATABASE_URL": "host=db.invalid dbname=evb", "EVB_NYCKEL_URL": "host=db.invalid dbname=n"]
            let oskyddad = try await Program.kör(["verifiera"], data: evb.mapp, miljö: adress)
            #expect(oskyddad.status == 1 && oskyddad.fel.hasSuffix("(oskyddad_anslutning)\n"), "\(oskyddad.fel)")
        }
    }
}
