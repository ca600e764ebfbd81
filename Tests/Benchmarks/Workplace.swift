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
    }

    static func with<T: Sendable>(_ body: @Sendable (Place) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("evb-bench-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o711])
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { print("kunde inte ta bort \(folder): \(error)") } }
        var logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let settings = try Inställningar(datamapp: folder, miljö: [:])
        return try await Installation.med(settings, migrera: true, logger: logger) { [folder] installation in
            let cluster = PrivateCluster(folder: folder, loginRoles: ["evb_login"])
            try await cluster.start()
            let result = try await body(Place(installation: installation, cluster: cluster, folder: folder))
            try await cluster.leave()
            return result
        }
    }
}
