/// Brings a database to this program's schema.
///
/// Migrations run once each, in the order given, each in a transaction of its own together with its row in
/// `migration.applied`. Routines (`create or replace`) run again when their text has changed, and grants run last whenever
/// anything has; these together are one transaction.
public struct Migrator: Sendable {
    private let files: [(SQLFile, MigrationPlan.Kind)]

    /// The oldest server whose SQL this program uses.
    public static let requiredServerVersion: Int32 = 150_000
    /// How long one migration waits for another to finish.
    public static let lockWait: Duration = .seconds(300)
    /// The longest one file may run: an index over a large table, not a statement that hangs.
    public static let statementTimeout: Duration = .seconds(3600)
    /// The advisory lock's key within the database: "evbmigra" as ASCII.
    private static let lockKey: Int64 = 0x6576_626D_6967_7261

    /// - Parameters:
    ///   - migrations: forward only, in order; never changed once released.
    ///   - routines: one function a file.
    ///   - grants: every privilege, taking all away first.
    public init(migrations: [SQLFile], routines: [SQLFile], grants: [SQLFile]) {
        files =
            migrations.map { ($0, .migration) } + routines.map { ($0, .routine) } + grants.map { ($0, .grant) }
        precondition(Set(files.map(\.0.name)).count == files.count, "two SQL files have the same name")
    }

    /// Does what is missing. Two at once: one does it, the other waits and finds it done.
    ///
    /// - Throws: ``MigrationError``; `PostgresError.connection` when the connection is lost.
    @discardableResult
    public func migrate(_ connection: Connection) async throws -> MigrationReport {
        try await migrate(on: connection)
    }

    /// How the database stands, without changing it. For start-up.
    ///
    /// - Throws: `.altered`, `.newerDatabase`, `.outOfOrder`, `.serverTooOld`.
    public func check(_ connection: Connection) async throws -> MigrationStatus {
        try await check(on: connection)
    }

    private func check(on connection: isolated Connection) throws -> MigrationStatus {
        let plan = try plan(on: connection)
        return plan.isEmpty ? .upToDate : .pending(plan.names)
    }

    private func migrate(on connection: isolated Connection) async throws -> MigrationReport {
        if try plan(on: connection).isEmpty { return MigrationReport() }
        let readOnly: Bool = try connection.query(MigrationSQL.isReadOnly)[0][0]
        if readOnly { throw MigrationError.readOnly }
        try connection.run(script: "set statement_timeout = \(Migrator.statementTimeout.milliseconds)")
        defer { restoreSettings(connection) }
        try lock(connection)
        defer { unlock(connection) }
        try connection.run(script: MigrationSQL.bookkeeping)
        // Anew: while this one waited, another may have done it.
        return try await perform(try plan(on: connection), on: connection)
    }

    private func perform(_ plan: MigrationPlan, on connection: isolated Connection) async throws -> MigrationReport {
        var report = MigrationReport()
        for item in plan.migrations {
            try await connection.transaction { connection in try apply(item, on: connection) }
            report.migrations.append(item.file.name)
        }
        if !plan.replacements.isEmpty {
            try await connection.transaction { connection in
                for item in plan.replacements { try apply(item, on: connection) }
            }
            report.routines = plan.replacements.filter { $0.kind == .routine }.map(\.file.name)
            report.grants = plan.replacements.filter { $0.kind == .grant }.map(\.file.name)
        }
        return report
    }

    private func apply(_ item: MigrationPlan.Item, on connection: isolated Connection) throws {
        do {
            try connection.run(script: item.file.sql)
        } catch let error as PostgresError {
            if error.isConnectionLost { throw error }
            throw MigrationError.failed(name: item.file.name, .init(text: error.description, sqlState: error.sqlState))
        }
        // A file that changed the role or the search path must not have the bookkeeping follow it.
        try connection.run(script: "reset role; reset search_path")
        try connection.execute(
            MigrationSQL.record, [.text(item.file.name), .text(item.kind.rawValue), .text(item.checksum)])
    }

    private func plan(on connection: isolated Connection) throws -> MigrationPlan {
        try Migrator.require(serverVersion: connection.serverVersion)
        var applied: [MigrationPlan.Applied] = []
        if try connection.query(MigrationSQL.hasBookkeeping)[0][0] {
            applied = try connection.query(MigrationSQL.applied).map {
                MigrationPlan.Applied(name: try $0[0], kind: try $0[1], checksum: try $0[2])
            }
        }
        let checksums = try connection.query(MigrationSQL.checksums, [.texts(files.map(\.0.sql))])
        let items = try zip(files, checksums).map { file, row in
            MigrationPlan.Item(file: file.0, kind: file.1, checksum: try row[0])
        }
        return try MigrationPlan(files: items, applied: applied)
    }

    static func require(serverVersion found: Int32) throws(MigrationError) {
        if found < requiredServerVersion { throw .serverTooOld(found: found, required: requiredServerVersion) }
    }

    private func lock(_ connection: isolated Connection) throws {
        do {
            try connection.run(script: "set lock_timeout = \(Migrator.lockWait.milliseconds)")
            _ = try connection.query(MigrationSQL.lock, [.int8(Migrator.lockKey)])
            try connection.run(script: "reset lock_timeout")
        } catch let error as PostgresError where error.sqlState == .lockNotAvailable {
            throw MigrationError.lockTimeout
        }
    }

    /// A connection that cannot be unlocked is lost, and then the server has unlocked it.
    private func unlock(_ connection: isolated Connection) {
        do { _ = try connection.query(MigrationSQL.unlock, [.int8(Migrator.lockKey)]) } catch { connection.close() }
    }

    private func restoreSettings(_ connection: isolated Connection) {
        do { try connection.run(script: "reset statement_timeout; reset lock_timeout") } catch { connection.close() }
    }
}
