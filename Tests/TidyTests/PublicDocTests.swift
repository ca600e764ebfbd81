import Testing

/// What is public is read by somebody who did not write it: types, functions that throw and functions of several arguments say what they are.
///
/// What a protocol asks for is documented there, and not again by each who does it. The sources are read as text, as `swift format` leaves them.
@Suite("What is public")
struct PublicDocTests {
    @Test("says what it is: a type, a function that throws, a function of more than one argument")
    func documented() throws {
        let files = try SourceTree.swift("Sources").map(File.init)
        let required = Dictionary(grouping: files, by: \.target).mapValues { Set($0.flatMap(\.documentedRequirements)) }
        let silent = files.flatMap { file in
            file.silent.filter { !$0.isFunction || !required[file.target, default: []].union(Self.standard).contains($0.name) }
                .map { "\(file.path):\($0.line + 1): \($0.text)" }
        }
        #expect(silent.isEmpty, "no doc comment:\n\(silent.joined(separator: "\n"))")
    }

    @Test("is read as it is written: attributes, generics, closures and what a function returns mislead nobody")
    func reading() throws {
        let text = """
            public protocol Reader {
                /// What there is.
                func read() throws
                func skip(_ count: Int, _ unit: Int)
            }
            public struct Silent {}
            /// Said.
            @frozen public struct Said {
                public init(_ a: Int, _ b: Int) {}
                public init?(silent: Int) throws {}
                public func one(_ each: (Int, Int) -> Void = { _, _ in }) {}
                public static func two<T>(_ a: [T], b: Int) {}
                public func lazy() -> () throws -> Int { { 1 } }
                public func wide(
                    _ a: Int
                ) async throws -> Int { a }
                func inner() throws {}
                /// Said.
                @discardableResult
                public func said() throws {}
            }
            """
        let file = File(SourceTree.File(path: "Sources/X/X.swift", lines: text.split(separator: "\n").map(String.init)))
        #expect(file.silent.map(\.name) == ["Reader", "Silent", "init", "two", "wide"])
        #expect(file.documentedRequirements == ["read"])
    }

    /// What the standard library and the packages ask for, and document themselves.
    private static let standard: Set = ["<", "makeRecorder", "makeCounter", "makeMeter", "makeTimer"]
}

extension PublicDocTests {
    fileprivate struct File {
        let path: String
        let target: String
        private let lines: [String]
        private let declarations: [Declaration]

        init(_ file: SourceTree.File) {
            (path, target, lines) = (file.path, file.target, file.lines)
            declarations = file.lines.indices.compactMap { Declaration(file.lines, $0) }
        }

        /// The declarations that have to say what they are, and do not.
        var silent: [Declaration] { declarations.filter { $0.isPublic && !saysWhat($0.line) && $0.hasToSay } }

        /// The functions that the protocols of the file ask for and document, by their base names.
        var documentedRequirements: [String] {
            declarations.filter { $0.keyword == "protocol" }.flatMap { asking in
                let end = String(lines[asking.line].prefix { $0 == " " }) + "}"
                let last = lines[asking.line].hasSuffix("}") ? asking.line : lines[asking.line...].firstIndex(of: end) ?? asking.line
                return declarations.filter { (asking.line..<last).contains($0.line) && $0.isFunction && saysWhat($0.line) }.map(\.name)
            }
        }

        private func saysWhat(_ line: Int) -> Bool {
            lines[..<line].last { !$0.drop { $0 == " " }.hasPrefix("@") }?.drop { $0 == " " }.hasPrefix("///") ?? false
        }
    }

    fileprivate struct Declaration {
        private static let keywords: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "func", "init"]
        private static let modifiers: Set<Substring> = [
            "public", "static", "final", "indirect", "mutating", "nonisolated", "convenience", "required", "override", "internal", "private",
            "fileprivate",
        ]
        /// The most lines that a list of arguments takes.
        private static let longest = 30

        /// From 0.
        let line: Int
        let text: String
        let isPublic: Bool
        let keyword: Substring
        let name: String
        /// From the name on, past the declaration's end.
        private let rest: [String]

        /// Nil when no declaration of these kinds begins on the line.
        init?(_ lines: [String], _ line: Int) {
            let words = lines[line].split(separator: " ")
            let isModifier = { (word: Substring) in word.hasPrefix("@") || Self.modifiers.contains(word) }
            guard let place = words.firstIndex(where: { !isModifier($0) }) else { return nil }
            let keyword = words[place].prefix(while: \.isLetter)
            guard Self.keywords.contains(keyword), keyword == "init" || place + 1 < words.count else { return nil }
            let named = keyword == "init" ? words[place] : words[place + 1]
            self.line = line
            text = words.joined(separator: " ")
            isPublic = words[..<place].contains("public")
            self.keyword = keyword
            name = named == "<" ? "<" : String(named.prefix { !"(<:?".contains($0) })
            rest = [lines[line].firstRange(of: named).map { String(lines[line][$0.lowerBound...]) } ?? ""] + lines[(line + 1)...].prefix(Self.longest)
        }

        var isFunction: Bool { keyword == "func" || keyword == "init" }

        /// An initialiser of many arguments is most often its properties once more.
        var hasToSay: Bool { !isFunction || signature.throwing || (keyword == "func" && signature.arguments > 1) }

        private var signature: (arguments: Int, throwing: Bool) {
            let text = rest.joined(separator: " ")
            guard let start = text.firstIndex(of: "(") else { return (0, false) }
            var (depth, commas, isEmpty, end) = (0, 0, true, text.endIndex)
            for place in text[start...].indices {
                switch text[place] {
                case "(", "[", "{": depth += 1
                case ")", "]", "}": depth -= 1
                case ",": if depth == 1 { commas += 1 }
                default: break
                }
                if depth == 0 {
                    end = place
                    break
                }
                if place != start { isEmpty = false }
            }
            let effects = text[end...].prefix { $0 != "{" }.split(separator: "->", omittingEmptySubsequences: false)[0]
            return (isEmpty ? 0 : commas + 1, effects.split(separator: " ").contains { $0.hasPrefix("throws") })
        }
    }
}
