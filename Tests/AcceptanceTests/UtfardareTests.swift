import Foundation
import Testing

@Suite("Den egna utfärdaren")
struct UtfärdareTests {
    @Test("ger en token på en rad, så länge den är igång")
    func token() async throws {
        try await Provmapp.med { evb async throws in
            let utfärdare = try Program.start(["utfardare", "--port", "0"], data: evb.mapp)
            let port = try await Self.port(utfärdare)
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
        // One that works after all would do so for ever.
        let slut = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < slut, try körning.ut().isEmpty, try körning.fel().isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        if try !körning.ut().isEmpty { körning.avbryt() }
        #expect(await körning.slut() == 1)
        #expect(try körning.fel().contains("(bara_i_demo)"))
        try FileManager.default.removeItem(atPath: mapp)
    }

    /// The port that it says it has, once it does.
    private static func port(_ körning: Körning) async throws -> String {
        let slut = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < slut {
            if let rad = try körning.ut().split(separator: "\n").first, let port = rad.split(separator: ":").last { return String(port) }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw NSError(domain: "utfärdaren lyssnade aldrig", code: 0)
    }
}
