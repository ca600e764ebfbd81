import Application
import Foundation
import Testing

/// A folder with an export: from the start the example that the project ships, which a test then changes. Gone when the test is.
final class Exportmapp: Sendable {
    let mapp: String

    private static let exempel = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../deploy/exempel/arendesystem").standardized.path

    init() throws {
        mapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-export-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: Self.exempel, toPath: mapp)
    }

    deinit { do { try FileManager.default.removeItem(atPath: mapp) } catch { print("kvar: \(mapp)") } }

    func sökväg(_ fil: String) -> String { "\(mapp)/\(fil)" }

    func läs(_ fil: String) throws -> String { try String(contentsOfFile: sökväg(fil), encoding: .utf8) }

    func skriv(_ fil: String, _ text: String, _ kodning: String.Encoding = .utf8) throws {
        try text.write(toFile: sökväg(fil), atomically: false, encoding: kodning)
    }

    func lägg(_ rad: String, i fil: String) throws { try skriv(fil, try läs(fil) + rad + "\n") }

    /// The text must be there: a change that changes nothing tests nothing.
    func byt(_ gammalt: String, mot nytt: String, i fil: String) throws {
        let text = try läs(fil)
        try #require(text.contains(gammalt))
        try skriv(fil, text.replacingOccurrences(of: gammalt, with: nytt))
    }

    func importera(_ prov: Provinstallation, fortsätt: Bool = false, prova: Bool = false) async throws -> Importresultat {
        let avbildning = try Avbildning(fil: sökväg("avbildning.json"))
        let mapp = mapp
        return try await prov.kör { try await Importör($0, användare: "prov").importera(avbildning, mapp, fortsätt: fortsätt, prova: prova) }
    }
}
