import Postgres
import Support
import Testing

@Suite struct ErrorTests {
    /// What `work` throws, as this library's error.
    private func error(_ work: () async throws -> Void) async throws -> PostgresError {
        do {
            try await work()
        } catch let error as PostgresError {
            return error
        }
        throw Missing()
    }

    private struct Missing: Error {}
    private static let secret = "19121212-T121"

    private func expectSilence(_ error: PostgresError) {
        var dumped = ""
        dump(error, to: &dumped)
        for text in [dumped, "\(error)", String(reflecting: error)] {
            #expect(!text.contains(ErrorTests.secret), "\(text)")
        }
    }

    @Test("a unique violation says its code, statement and constraint, and nothing of the row")
    func uniqueViolation() async throws {
        let connection = try await TestCluster.database().connection()
        try await connection.run(script: "create table person (number text constraint one_number unique)")
        let insert = Statement("insert_person", "insert into person values ($1)")
        #expect(try await connection.execute(insert, [.text(ErrorTests.secret)]) == 1)
        let error = try await error { try await connection.execute(insert, [.text(ErrorTests.secret)]) }
        expectSilence(error)
        guard case .server(let failure) = error else { throw error }
        #expect(failure.sqlState == .uniqueViolation)
        #expect(failure.statement == "insert_person")
        #expect(failure.constraint == "one_number")
        #expect(failure.table == "person")
        #expect(failure.message == nil)
        await connection.close()
    }

    @Test("a text that cannot become a number is not quoted, though the server quotes it")
    func invalidText() async throws {
        let connection = try await TestCluster.database().connection()
        let error = try await error {
            _ = try await connection.query(Statement("to_number", "select $1::text::integer"), [.text(ErrorTests.secret)])
        }
        expectSilence(error)
        #expect(error.sqlState == .invalidTextRepresentation)
        await connection.close()
    }

    @Test("what a routine raises is not quoted, but for the project's own class EV")
    func raised() async throws {
        let connection = try await TestCluster.database().connection()
        let raise = { (code: String) in
            try await error {
                try await connection.run(
                    script: "do $$ begin raise exception '\(ErrorTests.secret)' using errcode = '\(code)'; end $$")
            }
        }
        expectSilence(try await raise("P0001"))
        #expect("\(try await raise("EV001"))".contains(ErrorTests.secret))
        await connection.close()
    }

    @Test("a missing table says where in the statement it is named, and the statement may be tried again later")
    func position() async throws {
        let connection = try await TestCluster.database().connection()
        let select = Statement("select_later", "select * from later")
        let error = try await error { _ = try await connection.query(select) }
        guard case .server(let failure) = error else { throw error }
        #expect(failure.sqlState == .undefinedTable)
        #expect(failure.position == 15)
        #expect(failure.message == "relation \"later\" does not exist")
        try await connection.run(script: "create table later ()")
        #expect(try await connection.query(select).isEmpty)
        await connection.close()
    }

    @Test("a NUL character is refused before anything is sent, in a text and in an array")
    func nulCharacter() async throws {
        let connection = try await TestCluster.database().connection()
        for parameter in [Parameter.text("a\0b"), .texts(["a", "\0"])] {
            let error = try await error {
                _ = try await connection.query(Statement("nul", "select $1, $2"), [.int4(1), parameter])
            }
            guard case .parameter(number: 2, statement: "nul", _) = error else { throw error }
        }
        #expect(try await connection.query(Statement("one", "select 1"))[0][0] as Int == 1)
        await connection.close()
    }

    @Test("more parameters than the protocol counts are refused")
    func tooMany() async throws {
        let connection = try await TestCluster.database().connection()
        let error = try await error {
            _ = try await connection.query(Statement("many", "select 1"), Array(repeating: .int4(1), count: 65_536))
        }
        guard case .parameter = error else { throw error }
        await connection.close()
    }

    @Test("a column read as another type says which column of which statement")
    func decoding() async throws {
        let connection = try await TestCluster.database().connection()
        let row = try await connection.query(Statement("typed", "select 1, 'x'"))[0]
        let error = try await error { _ = try row[1] as Int }
        guard case .decoding(column: 1, expected: "a bigint", statement: "typed") = error else { throw error }
        #expect(throws: PostgresError.self) { try row[2] as Int? }
        await connection.close()
    }

    @Test("COPY and a second BEGIN are refused in words, and the connection is good afterwards")
    func misuse() async throws {
        let connection = try await TestCluster.database().connection()
        try await connection.run(script: "create table t (n integer)")
        for script in ["copy t from stdin", "copy t to stdout"] {
            let error = try await error { try await connection.run(script: script) }
            guard case .misuse = error else { throw error }
        }
        #expect(try await connection.query(Statement("one", "select 1"))[0][0] as Int == 1)
        await connection.close()
    }

    @Test("a statement whose table changed under it is prepared anew")
    func stalePlan() async throws {
        let connection = try await TestCluster.database().connection()
        try await connection.run(script: "create table t (n integer); insert into t values (1)")
        let select = Statement("select_t", "select * from t")
        #expect(try await connection.query(select)[0][0] as Int == 1)
        try await connection.run(script: "alter table t alter column n type bigint")
        #expect(try await connection.query(select)[0][0] as Int == 1)
        try await connection.run(script: "deallocate all")
        #expect(try await connection.query(select)[0][0] as Int == 1)
        await connection.close()
    }

    @Test("a connection keeps a bounded number of prepared statements")
    func boundedCache() async throws {
        var target = try await TestCluster.database().target
        target.settings.maximumStatements = 10
        let connection = try await Connection.open(target)
        for number in 0..<35 {
            #expect(try await connection.query(Statement("s\(number)", "select \(number)"))[0][0] as Int == number)
        }
        let held: Int = try await connection.query(Statement("held", "select count(*) from pg_prepared_statements"))[0][0]
        #expect(held <= 10)
        await connection.close()
    }
}
