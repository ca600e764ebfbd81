@testable import Postgres
import Testing

@Suite struct PoolStateTests {
    @Test("connections are opened up to the size and lent again most recently used first")
    func lending() {
        var pool = PoolState(size: 2, maximumWaiters: 1)
        #expect(pool.request(waiter: 1) == .open(slot: 0))
        #expect(pool.request(waiter: 2) == .open(slot: 1))
        #expect(pool.giveBack(slot: 0, reusable: true) == nil)
        #expect(pool.giveBack(slot: 1, reusable: true) == nil)
        #expect(pool.request(waiter: 3) == .lend(slot: 1))
    }

    @Test("who has waited longest is served first, and more than may wait are refused")
    func order() {
        var pool = PoolState(size: 1, maximumWaiters: 2)
        #expect(pool.request(waiter: 1) == .open(slot: 0))
        #expect(pool.request(waiter: 2) == .wait)
        #expect(pool.request(waiter: 3) == .wait)
        #expect(pool.request(waiter: 4) == .refuse(.queueFull))
        #expect(pool.giveBack(slot: 0, reusable: true) == PoolState.Grant(waiter: 2, answer: .lend(slot: 0)))
        #expect(pool.giveBack(slot: 0, reusable: false) == PoolState.Grant(waiter: 3, answer: .open(slot: 0)))
    }

    @Test("who has stopped waiting is passed over")
    func withdrawal() {
        var pool = PoolState(size: 1, maximumWaiters: 2)
        _ = pool.request(waiter: 1)
        _ = pool.request(waiter: 2)
        _ = pool.request(waiter: 3)
        let first = pool.withdraw(2)
        let again = pool.withdraw(2)
        #expect(first && !again)
        #expect(pool.giveBack(slot: 0, reusable: true)?.waiter == 3)
    }

    @Test("a discarded connection leaves its place to a new one")
    func discarded() {
        var pool = PoolState(size: 1, maximumWaiters: 0)
        _ = pool.request(waiter: 1)
        #expect(pool.giveBack(slot: 0, reusable: false) == nil)
        #expect(pool.isEmpty)
        #expect(pool.request(waiter: 2) == .open(slot: 0))
    }

    @Test("a closed pool lends nothing, refuses who waits and closes what is idle")
    func closing() {
        var pool = PoolState(size: 2, maximumWaiters: 5)
        _ = pool.request(waiter: 1)
        _ = pool.request(waiter: 2)
        _ = pool.request(waiter: 3)
        _ = pool.giveBack(slot: 1, reusable: true)
        _ = pool.request(waiter: 4)
        let (waiters, slots) = pool.close()
        #expect(waiters == [4])
        #expect(slots.isEmpty)
        #expect(pool.request(waiter: 5) == .refuse(.closed))
        #expect(!pool.isEmpty)
        #expect(pool.giveBack(slot: 0, reusable: true) == nil)
        #expect(pool.giveBack(slot: 1, reusable: true) == nil)
        #expect(pool.isEmpty)
    }

    @Test("whatever the order of events, no slot is lent twice and nobody waits while one is free")
    func random() {
        var generator = SplitMix(state: 42)
        for _ in 0..<200 {
            var pool = PoolState(size: 3, maximumWaiters: 4)
            var lent: Set<Int> = []
            var waiting: [Int] = []
            for waiter in 0..<60 {
                if generator.next() % 2 == 0 {
                    switch pool.request(waiter: waiter) {
                    case .lend(let slot), .open(let slot): #expect(lent.insert(slot).inserted)
                    case .wait: waiting.append(waiter)
                    case .refuse: #expect(waiting.count == 4)
                    }
                } else if let slot = lent.randomElement(using: &generator) {
                    lent.remove(slot)
                    if let grant = pool.giveBack(slot: slot, reusable: generator.next() % 3 > 0) {
                        #expect(grant.waiter == waiting.removeFirst())
                        lent.insert(slot)
                    }
                }
                #expect(waiting.isEmpty || lent.count == 3)
                #expect(pool.waiterCount == waiting.count)
            }
        }
    }
}

/// A small seeded generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
