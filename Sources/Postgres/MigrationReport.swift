/// What a migration did, by file name; all empty when there was nothing to do.
public struct MigrationReport: Sendable, Hashable {
    public internal(set) var migrations: [String] = []
    public internal(set) var routines: [String] = []
    public internal(set) var grants: [String] = []

    public var changedNothing: Bool { migrations.isEmpty && routines.isEmpty && grants.isEmpty }
}

/// How a database stands to this program's schema.
public enum MigrationStatus: Sendable, Hashable {
    case upToDate
    /// Files that are not applied, in the order they will be.
    case pending([String])
}
