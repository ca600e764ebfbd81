import Testing

@Suite("The database's parts are found by their names")
struct SQLTests {
    @Test("a routine, a view and a read model each has a file of its name", arguments: ["routines", "keys", "views", "projections"])
    func oneEach(_ folder: String) throws {
        for file in try SourceTree.files(below: "sql/\(folder)", ".sql") where !file.name.hasPrefix("k0") && !file.name.hasPrefix("kg_") {
            let made = file.lines.joined(separator: "\n")
                .matches(of: /(?m)^create (?:or replace )?(?:function|view|table|aggregate) (?:\w+\.)?(\w+)/).map { String($0.output.1) }
            let name = file.name.split(separator: ".")[0].drop { $0 != "_" }.dropFirst()
            // jobs.claim is in f_claim_jobs; an aggregate comes with its step, and a read model's form with its first build.
            let ofItsName = made.filter { $0 == name || name.hasPrefix($0 + "_") || $0.hasPrefix(name + "_") }
            #expect(ofItsName == made, "\(file.path) makes \(made)")
            #expect((1...2).contains(made.count), "\(file.path) makes \(made)")
        }
    }

    @Test("every file is run: it stands in the schema's list")
    func listed() throws {
        let lists = try SourceTree.swift("Sources/Schema").flatMap(\.lines).joined(separator: "\n")
        for folder in ["migrations", "routines", "projections", "views", "grants", "keys"] {
            for file in try SourceTree.files(below: "sql/\(folder)", ".sql") {
                #expect(lists.contains("File(\"\(file.name.dropLast(4))\""), "\(file.path)")
            }
        }
    }

    /// A constraint is what an error names: it says what is required, as the database's own names for them do not.
    @Test("a constraint is named as a sentence")
    func constraints() throws {
        let schema = try SourceTree.files(below: "sql", "golden.sql").flatMap(\.lines)
        let names = schema.compactMap { $0.firstMatch(of: /CONSTRAINT (\w+) (CHECK|UNIQUE|PRIMARY|FOREIGN|EXCLUDE)/).map { String($0.output.1) } }
        #expect(names.count > 20)
        for name in names {
            // A build of a read model is made by a function, which lets the database name its key.
            let isOfBuild = name.contains(/_v\d+_\d+_pkey$/)
            #expect(isOfBuild || !name.contains(/_(?:check|fkey|pkey|excl)\d*$/) && name.contains("_"), "\(name)")
        }
    }
}
