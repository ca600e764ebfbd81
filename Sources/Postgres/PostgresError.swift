/// Everything that can go wrong between this program and PostgreSQL, by case.
///
/// No case carries a parameter's value or a row's content, so every one may be printed and logged.
public indirect enum PostgresError: Error, Sendable {
    /// Could not connect, or the connection was lost.
    case connection(ConnectionFailure)
    /// The server refused a statement.
    case server(ServerFailure)
    /// A column did not hold what was asked of it, or held NULL where that was not asked for. `column` counts from 0.
    case decoding(column: Int, expected: String, statement: String?)
    /// A parameter cannot be sent. `number` counts from 1, as `$1` does.
    case parameter(number: Int, statement: String?, reason: String)
    /// What failed was the transaction itself: its beginning, its rollback or its commit.
    case transaction(TransactionFailure)
    /// The pool had no connection to give.
    case pool(PoolFailure)
    /// An earlier statement of the same pipeline failed, so this one was not run.
    case pipelineAborted(statement: String)
    /// The connection was asked for something it does not do, for example COPY through `query`.
    case misuse(String)

    /// The SQLSTATE behind the error, wherever in it that lies; nil when the server never gave one.
    public var sqlState: SQLState? {
        switch self {
        case .server(let failure): failure.sqlState
        case .connection(let failure): failure.sqlState
        case .transaction(let failure): failure.cause?.sqlState
        case .decoding, .parameter, .pool, .pipelineAborted, .misuse: nil
        }
    }

    /// True when a statement had been sent and its outcome is not known.
    public var wasInFlight: Bool {
        switch self {
        case .connection(let failure): failure.commandInFlight
        case .transaction(let failure): failure.cause?.wasInFlight ?? false
        case .server, .decoding, .parameter, .pool, .pipelineAborted, .misuse: false
        }
    }

    /// The same lost connection, for something of which a part had been sent before.
    public var asInFlight: PostgresError {
        guard case .connection(let failure) = self else { return self }
        return .connection(ConnectionFailure(failure.reason, message: failure.message, commandInFlight: true, sqlState: failure.sqlState))
    }

    /// True when the connection cannot be used any more.
    public var isConnectionLost: Bool {
        switch self {
        case .connection: true
        case .transaction(let failure): failure.cause?.isConnectionLost ?? false
        case .server, .decoding, .parameter, .pool, .pipelineAborted, .misuse: false
        }
    }
}

extension PostgresError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .connection(let failure): failure.description
        case .server(let failure): failure.description
        case .decoding(let column, let expected, let statement):
            "column \(column)\(of(statement)) is not \(expected)"
        case .parameter(let number, let statement, let reason):
            "parameter \(number)\(of(statement)): \(reason)"
        case .transaction(let failure): failure.description
        case .pool(let failure): failure.description
        case .pipelineAborted(let statement):
            "statement \(statement) was not run: an earlier one of its pipeline failed"
        case .misuse(let text): text
        }
    }

    private func of(_ statement: String?) -> String { statement.map { " of statement \($0)" } ?? "" }
}
