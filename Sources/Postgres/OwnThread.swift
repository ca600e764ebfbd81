import Glibc

/// Runs blocking work on a thread made for it, so that no thread of the cooperative pool waits.
func onOwnThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        let box = Unmanaged.passRetained(WorkBox { continuation.resume(with: Result { try work() }) })
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<WorkBox>.fromOpaque(context).takeRetainedValue().work()
                return nil
            }, box.toOpaque())
        if status == 0 {
            pthread_detach(thread)
        } else {
            box.release()
            continuation.resume(throwing: ClusterError.system(operation: "starting a thread", code: status))
        }
    }
}

private final class WorkBox: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
}
