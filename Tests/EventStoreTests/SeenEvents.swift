import EventStore
import Synchronization
import Testing

/// What a follower has seen, and a way to wait for more of it.
final class SeenEvents: Sendable {
    private let events = Mutex<[StoredEvent]>([])
    private let grew = WakeUp()

    var all: [StoredEvent] { events.withLock { $0 } }
    var count: Int { events.withLock { $0.count } }

    /// Follows until cancelled; a lost connection is followed by another try.
    func follow(_ log: any EventLog, _ tenant: Tenant) -> Task<Void, any Error> {
        Task {
            for try await batch in log.follow(tenant, after: .zero, batch: 100, pollInterval: .milliseconds(5)) {
                events.withLock { $0 += batch }
                grew.signal()
            }
        }
    }

    /// Returns when at least `count` have been seen, or when nothing new has come for a long time.
    func wait(for count: Int) async {
        var patience = 60
        while self.count < count, patience > 0 {
            let seen = grew.signals
            if self.count >= count { return }
            await grew.wait(after: seen, timeout: .seconds(1))
            patience = grew.signals == seen ? patience - 1 : 60
        }
    }

    /// Each event once, in order, nothing missing; and the chain, event by event.
    func expectWhole(_ count: Int) throws {
        let events = all
        #expect(events.map(\.position.rawValue) == Array(1...Int64(count)))
        #expect(Set(events.map(\.id)).count == count)
        for (stream, ofStream) in Dictionary(grouping: events, by: \.stream) {
            #expect(ofStream.map(\.version.rawValue) == Array(1...Int64(ofStream.count)), "\(stream)")
        }
        var verifier = ChainVerifier()
        for event in events { try verifier.feed(event) }
    }
}
