public import Postgres
import Schema

extension Migrator {
    /// Makes and upgrades the database of the log, its read models and its jobs.
    public static var log: Migrator { Migrator(Schema.log) }

    /// Makes and upgrades the database of the keys.
    public static var keys: Migrator { Migrator(Schema.keys) }

    private init(_ files: Schema.Files) {
        self.init(
            migrations: files.migrations.map(SQLFile.init), routines: files.routines.map(SQLFile.init),
            grants: files.grants.map(SQLFile.init))
    }
}

extension SQLFile {
    fileprivate init(_ file: Schema.File) { self.init(name: file.name, sql: file.sql) }
}
