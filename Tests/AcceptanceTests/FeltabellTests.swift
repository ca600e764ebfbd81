import Application
import Foundation
import Handlaggning
import Testing

@testable import HTTP

/// What the program can answer, compared with what it explains. A code of an enum is asked of the enum; one that stands in a sentence, or in a
/// statement, is read where it stands.
@Suite("Felkodernas tabell")
struct FeltabellTests {
    @Test("har varje kod som programmet kan svara med, en gång, och ingen annan")
    func koderna() async throws {
        let förklarade = try await Feltabell.läs().map(\.kod)
        #expect(Dictionary(grouping: förklarade) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
        let (finns, har) = (try Self.finns(), Set(förklarade))
        #expect(finns.subtracting(har).sorted() == [], "utan rad i tabellen")
        #expect(har.subtracting(finns).sorted() == [], "i tabellen men inte i programmet")
    }

    @Test("säger vad varje kod betyder och vad som är att göra, i hela meningar")
    func meningarna() async throws {
        for rad in try await Feltabell.läs() {
            for text in [rad.betyder, rad.gor] {
                #expect(text.first?.isUppercase == true || text.hasPrefix("evb"), "\(rad.kod)")
                #expect(text.hasSuffix(".") && !text.contains("  "), "\(rad.kod)")
            }
        }
    }

    private static func finns() throws -> Set<String> {
        var koder = Set(Avvisning.Kod.allCases.map(\.rawValue))
        koder.formUnion(Problemkod.allCases.map(\.rawValue) + Nekande.Kod.allCases.map(\.rawValue) + Hälsa.Fel.allCases.map(\.rawValue))
        // At the end of a sentence: "… (kod)", "… (orsak, kod)" or "… (kod, \(operation))".
        let iMening = /(?:[ "]\(|, |"\))([a-z]+(?:_[a-z]+)*)(?:, \\\(operation\))?\)"/
        // Given to a sentence that several share.
        let angiven = /kod: "([a-z_]+)"/
        for text in try källtext("evb") {
            koder.formUnion(text.matches(of: iMening).map { String($0.1) } + text.matches(of: angiven).map { String($0.1) })
        }
        // What is kept of a job that failed: its error's own code, the queue's, and what the statements write.
        for text in try källtext("Application") + källtext("Jobs") {
            koder.formUnion(text.matches(of: /code: String \{ "([a-z_]+)" \}/).map { String($0.1) })
            koder.formUnion(text.matches(of: /error = '([a-z_]+)'/).map { String($0.1) })
        }
        koder.formUnion(try källtext("Jobs/JobFailure.swift").flatMap { $0.matches(of: /"([A-Za-z_]+)["\s]/).map { String($0.1) } })
        // The kinds of reminder.
        let anledning = try källtext("Handlaggning/Paminnelser/Paminnelse.swift").flatMap { text in
            text.matches(of: /case \.\w+: "([a-z_]+)"/).map { String($0.1) }
        }
        #expect(anledning.count >= 19)
        koder.formUnion(anledning)
        // Why a beslut is parked.
        let hinder = try källtext("Projections/Fristhistoria.swift")
        return koder.union(hinder.flatMap { $0.matches(of: /(?::|\?) "([a-z_]+)"/).map { String($0.1) } })
    }

    /// The text of a file, or of every file in a folder, under Sources.
    private static func källtext(_ plats: String) throws -> [String] {
        let sökväg = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Sources/\(plats)").standardized
        guard sökväg.pathExtension.isEmpty else { return [try String(contentsOf: sökväg, encoding: .utf8)] }
        let filer = try FileManager.default.subpathsOfDirectory(atPath: sökväg.path).filter { $0.hasSuffix(".swift") }
        #expect(!filer.isEmpty)
        return try filer.map { try String(contentsOf: sökväg.appendingPathComponent($0), encoding: .utf8) }
    }
}
