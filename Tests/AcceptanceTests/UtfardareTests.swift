import Foundation
import Testing

@Suite("Den egna utfärdaren")
struct UtfärdareTests {
    @Test("ger en token på en rad, så länge den är igång")
    func token() async throws {
        try await Provmapp.med { evb async throws in
            let utfärdare = try Program.start(["utfardare", "--port", "0"], data: evb.mapp)
            let port = try await utfärdare.sagt { $0.split(separator: ":").last.map(String.init) }
            let argument = ["utfardare", "token", "--subjekt", "anna.berg", "--uppdrag", "SN/handlaggare/E1", "--port", port]
            let hämtning = try Körning(argument)
            #expect(await hämtning.slut() == 0)
            let rader = try hämtning.ut().split(separator: "\n")
            #expect(rader.count == 1 && rader.first?.split(separator: ".").count == 3)
            utfärdare.avbryt()
            #expect(await utfärdare.slut() == 0)
            let efter = try Körning(argument)
            #expect(await efter.slut() == 1)
            #expect(try efter.fel().contains("(ingen_utfardare)"))
        }
    }

    @Test("vägrar arbeta mot en databas som inte är till för demonstration", arguments: ["test", "produktion"])
    func vägrar(_ miljö: String) async throws {
        let mapp = "/var/tmp/evb-prov-\(UUID().uuidString.prefix(13).lowercased())"
        let körning = try Körning(["utfardare", "--port", "0", "--data", mapp], miljö: ["EVB_MILJO": miljö])
        // One that says anything works after all, and would do so for ever.
        await #expect(throws: NSError.self, "den säger något") {
            _ = try await körning.sagt { _ in true }
            körning.avbryt()
        }
        #expect(await körning.slut() == 1)
        #expect(try körning.fel().contains("(bara_i_demo)"))
        try FileManager.default.removeItem(atPath: mapp)
    }
}
