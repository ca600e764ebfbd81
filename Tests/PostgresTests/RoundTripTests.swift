import FoundationEssentials
import Postgres
import Support
import Testing

@Suite struct RoundTripTests {
    /// Sends `parameter`, reads it back as `T`, and has the server say in text what it understood.
    private func echo<T: ColumnValue & Sendable>(
        _ parameter: Parameter, as type: String, _: T.Type = T.self
    ) async throws -> (value: T, text: String?) {
        let connection = try await TestCluster.database().connection()
        let rows = try await connection.query(Statement("echo", "select $1::\(type), $1::\(type)::text"), [parameter])
        await connection.close()
        return (try rows[0][0], try rows[0][1])
    }

    @Test("booleans and integers of every width come back as they were sent, also at their limits")
    func integers() async throws {
        #expect(try await echo(.bool(true), as: "boolean") == (true, "true"))
        #expect(try await echo(.bool(false), as: "boolean") == (false, "false"))
        #expect(try await echo(.int2(.min), as: "smallint") == (Int16.min, "-32768"))
        #expect(try await echo(.int4(.max), as: "integer") == (Int32.max, "2147483647"))
        #expect(try await echo(.int8(.min), as: "bigint") == (Int64.min, "-9223372036854775808"))
    }

    @Test("a narrow integer is read as a wider one, and a wide one is not read as a narrower")
    func widening() async throws {
        #expect(try await echo(.int2(-7), as: "smallint", Int64.self).value == -7)
        #expect(try await echo(.int4(-7), as: "integer", Int.self).value == -7)
        await #expect(throws: PostgresError.self) { try await echo(.int8(1), as: "bigint", Int32.self).value }
    }

    @Test("text keeps every character and bytes keep every byte", arguments: ["", "a", "åäö 🇸🇪 \u{1}\"'\\", "x\ny"])
    func text(_ value: String) async throws {
        #expect(try await echo(.text(value), as: "text") == (value, value))
        let bytes = [UInt8](0...255) + [UInt8](value.utf8)
        #expect(try await echo(.bytes(bytes), as: "bytea").value == bytes)
    }

    @Test("json and jsonb are read as text, and an empty bytea is not NULL")
    func json() async throws {
        #expect(try await echo(.text(#"{"b":1, "a":2}"#), as: "json", String.self).value == #"{"b":1, "a":2}"#)
        #expect(try await echo(.text(#"{"b":1, "a":2}"#), as: "jsonb", String.self).value == #"{"a": 2, "b": 1}"#)
        #expect(try await echo(.bytes([]), as: "bytea", [UInt8]?.self).value == [])
    }

    @Test("a uuid, a date and a timestamp mean the same to the server")
    func others() async throws {
        let uuid = try #require(UUID(uuidString: "0192F0C1-2B3C-7D4E-8F50-617283940A1B"))
        #expect(try await echo(.uuid(uuid), as: "uuid") == (uuid, "0192f0c1-2b3c-7d4e-8f50-617283940a1b"))
        let dates = [
            (0, "1970-01-01"), (19_600, "2023-08-31"), (-1, "1969-12-31"), (11_016, "2000-02-29"), (-141_427, "1582-10-15"),
        ]
        for (days, text) in dates {
            let date = PostgresDate(daysSince1970: Int32(days))
            #expect(try await echo(.date(date), as: "date") == (date, text))
            #expect(date.description == text)
        }
        let moment = PostgresTimestamp(microsecondsSince1970: 1_693_476_672_123_456)
        let read: (PostgresTimestamp, String?) = try await echo(.timestamp(moment), as: "timestamptz")
        #expect(read == (moment, "2023-08-31 10:11:12.123456+00"))
        #expect(moment.iso8601 == "2023-08-31T10:11:12.123456Z")
        #expect(PostgresTimestamp(microsecondsSince1970: -1).iso8601 == "1969-12-31T23:59:59.999999Z")
    }

    @Test("an infinite date is not read as a date")
    func infinity() async throws {
        let connection = try await TestCluster.database().connection()
        let rows = try await connection.query(Statement("infinity", "select 'infinity'::date, '-infinity'::timestamptz"))
        #expect(throws: PostgresError.self) { try rows[0][0] as PostgresDate }
        #expect(throws: PostgresError.self) { try rows[0][1] as PostgresTimestamp }
        await connection.close()
    }

    @Test("arrays keep their elements, their NULLs and their emptiness")
    func arrays() async throws {
        let uuid = UUID()
        #expect(try await echo(.bools([true, nil]), as: "boolean[]") == ([true, nil] as [Bool?], "{t,NULL}"))
        #expect(try await echo(.int2s([1, nil, -1]), as: "smallint[]") == ([1, nil, -1] as [Int16?], "{1,NULL,-1}"))
        #expect(try await echo(.int4s([]), as: "integer[]") == ([] as [Int32], "{}"))
        #expect(try await echo(.int8s([1, 2]), as: "bigint[]") == ([1, 2] as [Int64], "{1,2}"))
        #expect(try await echo(.texts(["a", nil, "", "å,\""]), as: "text[]").value == ["a", nil, "", "å,\""] as [String?])
        #expect(try await echo(.byteStrings([[0, 255], [], nil]), as: "bytea[]").value == [[0, 255], [], nil] as [[UInt8]?])
        #expect(try await echo(.byteStrings([[1]]), as: "bytea[]").value == [[1]] as [[UInt8]])
        #expect(try await echo(.uuids([uuid, nil]), as: "uuid[]").value == [uuid, nil] as [UUID?])
        let date = PostgresDate(daysSince1970: 1)
        #expect(try await echo(.dates([date, nil]), as: "date[]").value == [date, nil] as [PostgresDate?])
        let moment = PostgresTimestamp(microsecondsSince1970: 5)
        #expect(try await echo(.timestamps([nil, moment]), as: "timestamptz[]").value == [nil, moment] as [PostgresTimestamp?])
    }

    @Test("a NULL element is refused where no optional is asked for, and so is a two-dimensional array")
    func strictArrays() async throws {
        await #expect(throws: PostgresError.self) { try await echo(.int8s([1, nil]), as: "bigint[]", [Int64].self).value }
        let connection = try await TestCluster.database().connection()
        let rows = try await connection.query(Statement("square", "select array[[1, 2], [3, 4]]"))
        #expect(throws: PostgresError.self) { try rows[0][0] as [Int32] }
        await connection.close()
    }

    @Test("every kind of NULL is read as nil, alone and between values")
    func nulls() async throws {
        let connection = try await TestCluster.database().connection()
        let rows = try await connection.query(
            Statement(
                "nulls",
                "select $1::text, 1, $2::bigint, $3::uuid, ''::text, $4::date, $5::bytea, $6::boolean, $7::timestamptz, $8::text"),
            [
                .null, .int8(optional: nil), .uuid(optional: nil), .date(optional: nil), .bytes(optional: nil),
                .bool(optional: nil), .timestamp(optional: nil), .text(optional: "x"),
            ])
        let row = rows[0]
        #expect(try row[0] as String? == nil)
        #expect(try row[1] as Int? == 1)
        #expect(try row[2] as Int64? == nil)
        #expect(try row[3] as UUID? == nil)
        #expect(try row[4] as String? == "")
        #expect(try row[5] as PostgresDate? == nil)
        #expect(try row[6] as [UInt8]? == nil)
        #expect(try row[9] as String == "x")
        #expect(throws: PostgresError.self) { try row[0] as String }
        await connection.close()
    }

    @Test("one statement is used with an untyped NULL first and a number later")
    func variants() async throws {
        let connection = try await TestCluster.database().connection()
        let statement = Statement("coalesce", "select coalesce($1::bigint, -1)")
        #expect(try await connection.query(statement, [.null])[0][0] as Int64 == -1)
        #expect(try await connection.query(statement, [.int4(7)])[0][0] as Int64 == 7)
        #expect(try await connection.query(statement, [.int8(1 << 40)])[0][0] as Int64 == 1 << 40)
        #expect(try await connection.query(statement, [.null])[0][0] as Int64 == -1)
        await connection.close()
    }
}
