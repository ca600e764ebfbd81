import Testing

@Suite("Words that stand for nothing are not used")
struct WordTests {
    @Test("no type is named for what every type does")
    func names() throws {
        for word in ["Manager", "Helper", "Util", "Utils", "Service", "Impl"] {
            for place in try Self.places(of: word, in: "Sources", "Tests") {
                let name = place.line.firstMatch(of: /\b(?:struct|class|enum|actor|protocol) (\w+)/)?.output.1
                #expect(name?.hasSuffix(word) != true, "\(place)")
            }
        }
    }

    @Test("a file's name is ASCII: it crosses file systems that spell å in two ways")
    func fileNames() throws {
        for file in try SourceTree.swift("Sources", "Tests") + SourceTree.files(below: "sql", ".sql") {
            #expect(file.path.utf8.allSatisfy { $0 < 128 }, "\(file.path)")
        }
    }

    @Test("nothing is left to do", arguments: ["TODO", "FIXME", "HACK"])
    func left(_ word: String) throws {
        for place in try Self.places(of: word, in: "Sources", "Tests") { Issue.record("\(place)") }
    }

    /// So that an output that cannot be written is told of, and a fault has a code.
    @Test("the program prints in one place, and never stops without saying why", arguments: ["print(", "debugPrint(", "dump(", "fatalError("])
    func prints(_ word: String) throws {
        for place in try Self.places(of: word, in: "Sources") {
            #expect(!place.line.drop { $0 == " " }.hasPrefix(word), "\(place)")
        }
    }

    @Test("an error that is not thrown on has its reason beside it")
    func swallowed() throws {
        for place in try Self.places(of: "try? ", in: "Sources", "Tests") where !place.line.contains("//") {
            let above = place.above.last { !$0.contains("try? ") } ?? ""
            #expect(above.contains("//"), "\(place)")
        }
    }

    /// A measure may pace its load.
    @Test("no test sleeps", arguments: [".sleep", "usleep", " sleep"])
    func sleeps(_ word: String) throws {
        for place in try Self.places(of: word + "(", in: "Tests") where !place.path.hasPrefix("Tests/Benchmarks") { Issue.record("\(place)") }
    }

    private struct Place: CustomStringConvertible {
        let path: String
        let number: Int
        let line: String
        let above: ArraySlice<String>

        var description: String { "\(path):\(number): \(line)" }
    }

    /// The lines with a word, but for this file's own.
    private static func places(of word: String, in folders: String...) throws -> [Place] {
        try folders.flatMap { try SourceTree.files(below: $0, ".swift") }.filter { $0.name != "WordTests.swift" }.flatMap { file in
            file.lines.indices.filter { file.lines[$0].contains(word) }.map { line in
                Place(path: file.path, number: line + 1, line: file.lines[line], above: file.lines[..<line].suffix(8))
            }
        }
    }
}
