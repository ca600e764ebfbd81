@testable import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

/// Sessions whose steps come in one given order, and a reader that looks after each.
struct Interleaving: Sendable {
    typealias Step = SteppedSession.Step

    /// What two or more sessions have in common.
    enum Sharing: CaseIterable, Sendable { case nothing, stream, command }

    /// What each session does, in its order.
    let steps: [[Step]]
    let sharing: Sharing
    /// The tenant has a head, and the shared stream an event, before the sessions begin.
    let isBegun: Bool

    /// Every order of the sessions' steps: which session is next, and next…
    var orders: [[Int]] { Self.orders(steps.map(\.count)) }

    private static func orders(_ left: [Int]) -> [[Int]] {
        if left.allSatisfy({ $0 == 0 }) { return [[]] }
        return left.indices.filter { left[$0] > 0 }.flatMap { session in
            var rest = left
            rest[session] -= 1
            return orders(rest).map { [session] + $0 }
        }
    }

    /// Goes through every order, each in a tenant of its own.
    func runAll() async throws {
        let database = try await LogDatabase.make()
        let stage = try await Stage(database, sessions: steps.count)
        for (number, order) in orders.enumerated() {
            try await run(order, on: stage, Tenant(rawValue: "t-\(number)")!)
        }
        await stage.close()
    }

    private func run(_ order: [Int], on stage: Stage, _ tenant: Tenant) async throws {
        if isBegun { #expect(try await stage.log.append(.sample("shared"), to: tenant).isAppended) }
        let rounds = Rounds()
        let sessions = groups().enumerated().map { number, group in
            SteppedSession(stage.connections[number], process: stage.processes[number], group, to: tenant, rounds: rounds)
        }
        var taken = [Int](repeating: 0, count: steps.count)
        var seen: [UUID] = try await stage.read(tenant, after: [])
        for session in order {
            rounds.next()
            sessions[session].take(steps[session][taken[session]])
            taken[session] += 1
            try await stage.settle(sessions)
            seen = try await stage.read(tenant, after: seen)
        }
        #expect(sessions.allSatisfy { !$0.isBusy }, "everybody came to an end: \(order)")
        try await check(sessions, order, stage, tenant)
    }

    private func groups() -> [AppendGroup] {
        let id = UUIDv7.make()
        return steps.enumerated().map { number, steps in
            let isAlone = steps.contains(.appendAlone)
            let stream = sharing == .stream ? "shared" : "s-\(number)"
            return .sample(
                stream, at: sharing == .stream && isBegun ? 1 : 0, count: isAlone ? 1 : 2, id: sharing == .command ? id : UUIDv7.make())
        }
    }

    /// What was answered, and what the log holds, is what one session after another would have done.
    private func check(_ sessions: [SteppedSession], _ order: [Int], _ stage: Stage, _ tenant: Tenant) async throws {
        let events = try await stage.log.read(tenant, after: .zero, limit: 100)
        var isTaken = false
        var expected = isBegun ? 1 : 0
        for (session, stays) in inTurn(sessions) {
            let report = session.report
            #expect(report.fault == nil, "\(order)")
            let mine = events.filter { event in session.group.commands[0].events.contains { $0.id == event.id } }
            if isTaken {
                #expect(mine.isEmpty && report.outcome?.isAppended == false, "\(order): \(String(describing: report.outcome))")
                if case .stream = sharing, case .conflict? = report.outcome { continue }
                if case .command = sharing, case .repeated? = report.outcome { continue }
                Issue.record("\(order): \(String(describing: report.outcome))")
                continue
            }
            #expect(report.outcome?.isAppended == true, "\(order)")
            #expect(mine.count == (stays ? session.group.eventCount : 0), "\(order)")
            if case .appended(let receipts)? = report.outcome, stays {
                #expect(receipts[0].first == mine.first?.position && receipts[0].last == mine.last?.position, "\(order)")
                expected += session.group.eventCount
                isTaken = sharing != .nothing
            }
        }
        #expect(events.map(\.position.rawValue) == (expected == 0 ? [] : Array(1...Int64(expected))), "\(order)")
        #expect(try await stage.log.verifyChain(of: tenant)?.position.rawValue ?? 0 == Int64(expected), "\(order)")
    }
}

extension Interleaving {
    /// The sessions in the order the head let them through, and whether what each appended stays. One step can let several through, whose
    /// answers race to this process: of those, one that undid its append was before the one that kept it, and a refused one after that.
    private func inTurn(_ sessions: [SteppedSession]) -> [(SteppedSession, stays: Bool)] {
        func place(_ report: SteppedSession.Report, _ stays: Bool) -> Int {
            report.round * 3 + (report.outcome?.isAppended == true ? (stays ? 1 : 0) : 2)
        }
        return zip(sessions, steps).map { ($0, stays: !$1.contains(.rollback)) }
            .sorted { place($0.0.report, $0.stays) < place($1.0.report, $1.stays) }
    }
}

/// A session neither came to the end of its step nor waited for another.
struct NeverSettled: Error {
    let processes: [Int32]
}

/// The connections of one interleaving after another, one that reads and one that looks at who waits.
private struct Stage: Sendable {
    let connections: [Connection]
    let processes: [Int32]
    let log: PostgresEventLog
    private let reader: Connection
    private let observer: Connection

    init(_ database: LogDatabase, sessions: Int) async throws {
        var connections: [Connection] = []
        var processes: [Int32] = []
        for _ in 0..<sessions {
            let connection = try await Connection.open(database.runtime)
            connections.append(connection)
            processes.append(await connection.serverProcess)
        }
        self.connections = connections
        self.processes = processes
        log = database.log()
        reader = try await Connection.open(database.runtime)
        observer = try await database.database.connection()
    }

    func close() async {
        for connection in connections + [reader, observer] { await connection.close() }
    }

    /// Returns when every session is idle or waits for a lock.
    func settle(_ sessions: [SteppedSession]) async throws {
        for _ in 0..<100_000 {
            let busy = sessions.filter(\.isBusy).map(\.process)
            if busy.isEmpty { return }
            if try await observer.query(Self.allWait, [.int4s(busy)])[0][0] as Bool { return }
        }
        throw NeverSettled(processes: processes)
    }

    /// What a reader sees: 1…n without a gap, and what it saw before, as it was.
    func read(_ tenant: Tenant, after before: [UUID]) async throws -> [UUID] {
        let rows = try await reader.query(Self.positions, [.text(tenant.rawValue)])
        let positions: [Int64] = try rows.map { try $0[0] }
        let ids: [UUID] = try rows.map { try $0[1] }
        #expect(positions == (positions.isEmpty ? [] : Array(1...Int64(positions.count))))
        #expect(ids.starts(with: before))
        return ids
    }

    private static let allWait = Statement(
        "interleaving_all_wait", "select bool_and(cardinality(pg_blocking_pids(b.pid)) > 0) from unnest($1) as b (pid)")
    private static let positions = Statement(
        "interleaving_positions", "select position, id from eventlog.event where tenant = $1 order by position")
}
