@testable import EventStore
import FoundationEssentials
import LogSupport
import Testing

@Suite("The log's small parts")
struct SmallPartsTests {
    @Test("names are short and plain", arguments: ["", "a b", "å", "a/b", String(repeating: "a", count: 201)])
    func names(_ name: String) {
        #expect(Tenant(rawValue: name) == nil)
        #expect(StreamName(rawValue: name) == nil)
    }

    @Test("an identifier carries its time, version and variant, and sorts by time")
    func uuids() {
        let id = UUIDv7.make(milliseconds: 0x017F_22E2_79B0, fraction: 0xCC3, random: 0x18C4_DC0C_0C07_398F)
        // Källa: RFC 9562, A.6 Example of a UUIDv7 Value.
        #expect(id.uuidString == "017F22E2-79B0-7CC3-98C4-DC0C0C07398F")
        let made = (0..<1000).map { _ in UUIDv7.make() }
        #expect(Set(made).count == 1000)
        #expect(made.allSatisfy { $0.uuid.6 >> 4 == 7 && $0.uuid.8 >> 6 == 2 })
        let later = UUIDv7.make(milliseconds: 0x017F_22E2_79B1, fraction: 0, random: 0)
        #expect(id.uuidString < later.uuidString)
    }

    @Test("a cache forgets what is old and never grows beyond its bound")
    func cache() {
        let start = ContinuousClock.now
        var cache = GenerationCache<Int, Int>(capacity: 4, lifetime: .seconds(10), now: start)
        cache.keep(1, as: 1, now: start)
        #expect(cache.value(of: 1, now: start + .seconds(9)) == 1)
        #expect(cache.value(of: 1, now: start + .seconds(19)) == 1)
        #expect(cache.value(of: 1, now: start + .seconds(30)) == nil)
        cache.keep(1, as: 1, now: start)
        #expect(cache.value(of: 1, now: start + .seconds(100)) == nil)
        for number in 0..<100 { cache.keep(number, as: number, now: start + .seconds(100)) }
        #expect((0..<100).count { cache.value(of: $0, now: start + .seconds(100)) != nil } <= 4)
        #expect(cache.value(of: 99, now: start + .seconds(100)) == 99)
    }

    @Test("a waiter is woken by a signal, by its clock, by cancellation, and not at all when it looked too late")
    func wakeUp() async {
        let hint = WakeUp()
        let seen = hint.signals
        hint.signal()
        await hint.wait(after: seen, timeout: .seconds(3600))
        await hint.wait(after: hint.signals, timeout: .milliseconds(1))
        let cancelled = Task { await hint.wait(after: hint.signals, timeout: .seconds(3600)) }
        cancelled.cancel()
        await cancelled.value
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let before = hint.signals
        let waiting = Task {
            start.yield()
            await hint.wait(after: before, timeout: .seconds(3600))
        }
        for await _ in started.prefix(1) { hint.signal() }
        await waiting.value
    }

    @Test("a follower sees what comes later, in this process at once", arguments: LogKind.allCases)
    func follower(_ kind: LogKind) async throws {
        let log = try await kind.make()
        _ = try await log.append(.sample("s", count: 3), to: .north)
        var iterator = log.follow(.north, after: Position(rawValue: 1), batch: 1, pollInterval: .seconds(3600)).makeAsyncIterator()
        #expect(try await iterator.next()?.map(\.position.rawValue) == [2])
        #expect(try await iterator.next()?.map(\.position.rawValue) == [3])
        let appending = Task { try await log.append(.sample("s", at: 3), to: .north) }
        #expect(try await iterator.next()?.map(\.position.rawValue) == [4])
        _ = try await appending.value
    }
}
