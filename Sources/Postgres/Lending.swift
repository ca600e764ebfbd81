import CPostgres
import Glibc

/// How the lending of a pooled connection went.
enum Lending<T: Sendable>: Sendable {
    /// The server had ended the connection while nobody used it; `body` did not run.
    case stale
    case finished(Result<T, any Error>, reusable: Bool)
}

extension Connection {
    func lend<T: Sendable>(toTheEnd: Bool, _ body: @Sendable (isolated Connection) async throws -> T) async -> Lending<T> {
        guard isFresh() else { return .stale }
        let result: Result<T, any Error>
        do {
            let value =
                if toTheEnd {
                    try await body(self)
                } else {
                    try await withTaskCancellationHandler {
                        try await body(self)
                    } onCancel: {
                        canceller.cancelForGood()
                    }
                }
            result = .success(value)
        } catch {
            result = .failure(Task.isCancelled && isCancellation(error) ? CancellationError() : error)
        }
        let isReusable = handle.isOpen && handle.transactionStatus == PQTRANS_IDLE && !canceller.isCancelled
        return .finished(result, reusable: isReusable)
    }

    /// Whether the connection is still good, as far as can be seen without asking the server. Nothing is readable on a good idle
    /// one, but for notices and notifications; a server that has gone away leaves its parting words and the end of the stream.
    private func isFresh() -> Bool {
        guard handle.isOpen, handle.transactionStatus == PQTRANS_IDLE else { return false }
        for _ in 0..<3 {
            var descriptor = pollfd(fd: PQsocket(handle.pointer), events: Int16(POLLIN), revents: 0)
            if poll(&descriptor, 1, 0) == 0 { return true }
            guard PQconsumeInput(handle.pointer) == 1, PQisBusy(handle.pointer) == 0, handle.isOpen, !handle.isEnding
            else { return false }
        }
        return false
    }

    private func isCancellation(_ error: any Error) -> Bool {
        (error as? PostgresError)?.sqlState == .queryCanceled
    }
}
