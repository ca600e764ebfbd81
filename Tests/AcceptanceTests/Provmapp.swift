import Foundation
import Postgres

/// A data folder of one test's own. The test's process uses the cluster too while it lives, so that it is not stopped and started between
/// commands, and so that the test can look into the databases.
final class Provmapp: Sendable {
    let mapp: String
    let kluster: PrivateCluster

    init() async throws {
        mapp = "/var/tmp/evb-prov-\(UUID().uuidString.prefix(13).lowercased())"
        kluster = PrivateCluster(folder: mapp, loginRoles: ["evb_login"])
        try await kluster.start()
    }

    /// Runs `prov` and removes the folder afterwards, whatever happened.
    static func med<Svar>(_ prov: (Provmapp) async throws -> Svar) async throws -> Svar {
        let mapp = try await Provmapp()
        let svar: Svar
        do { svar = try await prov(mapp) } catch {
            try await mapp.lämna()
            throw error
        }
        try await mapp.lämna()
        return svar
    }

    private func lämna() async throws {
        try await kluster.leave()
        try FileManager.default.removeItem(atPath: mapp)
    }

    @discardableResult
    func evb(_ argument: String..., rader: [String]? = nil) async throws -> Program.Svar {
        guard let rader else { return try await Program.kör(argument, data: mapp) }
        let fil = mapp + "/rader-\(UUID().uuidString).jsonl"
        try Data(rader.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: fil))
        return try await Program.kör(argument + [fil], data: mapp)
    }

    /// As the database's superuser.
    func superanvändare(_ sql: String, databas: String = "evb") async throws {
        let anslutning = try await Connection.open(kluster.target(database: databas, user: "postgres"))
        try await anslutning.run(script: sql)
        await anslutning.close()
    }
}

/// The example that the project ships.
enum Exempel {
    private static let mapp = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../deploy/exempel").standardized

    static let historik = mapp.appendingPathComponent("botkyrka-2023.jsonl").path
    static let fastställ = mapp.appendingPathComponent("botkyrka-2023k3-faststall.jsonl").path
    static let ärendesystem = mapp.appendingPathComponent("arendesystem").path
}
