@testable import EventStore
import FoundationEssentials
import LogSupport
import Testing

@Suite("The appender's decisions")
struct AppenderStateTests {
    @Test("start the first group at once and put together what comes meanwhile")
    func together() {
        var state = AppenderState()
        let groups = (0..<4).map { AppendGroup.sample("s-\($0)") }
        let first = state.submit(groups[0], to: .north, as: 1)
        #expect(first == .start(.init(tenant: .north, tickets: [1], groups: [groups[0]])))
        for number in 1..<4 { #expect(state.submit(groups[number], to: .north, as: number + 1) == .queued) }
        #expect(state.finished(.north) == .init(tenant: .north, tickets: [2, 3, 4], groups: Array(groups[1...])))
        #expect(state.finished(.north) == nil)
        guard case .start = state.submit(groups[1], to: .north, as: 5) else {
            Issue.record("nothing was under way")
            return
        }
    }

    @Test("let tenants go side by side")
    func tenants() {
        var state = AppenderState()
        for (ticket, tenant) in [Tenant.north, .south].enumerated() {
            guard case .start = state.submit(.sample("s"), to: tenant, as: ticket) else {
                Issue.record("\(tenant) waits for another")
                return
            }
        }
    }

    @Test("keep groups that share a stream, a command or a claim apart, in their order")
    func apart() {
        var state = AppenderState()
        let claims = { (stream: String) in [Claim(kind: "k", digest: [UInt8](repeating: 1, count: 32), stream: StreamName(stream))] }
        let shared = AppendGroup.sample("c")
        let groups = [
            AppendGroup.sample("a"), .sample("a", at: 1), .sample("a", at: 2), .sample("b"),
            AppendGroup(expected: [:], claims: claims("d"), commands: [.sample([])]),
            AppendGroup(expected: [:], claims: claims("e"), commands: [.sample([])]),
            shared, AppendGroup(expected: [:], commands: shared.commands.map { .sample([], id: $0.id) }),
        ]
        _ = state.submit(.sample("x"), to: .north, as: 100)
        for (ticket, group) in groups.enumerated() { _ = state.submit(group, to: .north, as: ticket) }
        #expect(state.finished(.north)?.tickets == [0, 3, 4, 6])
        #expect(state.finished(.north)?.tickets == [1, 5, 7])
        #expect(state.finished(.north)?.tickets == [2])
        #expect(state.finished(.north) == nil)
    }

    @Test("bound a batch by groups and events, and never split a group")
    func bounds() {
        var state = AppenderState()
        _ = state.submit(.sample("x"), to: .north, as: -1)
        for ticket in 0..<300 { _ = state.submit(.sample("s-\(ticket)"), to: .north, as: ticket) }
        _ = state.submit(.sample("large", count: LogBounds.batchEvents + 1), to: .north, as: 300)
        #expect(state.finished(.north)?.tickets == Array(0..<LogBounds.batchGroups))
        #expect(state.finished(.north)?.tickets == Array(LogBounds.batchGroups..<300))
        #expect(state.finished(.north)?.tickets == [300])
    }

    @Test("refuse what would make the queue too long")
    func full() {
        var state = AppenderState()
        let group = AppendGroup.sample("s")
        _ = state.submit(group, to: .north, as: 0)
        for ticket in 1...LogBounds.queuedGroups { #expect(state.submit(group, to: .north, as: ticket) == .queued) }
        #expect(state.submit(group, to: .north, as: .max) == .refused)
    }
}
