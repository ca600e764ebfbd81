@testable import EventStore
import LogSupport
import Postgres
import Synchronization

/// One session of an interleaving: it takes the steps it is given one after another, each as soon as the one before it is done, and can be seen
/// to wait.
final class SteppedSession: Sendable {
    enum Step: Sendable {
        case begin, append, commit, rollback
        /// In one step, because a beginning does nothing to others: three sessions then have 90 orders instead of 1680.
        case beginAndAppend
        /// Append and commit in one: `eventlog.append_one`, and `eventlog.append` when it has nothing to say.
        case appendAlone
    }

    struct Report: Sendable {
        var outcome: AppendOutcome?
        /// After which of all steps it had its outcome, from 1.
        var round = 0
        var fault: (any Error)?
    }

    private struct State {
        var pending: [Step] = []
        var isBusy = false
        var report = Report()
    }

    let connection: Connection
    let process: Int32
    let group: AppendGroup
    private let tenant: Tenant
    private let rounds: Rounds
    private let state = Mutex(State())

    init(_ connection: Connection, process: Int32, _ group: AppendGroup, to tenant: Tenant, rounds: Rounds) {
        self.connection = connection
        self.process = process
        self.group = group
        self.tenant = tenant
        self.rounds = rounds
    }

    var isBusy: Bool { state.withLock { $0.isBusy } }
    var report: Report { state.withLock { $0.report } }

    func take(_ step: Step) {
        let starts = state.withLock { state in
            state.pending.append(step)
            defer { state.isBusy = true }
            return !state.isBusy
        }
        if starts { Task { await run() } }
    }

    private func run() async {
        while let step = next() {
            do { try await perform(step) } catch { state.withLock { $0.report.fault = error } }
        }
    }

    private func next() -> Step? {
        state.withLock { state in
            state.isBusy = !state.pending.isEmpty
            return state.isBusy ? state.pending.removeFirst() : nil
        }
    }

    private func perform(_ step: Step) async throws {
        switch step {
        case .begin: try await connection.run(script: "begin")
        case .commit: try await connection.run(script: "commit")
        case .rollback: try await connection.run(script: "rollback")
        case .beginAndAppend:
            try await connection.run(script: "begin")
            tell(try await append(on: connection))
        case .append: tell(try await append(on: connection))
        case .appendAlone: tell(try await appendAlone(on: connection))
        }
    }

    private func append(on connection: isolated Connection) throws -> AppendOutcome {
        try LogSession.append([group], to: tenant, on: connection)[0]
    }

    private func appendAlone(on connection: isolated Connection) throws -> AppendOutcome {
        guard let single = SingleAppend(group) else { preconditionFailure("a group of one event") }
        if let outcome = try single.append(to: tenant, on: connection, meanwhile: {}) { return outcome }
        return try LogSession.append([group], to: tenant, on: connection)[0]
    }

    private func tell(_ outcome: AppendOutcome) {
        state.withLock { state in
            state.report.outcome = outcome
            state.report.round = rounds.current
        }
    }
}

/// How many steps have been taken.
final class Rounds: Sendable {
    private let last = Atomic<Int>(0)

    var current: Int { last.load(ordering: .acquiring) }
    func next() { last.add(1, ordering: .acquiringAndReleasing) }
}
