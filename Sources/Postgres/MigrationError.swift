/// Why a database cannot be brought to, or is not at, this program's schema.
public enum MigrationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A migration that was applied has another text in this program: migrations are never changed, only added.
    case altered(name: String)
    /// The database has migrations that this program does not know.
    case newerDatabase(unknown: [String])
    /// A migration stands before one that is already applied.
    case outOfOrder(name: String)
    /// `found` and `required` as 150018 is 15.18.
    case serverTooOld(found: Int32, required: Int32)
    /// Something is to be done, but the database takes no writes (a standby, or a read-only default).
    case readOnly
    /// Another migration held the lock for as long as this one may wait.
    case lockTimeout
    /// The file that failed; nothing of it was done, and those before it stand.
    case failed(name: String, PostgresErrorDescription)

    /// The words and the SQLSTATE of the server's refusal.
    public struct PostgresErrorDescription: Sendable, Hashable {
        public let text: String
        public let sqlState: SQLState?
    }

    public var description: String {
        switch self {
        case .altered(let name): "migration \(name) was changed after it had been applied"
        case .newerDatabase(let unknown):
            "the database was migrated by a newer program: \(unknown.joined(separator: ", "))"
        case .outOfOrder(let name): "migration \(name) comes before one that is already applied"
        case .serverTooOld(let found, let required):
            "PostgreSQL \(required / 10_000) or later is needed, the server is \(found / 10_000).\(found % 10_000)"
        case .readOnly: "the database is read-only and its schema is not up to date"
        case .lockTimeout: "another migration is still running"
        case .failed(let name, let error): "\(name) failed: \(error.text)"
        }
    }
}
