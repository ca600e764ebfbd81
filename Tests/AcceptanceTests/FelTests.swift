import Foundation
import Testing

@Suite("Felkoderna förklaras")
struct FelTests {
    @Test("evb fel visar alla koder, på rader som får plats i en terminal")
    func alla() async throws {
        let svar = try await Self.fel()
        #expect(svar.status == 0 && svar.fel.isEmpty)
        let rader = svar.ut.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rader.allSatisfy { $0.count <= 100 })
        #expect(rader.contains("Över HTTP") && rader.contains("  okant_beslut"))
        let visade = rader.filter { $0.wholeMatch(of: #/  \w+/#) != nil }.map { String($0.dropFirst(2)) }
        #expect(visade == (try await Feltabell.läs().map(\.kod)))
    }

    @Test("evb fel KOD visar bara den, med vad som är att göra")
    func en() async throws {
        let svar = try await Self.fel("okant_beslut")
        #expect(svar.status == 0)
        #expect(
            svar.ut.contains("\n  okant_beslut\n      Nämnden har inget beslut med det id:t")
                && svar.ut.contains("\n      Att göra: Kontrollera id:t"))
        #expect(svar.ut.matches(of: #/\n  \w+\n/#).count == 1)
        #expect(try await Feltabell.läs("ej_json", "ej_behorig").map(\.kod) == ["ej_json", "ej_behorig"])
    }

    @Test("en kod som inte finns avvisas, och de som liknar den nämns")
    func okänd() async throws {
        let felstavad = try await Self.fel("ej_json", "okant_besult")
        #expect(felstavad.status == 1 && felstavad.ut.isEmpty)
        #expect(felstavad.fel == "evb: Koden okant_besult finns inte. Liknande koder: okant_beslut. Kör evb fel för att se alla. (okand_felkod)\n")
        let olik = try await Self.fel("xyzxyzxyz")
        #expect(olik.status == 1 && olik.fel == "evb: Koden xyzxyzxyz finns inte. Kör evb fel för att se alla. (okand_felkod)\n")
    }

    /// Where neither a server nor a data folder can be reached.
    @Test("evb fel behöver ingen databas och ingen datamapp")
    func utanDatabas() async throws {
        let miljö = ["EVB_DATABASE_URL": "host=/finns/inte dbname=evb", "EVB_KONFIGURATION": "/finns/inte", "EVB_KATALOGER": "/finns/inte"]
        // As every command it takes a data folder, and leaves it alone.
        let körning = try Körning(["fel", "okant_beslut", "--data", "/finns/inte"], miljö: miljö)
        #expect(await körning.slut() == 0)
    }

    private static func fel(_ argument: String...) async throws -> Program.Svar {
        let körning = try Körning(["fel"] + argument)
        let status = await körning.slut()
        return try Program.Svar(status: status, ut: körning.ut(), fel: körning.fel())
    }
}

/// The table as the program gives it to other programs.
enum Feltabell {
    struct Rad: Decodable {
        let kod, grupp, betyder, gor: String
    }

    static func läs(_ koder: String...) async throws -> [Rad] {
        let körning = try Körning(["fel", "--format", "json"] + koder)
        #expect(await körning.slut() == 0)
        return try JSONDecoder().decode([Rad].self, from: Data(try körning.ut().utf8))
    }
}
