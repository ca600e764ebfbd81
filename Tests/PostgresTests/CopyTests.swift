import FoundationEssentials
import Postgres
import Support
import Testing

@Suite struct CopyTests {
    private static let rows = 100_000
    private static let into = "copy t from stdin (format binary)"

    private func connection() async throws -> Connection {
        let connection = try await TestCluster.database().connection()
        try await connection.run(script: "create table t (n bigint primary key, s text, b bytea, u uuid, a text[])")
        return connection
    }

    private static func fill(_ connection: isolated Connection) throws -> Int {
        try connection.copyIn(into) { writer in
            for number in 0..<rows {
                try writer.beginRow(columns: 5)
                try writer.write(.int8(Int64(number)))
                try writer.write(number % 3 == 0 ? .null : .text("rad å \(number)"))
                try writer.write(.bytes([UInt8](repeating: UInt8(number % 256), count: number % 50)))
                try writer.write(.uuid(UUID()))
                try writer.write(.texts(["a", nil]))
            }
        }
    }

    @Test("a hundred thousand rows go in, come out as bytes, and go into another table the same")
    func roundTrip() async throws {
        let connection = try await connection()
        #expect(try await Self.fill(connection) == Self.rows)
        try await connection.run(script: "create table copy (like t)")
        let bytes = try await Self.out(connection)
        #expect(bytes.count > Self.rows * 30)
        let copied = try await Self.raw(bytes, connection)
        #expect(copied == Self.rows)
        let differing = Statement(
            "differing", "select count(*) from t full join copy using (n, b, u, a) where t.s is distinct from copy.s")
        #expect(try await connection.query(differing)[0][0] as Int == 0)
        let known = Statement("known", "select s, length(b), a[1], a[2] from t where n = 70000")
        let row = try await connection.query(known)[0]
        #expect(try row[0] as String == "rad å 70000")
        #expect(try row[1] as Int == 0)
        #expect(try row[3] as String? == nil)
        await connection.close()
    }

    private static func out(_ connection: isolated Connection) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try connection.copyOut("copy t to stdout (format binary)") { bytes.append(contentsOf: $0) }
        return bytes
    }

    private static func raw(_ bytes: [UInt8], _ connection: isolated Connection) throws -> Int {
        try connection.copyIn("copy copy from stdin (format binary)") { writer in
            try bytes.withUnsafeBytes { all in
                for start in stride(from: 0, to: all.count, by: 10_007) {
                    try writer.write(raw: UnsafeRawBufferPointer(rebasing: all[start..<min(start + 10_007, all.count)]))
                }
            }
        }
    }

    private struct Stop: Error {}

    @Test("a writer that stops leaves no rows, and its error comes through")
    func stopped() async throws {
        let connection = try await connection()
        await #expect(throws: Stop.self) {
            try await Self.stopHalfway(connection)
        }
        #expect(try await connection.query(Statement("count", "select count(*) from t"))[0][0] as Int == 0)
        await connection.close()
    }

    private static func stopHalfway(_ connection: isolated Connection) throws {
        _ = try connection.copyIn(into, bufferSize: 100) { writer in
            for number in 0..<1000 {
                try writer.beginRow(columns: 5)
                try writer.write(.int8(Int64(number)))
                for _ in 0..<4 { try writer.write(.null) }
            }
            throw Stop()
        }
    }

    @Test("a row the server refuses is a server error without its values, and the connection is good afterwards")
    func refused() async throws {
        let connection = try await connection()
        do {
            try await Self.duplicates(connection)
            Issue.record("accepted")
        } catch let error as PostgresError {
            #expect(error.sqlState == .uniqueViolation, "\(error)")
            #expect(!"\(error)".contains("4711"))
        }
        #expect(try await connection.query(Statement("count", "select count(*) from t"))[0][0] as Int == 0)
        await connection.close()
    }

    /// Enough rows that the server has refused long before the writer is done.
    private static func duplicates(_ connection: isolated Connection) throws {
        _ = try connection.copyIn(into) { writer in
            for _ in 0..<rows {
                try writer.beginRow(columns: 5)
                try writer.write(.int8(4711))
                for _ in 0..<4 { try writer.write(.null) }
            }
        }
    }

    @Test("a row with too few or too many values is refused before the server sees it")
    func columns() async throws {
        let connection = try await connection()
        for values in [1, 3] {
            do {
                try await Self.twoColumns(connection, values: values)
                Issue.record("accepted")
            } catch let error as PostgresError {
                guard case .misuse = error else { throw error }
            }
        }
        await connection.close()
    }

    private static func twoColumns(_ connection: isolated Connection, values: Int) throws {
        _ = try connection.copyIn("copy t (n, s) from stdin (format binary)") { writer in
            try writer.beginRow(columns: 2)
            for _ in 0..<values { try writer.write(.int8(1)) }
        }
    }

    @Test("a reader that stops ends the COPY, and the connection is good afterwards")
    func readerStops() async throws {
        let connection = try await connection()
        #expect(try await Self.fill(connection) == Self.rows)
        await #expect(throws: Stop.self) { try await Self.stopReading(connection) }
        #expect(try await connection.query(Statement("one", "select 1"))[0][0] as Int == 1)
        await connection.close()
    }

    private static func stopReading(_ connection: isolated Connection) throws {
        try connection.copyOut("copy t to stdout") { _ in throw Stop() }
    }

    @Test("a COPY that cannot begin, or goes the other way, says why")
    func wrong() async throws {
        let connection = try await connection()
        await #expect { try await Self.begin(connection, "copy none from stdin") } throws: {
            ($0 as? PostgresError)?.sqlState == .undefinedTable
        }
        for sql in ["copy t to stdout", "select 1"] {
            await #expect { try await Self.begin(connection, sql) } throws: {
                if case .misuse? = $0 as? PostgresError { true } else { false }
            }
        }
        #expect(try await connection.query(Statement("one", "select 1"))[0][0] as Int == 1)
        await connection.close()
    }

    private static func begin(_ connection: isolated Connection, _ sql: String) throws {
        _ = try connection.copyIn(sql) { _ in }
    }
}
