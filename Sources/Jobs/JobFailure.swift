import Postgres

/// An error that says under which code a job failed, and whether trying again can help.
///
/// Other errors are retried and known by their type, a `PostgresError` also by its SQLSTATE: texts of errors are not kept, because
/// they may hold anything.
public protocol JobFailure: Error {
    /// A stable code, never personal data.
    var code: String { get }
    /// False for a failure that every attempt would meet: the job is dead at once.
    var mayRetry: Bool { get }
}

/// Failures of the queue's own.
enum QueueFailure: JobFailure {
    /// The job took longer than it may.
    case timeout
    /// Another runner has the job, or it is already done: this one's work is undone.
    case leaseLost
    /// The pool had no connection to give, so the job was not begun: no fault of its own.
    case noConnection

    var code: String {
        switch self {
        case .timeout: "timeout"
        case .leaseLost: "lease_lost"
        case .noConnection: "no_connection"
        }
    }

    var mayRetry: Bool { true }
}

/// What is kept of an error.
struct FailureCode: Equatable {
    let code: String
    let mayRetry: Bool

    init(_ error: any Error) {
        switch error {
        case let failure as any JobFailure:
            code = FailureCode.bounded(failure.code)
            mayRetry = failure.mayRetry
        case let failure as PostgresError:
            code = "PostgresError" + (failure.sqlState.map { " \($0)" } ?? "")
            mayRetry = true
        default:
            code = FailureCode.bounded("\(type(of: error))")
            mayRetry = true
        }
    }

    /// The table's own bound (`an_error_is_a_code`).
    private static let maximumBytes = 200

    private static func bounded(_ text: String) -> String {
        var code = text
        while code.utf8.count > maximumBytes { code.removeLast() }
        return code.isEmpty ? "unknown" : code
    }
}
