/// What is to be done, decided from what the program has and what the database has: pure.
struct MigrationPlan {
    enum Kind: String {
        case migration, routine, grant
    }

    /// A file with its checksum.
    struct Item {
        let file: SQLFile
        let kind: Kind
        let checksum: String
    }

    /// A row of `migration.applied`.
    struct Applied {
        let name: String
        let kind: String
        let checksum: String
    }

    let migrations: [Item]
    /// Replaced in one transaction, the grants last.
    let replacements: [Item]

    var isEmpty: Bool { migrations.isEmpty && replacements.isEmpty }
    var names: [String] { (migrations + replacements).map(\.file.name) }

    /// - Throws: `.altered`, `.newerDatabase`, `.outOfOrder`.
    init(files: [Item], applied: [Applied]) throws(MigrationError) {
        let known = Set(files.map(\.file.name))
        let unknown = applied.filter { $0.kind == Kind.migration.rawValue && !known.contains($0.name) }
        if !unknown.isEmpty { throw .newerDatabase(unknown: unknown.map(\.name).sorted()) }

        let checksums = Dictionary(applied.map { ($0.name, $0.checksum) }, uniquingKeysWith: { $1 })
        var pending: [Item] = []
        for item in files where item.kind == .migration {
            switch checksums[item.file.name] {
            case nil: pending.append(item)
            case item.checksum?:
                if let skipped = pending.first { throw .outOfOrder(name: skipped.file.name) }
            case _?: throw .altered(name: item.file.name)
            }
        }
        migrations = pending
        let routines = files.filter { $0.kind == .routine && checksums[$0.file.name] != $0.checksum }
        let grants = files.filter { $0.kind == .grant }
        let grantsChanged = grants.contains { checksums[$0.file.name] != $0.checksum }
        let anythingChanged = !pending.isEmpty || !routines.isEmpty || grantsChanged
        replacements = routines + (anythingChanged ? grants : [])
    }
}
