import Application
import Foundation
import Logging
import Postgres

/// An evb of the benchmark's own, with a private PostgreSQL as durable as any: gone when it is done.
enum Workplace {
    static let namnd = "BN"

    struct Place: Sendable {
        let installation: Installation
        let cluster: PrivateCluster
        let folder: String

        /// The superuser's way in, for floors that are not evb.
        var superuser: ConnectionTarget { cluster.target(database: "evb", user: "postgres") }

        func importera(_ history: History) async throws {
            let file = folder + "/historia.jsonl"
            try history.write(to: file)
            try await importera(file)
        }

        func importera(_ file: String) async throws {
            let result = try await Importör(installation, användare: "bench").importera(file, fortsätt: false)
            guard result.avvisadeAntal == 0 else { throw CocoaError(.fileReadCorruptFile) }
        }

        /// The table of the read model's rows.
        func readModel() async throws -> String {
            try await installation.pool.withConnection { connection in
                try connection.query(Statement("floor_model", "select 'readmodel.' || projection || '_' || build from readmodel.model_v1"))[0][0]
            }
        }
    }

    static func with<T: Sendable>(_ body: @Sendable (Place) async throws -> T) async throws -> T {
        try await withFolder { folder in
            let settings = try Inställningar(datamapp: folder, miljö: [:])
            return try await Installation.med(settings, migrera: true, logger: logger) { installation in
                let cluster = PrivateCluster(folder: folder, loginRoles: ["evb_login"])
                try await cluster.start()
                let result = try await body(Place(installation: installation, cluster: cluster, folder: folder))
                try await cluster.leave()
                return result
            }
        }
    }

    static func withFolder<T: Sendable>(_ body: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("evb-bench-\(UUID().uuidString.prefix(8))").path
        // The server's own user must be able to reach its data.
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
        let result: Swift.Result<T, any Error>
        do { result = .success(try await body(folder)) } catch { result = .failure(error) }
        try FileManager.default.removeItem(atPath: folder)
        return try result.get()
    }

    private static let logger: Logger = {
        var logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }()
}
