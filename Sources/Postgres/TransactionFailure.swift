/// A transaction that failed as a transaction, told apart from what its body threw.
///
/// A body's own error is rethrown as itself when the rollback worked; it is found here only when the rollback failed too.
public enum TransactionFailure: Error, Sendable, CustomStringConvertible {
    /// BEGIN failed; nothing was done.
    case begin(PostgresError)
    /// The body threw, and then the rollback failed. The server rolls back by itself when the connection ends.
    case rollback(body: any Error, rollback: PostgresError)
    /// COMMIT was refused, for example by a deferred constraint; nothing was done.
    case commit(PostgresError)
    /// A statement had failed and the body went on as if it had not: COMMIT answered ROLLBACK, nothing was done.
    case commitOfFailed
    /// The connection was lost after COMMIT was sent: the transaction is either done or not. Ask the database.
    case outcomeUnknown(PostgresError)

    /// The PostgreSQL error inside, if any.
    public var cause: PostgresError? {
        switch self {
        case .begin(let error), .commit(let error), .outcomeUnknown(let error), .rollback(_, let error): error
        case .commitOfFailed: nil
        }
    }

    public var description: String {
        switch self {
        case .begin(let error): "transaction did not begin: \(error)"
        case .rollback(let body, let error): "rollback failed: \(error); it followed \(TransactionFailure.words(of: body))"
        case .commit(let error): "commit was refused: \(error)"
        case .commitOfFailed: "nothing was committed: a statement of the transaction had failed"
        case .outcomeUnknown(let error): "it is not known whether the transaction was committed: \(error)"
        }
    }

    /// An error that is not ours is named only by its type: its text may hold anything.
    private static func words(of error: any Error) -> String {
        (error as? PostgresError)?.description ?? "\(type(of: error))"
    }
}
