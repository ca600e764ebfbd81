@testable import Application
import EventStore
import Foundation
import Handlaggning
import Postgres
import Support
import Testing

@Suite("En gallring och säkerhetskopior")
struct ÅterställningTests {
    private typealias P = Gallringsprovning

    @Test("en dump av loggen från före gallringen, återställd bredvid dagens nycklar, läser ingenting om personen")
    func gammalLogg() async throws {
        let p = try await P()
        let dump = try await Dump(p.prov.logg)
        try await p.gallra()
        let återställd = Provinstallation(logg: try await dump.återställd(), nycklar: p.prov.nycklar)
        #expect(try await återställd.händelser().contains { $0.type == "PersonuppgifterGallrade" } == false)
        let utdrag = try await p.utdrag(1, återställd)
        for hemligt in P.hemligt { #expect(!utdrag.contains(hemligt), "\(hemligt.count) tecken") }
        #expect(try await p.utdrag(2, återställd).contains("Provsson"))
        #expect(Set(try await återställd.rapport("2012K2").rapport.rader.compactMap { $0.text?.visad }) == ["uppgiften är gallrad", P.skäl])
    }

    @Test("gårdagens nycklar bredvid dagens logg: jobbet förstör dem igen")
    func gamlaNycklar() async throws {
        let p = try await P()
        let dump = try await Dump(p.prov.nycklar)
        try await p.gallra()
        let återställd = Provinstallation(logg: p.prov.logg, nycklar: try await dump.återställd())
        #expect(try await p.levandeNycklar(återställd).count == 2)
        #expect(try await p.jobb(återställd) == 1)
        #expect(try await p.levandeNycklar(återställd) == ["person/\(P.person(2))"])
        #expect(try await p.utdrag(1, återställd).contains("Provsson") == false)
    }

    @Test("nycklar från före ett beslut bredvid dagens logg: ett fel som säger att nyckeln aldrig funnits där")
    func saknadNyckel() async throws {
        let p = try await P()
        let dump = try await Dump(p.prov.nycklar)
        _ = try await p.prov.importera([Rad.fatta(9, "2024-01-10")])
        let återställd = Provinstallation(logg: p.prov.logg, nycklar: try await dump.återställd())
        await #expect { try await p.utdrag(9, återställd) } throws: { if case VaultError.unknownKey = $0 { true } else { false } }
    }
}

/// A pg_dump in a file.
private final class Dump: Sendable {
    private let fil: String

    init(_ databas: TestDatabase) async throws {
        fil = FileManager.default.temporaryDirectory.appendingPathComponent("evb-dump-\(UUID().uuidString)").path
        try await Self.kör("pg_dump", ["-Fc", "-f", fil, "-d", databas.conninfo])
    }

    deinit { unlink(fil) }

    func återställd() async throws -> TestDatabase {
        let ny = try await TestCluster.database("restored")
        try await Self.kör("pg_restore", ["--exit-on-error", "-d", ny.conninfo, fil])
        return ny
    }

    private static func kör(_ program: String, _ argument: [String]) async throws {
        let process = Process()
        let version = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").sorted().last ?? "15"
        process.executableURL = URL(fileURLWithPath: "/usr/lib/postgresql/\(version)/bin/\(program)")
        process.arguments = argument
        // Not waitUntilExit: it would hold one of the few threads that all tests share.
        let status = try await withCheckedThrowingContinuation { (slut: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { slut.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { slut.resume(throwing: error) }
        }
        #expect(status == 0)
    }
}
