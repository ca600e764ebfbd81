import FoundationEssentials
@testable import Postgres
import Support
import Testing

@Suite("Reading a binary COPY")
struct CopyReaderTests {
    private static let rows = """
        select n, case when n % 3 = 0 then null else 'rad å ' || n end, date '2023-01-01' + n, timestamptz '2023-01-01 00:00:00.000001Z' + n * interval '1 s',
            '018f3c6e-0000-7000-8000-00000000000' || (n % 10) from generate_series(1, 100) n
        """

    private struct Read: Equatable {
        let number: Int64?
        let text: String?
        let date: PostgresDate?
        let time: PostgresTimestamp?

        init(_ row: CopyRow) { (number, text, date, time) = (row.integer(0), row.text(1), row.date(2), row.timestamp(3)) }

        init(_ row: Row) throws { (number, text, date, time) = (Int64(try row[0] as Int32), try row[1], try row[2], try row[3]) }
    }

    @Test("gives the rows that a query gives")
    func rows() async throws {
        let connection = try await TestCluster.database().connection()
        let expected = try await connection.query(Statement("rows", Self.rows)).map { try Read($0) }
        #expect(try await Self.copied(connection) == expected)
        #expect(expected.count == 100)
        await connection.close()
    }

    private static func copied(_ connection: isolated Connection) throws -> [Read] {
        var read: [Read] = []
        try connection.copyRows("copy (\(rows)) to stdout (format binary)", columns: 5) { read.append(Read($0)) }
        return read
    }

    @Test("is the same however the bytes are cut", arguments: [1, 2, 3, 7, 18, 19, 20, 1000, 1 << 20])
    func cut(_ size: Int) async throws {
        let connection = try await TestCluster.database().connection()
        let (bytes, expected) = (try await Self.bytes(connection), try await Self.copied(connection))
        var read: [Read] = []
        var reader = CopyReader(columns: 5)
        for start in stride(from: 0, to: bytes.count, by: size) {
            try Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { chunk in try reader.read(chunk) { read.append(Read($0)) } }
        }
        try reader.finish()
        #expect(read == expected)
        await connection.close()
    }

    private static func bytes(_ connection: isolated Connection) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try connection.copyOut("copy (\(rows)) to stdout (format binary)") { bytes.append(contentsOf: $0) }
        return bytes
    }

    @Test("that ends too early, at whatever byte, is not taken for a whole one")
    func truncated() async throws {
        let connection = try await TestCluster.database().connection()
        let bytes = try await Self.bytes(connection)
        for length in [0, 1, 18, 19, 20, 30, bytes.count / 2, bytes.count - 2, bytes.count - 1] {
            var reader = CopyReader(columns: 5)
            try Array(bytes.prefix(length)).withUnsafeBytes { chunk in try reader.read(chunk) { _ in } }
            let isWhole: Bool
            do throws(PostgresError) { try reader.finish(); isWhole = true } catch { isWhole = false }
            #expect(!isWhole, "\(length)")
        }
        await connection.close()
    }

    @Test(
        "in another format, or of another number of columns, is refused, and the connection is good afterwards",
        arguments: [
            ("copy (select 1) to stdout", 1), ("copy (select 1, 2) to stdout (format binary)", 1), ("copy (select 1) to stdout (format binary)", 2),
        ])
    func wrong(_ sql: String, _ columns: Int) async throws {
        let connection = try await TestCluster.database().connection()
        await #expect { try await Self.read(connection, sql, columns) } throws: {
            if case .misuse? = $0 as? PostgresError { true } else { false }
        }
        #expect(try await connection.query(Statement("one", "select 1"))[0][0] as Int == 1)
        await connection.close()
    }

    private static func read(_ connection: isolated Connection, _ sql: String, _ columns: Int) throws {
        try connection.copyRows(sql, columns: columns) { _ in }
    }

    @Test("gives nil for what no date and no time can be")
    func infinite() async throws {
        let connection = try await TestCluster.database().connection()
        let sql = """
            copy (select date 'infinity', date '-infinity', timestamptz 'infinity', timestamptz '-infinity', timestamptz '294276-12-31') to stdout (format binary)
            """
        #expect(try await Self.allNil(connection, sql))
        await connection.close()
    }

    private static func allNil(_ connection: isolated Connection, _ sql: String) throws -> Bool {
        var allNil = false
        try connection.copyRows(sql, columns: 5) { row in
            allNil = row.date(0) == nil && row.date(1) == nil && row.timestamp(2) == nil && row.timestamp(3) == nil && row.timestamp(4) == nil
        }
        return allNil
    }
}
