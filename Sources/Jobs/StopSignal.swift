import Synchronization

/// Tells those that pause to look again, or to stop.
final class StopSignal: Sendable {
    private struct State {
        var isStopped = false
        var wakes: UInt64 = 0
        var pauses: [UInt64: Task<Void, any Error>] = [:]
        var lastPause: UInt64 = 0
    }

    private let state = Mutex(State())

    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Ask before looking at the queue, pause after having found nothing.
    var wakes: UInt64 { state.withLock { $0.wakes } }

    func stop() {
        state.withLock { $0.isStopped = true }
        wake()
    }

    func wake() {
        let pauses = state.withLock { state in
            state.wakes += 1
            defer { state.pauses = [:] }
            return state.pauses.values
        }
        for pause in pauses { pause.cancel() }
    }

    /// Returns after `duration`, at a wake after the first `seen`, or when the task is cancelled.
    func pause(after seen: UInt64, _ duration: Duration) async {
        let (id, clock) = state.withLock { state -> (UInt64, Task<Void, any Error>?) in
            guard state.wakes == seen else { return (0, nil) }
            let clock = Task { try await Task.sleep(for: duration) }
            state.lastPause += 1
            state.pauses[state.lastPause] = clock
            return (state.lastPause, clock)
        }
        guard let clock else { return }
        // Whether the clock ran out or was cancelled makes no difference here.
        await withTaskCancellationHandler {
            _ = await clock.result
        } onCancel: {
            clock.cancel()
        }
        state.withLock { $0.pauses[id] = nil }
    }
}
