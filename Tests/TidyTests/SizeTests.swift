import Testing

@Suite("What is to be read is short")
struct SizeTests {
    private static let longestFile = 400
    private static let medianFile = 80
    private static let longestFunction = 70

    @Test("no file is longer than can be kept in mind")
    func files() throws {
        let files = try SourceTree.swift("Sources", "Tests") + SourceTree.files(below: "deploy", "") + SourceTree.files(below: "sql", ".sql")
        // Made by pg_dump, and read by looking something up.
        for file in files where file.path != "sql/schema.golden.sql" {
            #expect(file.lines.count - 1 <= Self.longestFile, "\(file.path) has \(file.lines.count - 1) lines")
        }
    }

    @Test("most files are a page")
    func median() throws {
        let lengths = try SourceTree.swift("Sources").map { $0.lines.count - 1 }.sorted()
        let median = try #require(lengths.dropFirst(lengths.count / 2).first)
        #expect(median <= Self.medianFile)
    }

    @Test("no function is longer than a screen")
    func functions() throws {
        for file in try SourceTree.swift("Sources", "Tests") {
            for start in file.lines.indices where file.lines[start].hasSuffix("{") {
                // As the formatter has it: what is begun at one depth ends at the same.
                let indent = String(file.lines[start].prefix { $0 == " " })
                let inside = file.lines[(start + 1)...].prefix { $0.isEmpty || $0.hasPrefix(indent + " ") || $0.hasPrefix(indent + ")") }
                guard inside.count + 2 > Self.longestFunction else { continue }
                let isFunction = file.lines[start].contains(/^ *(?:@\S+ )*(?:[a-z]+(?:\([a-z]+\))? )*(?:func|init|deinit|subscript|var)\b/)
                #expect(!isFunction, "\(file.path):\(start + 1) is \(inside.count + 2) lines")
            }
        }
    }
}
