import Foundation
import Postgres
import Support
import Testing

@Suite("The schema")
struct SchemaGoldenTests {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../sql/schema.golden.sql").standardized

    /// A change of the schema shows as a change of this file. Write it anew with `EVB_SKRIV_GOLDEN=1 swift test --filter SchemaGoldenTests`.
    @Test("is what sql/schema.golden.sql says, both databases, privileges included")
    func golden() async throws {
        let prov = try await Provinstallation()
        let dump = try "-- The log's database\n\n" + normalised(prov.logg) + "\n-- The keys' database\n\n" + normalised(prov.nycklar)
        if ProcessInfo.processInfo.environment["EVB_SKRIV_GOLDEN"] != nil { try Data(dump.utf8).write(to: Self.golden) }
        #expect(try String(contentsOf: Self.golden, encoding: .utf8) == dump)
    }

    /// What pg_dump says of the schema, without what changes from run to run or from one minor version to the next.
    private func normalised(_ databas: TestDatabase) throws -> String {
        let binaries = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").sorted().last ?? "15"
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/lib/postgresql/\(binaries)/bin/pg_dump")
        process.arguments = ["--schema-only", "-d", databas.conninfo]
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("--") || line.hasPrefix("SET ") || line.hasPrefix("SELECT pg_catalog.set_config") || line.hasPrefix("\\") { continue }
            if line.isEmpty && lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
