/// A prepared statement: prepared under `name` the first time a connection uses it.
///
/// One name means one text for the whole life of the program; a connection that meets the same name with another text stops
/// with a precondition, because the statement would otherwise silently be the wrong one. Parameters are `$1`, `$2` … and are
/// declared with the type of the ``Parameter`` given, so a text that is to become `jsonb`, `interval` or an enum is written
/// `$1::jsonb`.
///
/// Källa: PostgreSQL 15, 34.3.1 Main Functions (PQprepare, PQexecPrepared).
public struct Statement: Sendable, Hashable {
    public let name: String
    public let sql: String

    /// - Parameters:
    ///   - name: unique in the program, shown in errors and in `pg_prepared_statements`.
    ///   - sql: one SQL statement.
    public init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }
}
