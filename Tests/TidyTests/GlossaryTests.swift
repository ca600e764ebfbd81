import Foundation
import Testing

@Suite("The glossary has every word of the domain")
struct GlossaryTests {
    private static func glossary() throws -> (code: Set<String>, stored: Set<String>, words: [String]) {
        let file = try #require(try SourceTree.files(below: "Sources/Handlaggning", "Ordlista.md").first)
        let rows = file.lines.filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Ord |") }.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        for row in rows { #expect(row.count == 6 && row.allSatisfy { !$0.isEmpty }, "\(row)") }
        func quoted(_ column: Int) -> Set<String> {
            Set(rows.flatMap { row in row[column].matches(of: /`([^`]+)`/).map { String($0.output.1) } })
        }
        return (quoted(3), quoted(4), rows.map { $0[0] })
    }

    @Test("each public type of the law is in it; what is nested goes with its own")
    func types() throws {
        let known = try Self.glossary().code
        for file in try SourceTree.swift("Sources/Handlaggning") {
            for line in file.lines {
                guard let match = line.prefixMatch(of: /public (?:indirect )?(?:struct|enum|protocol|typealias) (\w+)/) else { continue }
                #expect(known.contains(String(match.output.1)), "\(match.output.1) in \(file.path)")
            }
        }
    }

    @Test("each event's and each command's stored name is in it")
    func stored() throws {
        let known = try Self.glossary().stored
        let places = ["BeslutHandelse.swift", "Handelse.swift", "Atgard.swift"]
        let names = try SourceTree.swift("Sources/Handlaggning", "Sources/Journal").filter { places.contains($0.name) }.flatMap(\.lines)
            .compactMap { $0.firstMatch(of: /case \w+ = "([A-Z][a-zA-Z]{3,})"/).map { String($0.output.1) } }
        #expect(names.count > 60)
        for name in names { #expect(known.contains(name), "\(name)") }
    }

    @Test("what it says is in the code is there")
    func gone() throws {
        let code = try SourceTree.swift("Sources").flatMap(\.lines).filter { !$0.drop { $0 == " " }.hasPrefix("//") }
        let text = code.joined(separator: "\n")
        let words = Set(text.matches(of: /[\p{L}_][\p{L}\p{N}_]*/).map { String($0.output) })
        for name in try Self.glossary().code {
            for part in name.split(separator: "(")[0].split(separator: ".") { #expect(words.contains(String(part)), "\(name)") }
        }
    }

    /// What is stored has no å, ä or ö: two words that differ only there would be one.
    @Test("no two words become the same without å, ä and ö")
    func folded() throws {
        let (code, stored, words) = try Self.glossary()
        for names in [Array(code), Array(stored), words] {
            let folded = Dictionary(grouping: names) { name in
                name.lowercased().map { ["å": "a", "ä": "a", "ö": "o"][$0] ?? String($0) }.joined()
            }
            for (_, same) in folded where Set(same.map { $0.lowercased() }).count > 1 { Issue.record("\(same)") }
        }
    }
}
