import Foundation
import Testing

/// The README is the first that somebody new believes.
@Suite("What the README points at is there")
struct WalkTests {
    private static func readme() throws -> [String] {
        try String(contentsOf: SourceTree.root.appending(path: "README.md"), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("at most nine files, each opened at one named function")
    func walk() throws {
        let steps = try Self.readme().compactMap { $0.wholeMatch(of: /\| \d+ \| `([^`]+)` \| `([^`]+)` \|.*/) }
        #expect((5...9).contains(steps.count))
        for step in steps {
            let text = try String(contentsOf: SourceTree.root.appending(path: String(step.output.1)), encoding: .utf8)
            let name = step.output.2.split(separator: "(")[0]
            let begun = ["func \(name)(", "func \(name)<", "\(name)(_", "var \(name):", "function \(name)("]
            #expect(begun.contains { text.contains($0) }, "\(step.output.2) in \(step.output.1)")
        }
    }

    @Test("documentation is made of every target")
    func documented() throws {
        let script = try String(contentsOf: SourceTree.root.appending(path: "deploy/docs"), encoding: .utf8)
        let listed = try #require(script.firstMatch(of: /targets=\(([^)]*)\)/)).output.1.split(separator: " ").map(String.init)
        let sources = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.appending(path: "Sources").path)
        // Of a C boundary there is no Swift to document.
        #expect(Set(listed) == Set(sources).subtracting(["CMalloc", "CPostgres"]))
    }

    @Test("every file and folder it names")
    func files() throws {
        let names = try Self.readme().flatMap { $0.matches(of: /(?:Sources|Tests|deploy|sql)\/[\w.+\/-]*\w/).map { String($0.output) } }
        #expect(names.count > 40)
        for name in names { #expect(FileManager.default.fileExists(atPath: SourceTree.root.appending(path: name).path), "\(name)") }
    }

    @Test("every file it names without its folder, and every word of the code in the walk and in the table of what is new")
    func names() throws {
        let everything = try ["Sources", "Tests", "sql", "deploy"].flatMap { try SourceTree.files(below: $0, "") }
        let known = Set(everything.map(\.name))
        let readme = try Self.readme()
        for match in readme.flatMap({ $0.matches(of: /`([\w+]+\.(?:swift|md|json|sql))`/) }) {
            #expect(known.contains(String(match.output.1)), "\(match.output.1)")
        }
        // A comment may speak of what is no longer there.
        let code = try (SourceTree.files(below: "Sources", ".swift") + SourceTree.files(below: "sql", ".sql")).flatMap(\.lines)
            .filter { line in !["//", "--"].contains(line.drop { $0 == " " }.prefix(2)) }
        let words = Set(code.flatMap { $0.matches(of: /[\p{L}\d_]+/).map { String($0.output) } })
        let walked = readme.drop { !$0.hasPrefix("## How a command") }.prefix { !$0.hasPrefix("## The layout") }
        for match in walked.flatMap({ $0.matches(of: /`(\p{L}[\p{L}\d_]*)(?:\.(\p{L}+))?`/) })
        where !known.contains(String(match.output.0.dropFirst().dropLast())) {
            for word in [match.output.1, match.output.2].compactMap(\.self) { #expect(words.contains(String(word)), "\(match.output.0)") }
        }
    }
}
