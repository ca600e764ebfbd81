import CPostgres
import Glibc

extension Connection {
    /// Sends all statements without waiting for an answer in between, and gives each one's rows or error in order.
    ///
    /// Outside ``transaction(_:setting:_:)`` the whole pipeline is one implicit transaction: when one statement fails, those before it are
    /// rolled back although they answered, those after it are `.pipelineAborted`, and nothing is done. Statements are prepared
    /// before the pipeline begins, so none may need a table that an earlier one creates. No COPY.
    ///
    /// - Throws: `.connection` when the connection is lost; `.parameter` or `.server` (a statement that cannot be prepared) before
    ///   any statement was run.
    ///
    /// Källa: PostgreSQL 15, 34.5 Pipeline Mode.
    public func pipeline(_ items: [(Statement, [Parameter])]) throws -> [Swift.Result<Rows, PostgresError>] {
        if items.isEmpty { return [] }
        try refuseIfCancelled()
        let names = try prepareAll(items)
        let pointer = try openPointer()
        guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1 else {
            throw PostgresError.misuse("the connection cannot enter pipeline mode")
        }
        do {
            let results = try exchange(items, names)
            guard PQexitPipelineMode(pointer) == 1, PQsetnonblocking(pointer, 0) == 0 else {
                throw PostgresError.misuse("the connection did not leave pipeline mode")
            }
            return results
        } catch {
            // Half a conversation: nobody can tell which answer belongs to what.
            close()
            throw error
        }
    }

    private func prepareAll(_ items: [(Statement, [Parameter])]) throws -> [String] {
        var names: [String] = []
        names.reserveCapacity(items.count)
        // Emptied now or not at all: on the way it would leave names that the server no longer has.
        if statements.count >= target.settings.maximumStatements { try forgetStatements() }
        for (statement, values) in items {
            try parameters.encode(values, statement: statement.name)
            names.append(try serverName(of: statement, mayForgetOthers: false))
        }
        return names
    }

    /// Writes while there is room and reads while there is something: doing only one of them fills both sockets and stops both
    /// sides for ever.
    private func exchange(_ items: [(Statement, [Parameter])], _ names: [String]) throws -> [Swift.Result<Rows, PostgresError>] {
        let pointer = try openPointer()
        var reader = PipelineReader(statements: items.map(\.0.name))
        var sent = 0
        var hasSynced = false
        while !reader.isFinished {
            var isBlocked = false
            while sent < items.count, !isBlocked {
                try send(items[sent], name: names[sent])
                sent += 1
                // Flushing rarely puts many statements in one packet.
                if sent % Pipelining.statementsPerFlush == 0 { isBlocked = try flush() }
            }
            if sent == items.count, !hasSynced, !isBlocked {
                guard PQpipelineSync(pointer) == 1 else { throw pipelineBroken() }
                hasSynced = true
            }
            isBlocked = try flush()
            try waitForSocket(toWrite: isBlocked)
            guard PQconsumeInput(pointer) == 1 else { throw pipelineBroken() }
            try reader.readAvailable(from: self)
        }
        return reader.results
    }

    private func send(_ item: (Statement, [Parameter]), name: String) throws {
        let pointer = try openPointer()
        try parameters.encode(item.1, statement: item.0.name)
        let status = parameters.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1)
        }
        if status != 1 { throw pipelineBroken() }
    }

    /// True when the socket takes no more for now.
    private func flush() throws -> Bool {
        let status = PQflush(handle.pointer)
        if status < 0 { throw pipelineBroken() }
        return status == 1
    }

    private func waitForSocket(toWrite: Bool) throws {
        var descriptor = pollfd(fd: PQsocket(handle.pointer), events: Int16(POLLIN), revents: 0)
        if toWrite { descriptor.events |= Int16(POLLOUT) }
        // Without a bound of its own: the server ends a statement at its timeout, and keepalives notice a dead peer.
        while poll(&descriptor, 1, -1) < 0 {
            if errno != EINTR { throw pipelineBroken() }
        }
    }

    func pipelineBroken() -> PostgresError {
        .connection(ConnectionFailure(.lost, message: "it ended without a reason", commandInFlight: true))
    }
}

private enum Pipelining {
    static let statementsPerFlush = 32
}

/// What has been read of a pipeline: pure bookkeeping over libpq's results.
private struct PipelineReader {
    let statements: [String]
    private(set) var results: [Swift.Result<Rows, PostgresError>] = []
    private(set) var isFinished = false
    /// libpq ends each statement with a null result; one that comes where a statement begins has no such meaning.
    private var hasResult = false

    init(statements: [String]) { self.statements = statements }

    mutating func readAvailable(from connection: isolated Connection) throws {
        while !isFinished, PQisBusy(connection.handle.pointer) == 0 {
            guard let pointer = PQgetResult(connection.handle.pointer) else {
                if !hasResult { return try requireOpen(connection) }
                hasResult = false
                continue
            }
            try take(ResultHandle(pointer), connection)
        }
    }

    private mutating func take(_ result: consuming ResultHandle, _ connection: isolated Connection) throws {
        if result.status == PGRES_PIPELINE_SYNC {
            isFinished = true
            return
        }
        guard results.count < statements.count else { throw connection.pipelineBroken() }
        let statement = statements[results.count]
        switch result.status {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
            results.append(.success(Rows(copying: result, statement: statement)))
        case PGRES_PIPELINE_ABORTED:
            results.append(.failure(.pipelineAborted(statement: statement)))
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            throw PostgresError.misuse("no COPY in a pipeline")
        default:
            let failure = connection.failure(result, statement: statement)
            if failure.isConnectionLost { throw failure }
            results.append(.failure(failure))
        }
        hasResult = true
    }

    private func requireOpen(_ connection: isolated Connection) throws {
        if !connection.handle.isOpen { throw connection.pipelineBroken() }
    }
}
