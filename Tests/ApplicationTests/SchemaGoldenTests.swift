import Foundation
import Postgres
import Support
import Testing

@Suite("The schema")
struct SchemaGoldenTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../sql/schema.golden.sql")
        .standardized

    /// A change of the schema shows as a change of this file. Write it anew with `EVB_SKRIV_GOLDEN=1 swift test --filter SchemaGoldenTests`.
    @Test("is what sql/schema.golden.sql says, both databases, privileges included")
    func golden() async throws {
        let prov = try await Provinstallation()
        let (logg, nycklar) = (try await normalised(prov.logg), try await normalised(prov.nycklar))
        let dump = "-- The log's database\n\n\(logg)\n-- The keys' database\n\n\(nycklar)"
        if ProcessInfo.processInfo.environment["EVB_SKRIV_GOLDEN"] != nil { try Data(dump.utf8).write(to: Self.golden) }
        #expect(try String(contentsOf: Self.golden, encoding: .utf8) == dump)
    }

    /// What pg_dump says of the schema, without what changes from run to run or from one minor version to the next.
    private func normalised(_ databas: TestDatabase) async throws -> String {
        let binaries = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").sorted().last ?? "15"
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("evb-schema-\(UUID().uuidString).sql")
        defer { unlink(file.path) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/lib/postgresql/\(binaries)/bin/pg_dump")
        process.arguments = ["--schema-only", "-f", file.path, "-d", databas.conninfo]
        // Not waitUntilExit: it would hold one of the few threads that all tests share.
        let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        #expect(status == 0)
        let text = try String(contentsOf: file, encoding: .utf8)
        var lines: [Substring] = []
        var inBody = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("--") || line.hasPrefix("SET ") || line.hasPrefix("SELECT pg_catalog.set_config") || line.hasPrefix("\\") { continue }
            if line.isEmpty && lines.last?.isEmpty ?? true { continue }
            // A function's body is in its own file; here its signature and its owner count.
            if !inBody { lines.append(line) }
            if line.contains("$$") { inBody.toggle() }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
