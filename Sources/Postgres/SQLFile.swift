/// A file of SQL and its name, for example `m0001_eventlog`.
public struct SQLFile: Sendable, Hashable {
    public let name: String
    public let sql: String

    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}
