import Postgres
import Support
import Testing

/// Some of these would wait for ever if they failed.
@Suite(.timeLimit(.minutes(20))) struct PipelineTests {
    private static let insert = Statement("insert", "insert into t values ($1)")
    private static let count = Statement("count", "select count(*) from t")

    private func connection() async throws -> Connection {
        let connection = try await TestCluster.database().connection()
        try await connection.run(script: "create table t (n integer primary key)")
        return connection
    }

    private func inserts(_ numbers: [Int32]) -> [(Statement, [Parameter])] { numbers.map { (Self.insert, [.int4($0)]) } }

    @Test("a thousand statements answer in order")
    func order() async throws {
        let connection = try await connection()
        let echo = Statement("echo", "select $1::integer")
        let results = try await connection.pipeline((0..<1000).map { (echo, [.int4($0)]) })
        #expect(try results.map { try $0.get()[0][0] as Int32 } == Array(0..<1000))
        #expect(try await connection.pipeline([]).isEmpty)
        await connection.close()
    }

    @Test("one that fails in the middle of a thousand undoes those before it and aborts those after it")
    func failure() async throws {
        let connection = try await connection()
        var numbers = (0..<1000).map { Int32($0) }
        numbers[500] = 7
        let results = try await connection.pipeline(inserts(numbers))
        #expect(results.count == 1000)
        for (index, result) in results.enumerated() {
            switch (index, result) {
            case (..<500, .success(let rows)): #expect(rows.affected == 1)
            case (500, .failure(.server(let failure))):
                #expect(failure.sqlState == .uniqueViolation)
                #expect(failure.statement == "insert")
            case (501..., .failure(.pipelineAborted(statement: "insert"))): break
            default: Issue.record("statement \(index): \(result)")
            }
        }
        #expect(try await connection.query(Self.count)[0][0] as Int == 0)
        let again = try await connection.pipeline(inserts([1, 2]))
        #expect(again.count == 2)
        #expect(try await connection.query(Self.count)[0][0] as Int == 2)
        await connection.close()
    }

    @Test("large rows in both directions at once do not stop the two sides")
    func large() async throws {
        let connection = try await connection()
        let echo = Statement("echo", "select $1::bytea")
        let sizes = (0..<120).map { 300_000 + $0 }
        let results = try await connection.pipeline(sizes.map { (echo, [.bytes([UInt8](repeating: 7, count: $0))]) })
        #expect(try results.map { try ($0.get()[0][0] as [UInt8]).count } == sizes)
        await connection.close()
    }

    @Test("a pipeline in a transaction is undone with it")
    func inTransaction() async throws {
        let connection = try await connection()
        struct Undo: Error {}
        await #expect(throws: Undo.self) {
            try await connection.transaction { connection in
                let results = try connection.pipeline([(Self.insert, [.int4(1)]), (Self.count, [])])
                #expect(try results[1].get()[0][0] as Int == 1)
                throw Undo()
            }
        }
        #expect(try await connection.query(Self.count)[0][0] as Int == 0)
        await connection.close()
    }

    @Test("a statement that cannot be prepared fails before any is run")
    func prepare() async throws {
        let connection = try await connection()
        await #expect {
            try await connection.pipeline([(Self.insert, [.int4(1)]), (Statement("none", "select * from none"), [])])
        } throws: { ($0 as? PostgresError)?.sqlState == .undefinedTable }
        #expect(try await connection.query(Self.count)[0][0] as Int == 0)
        await connection.close()
    }

    @Test("a pipeline larger than the statement cache still runs")
    func cache() async throws {
        var target = try await TestCluster.database().target
        target.settings.maximumStatements = 4
        let connection = try await Connection.open(target)
        for _ in 0..<3 {
            let results = try await connection.pipeline((0..<20).map { (Statement("s\($0)", "select \($0)"), []) })
            #expect(try results.map { try $0.get()[0][0] as Int } == Array(0..<20))
        }
        await connection.close()
    }

    @Test("a backend ended in the middle of a pipeline is a lost connection")
    func lost() async throws {
        let connection = try await connection()
        let die = Statement("die", "select pg_terminate_backend(pg_backend_pid())")
        do {
            _ = try await connection.pipeline(inserts([1]) + [(die, [])] + inserts([2, 3]))
            Issue.record("answered")
        } catch let error as PostgresError {
            #expect(error.isConnectionLost, "\(error)")
        }
    }
}
