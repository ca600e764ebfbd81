/// What a pool has lent and who waits: pure, so that every order of events can be tried.
///
/// A slot is a place for one connection. It is vacant (no connection), idle (a connection nobody uses) or lent.
struct PoolState {
    enum Answer: Equatable {
        /// Use the connection in this slot.
        case lend(slot: Int)
        /// Open a connection for this slot, which is lent already.
        case open(slot: Int)
        /// Wait; a ``Grant`` comes later, or ``withdraw(_:)`` ends it.
        case wait
        case refuse(PoolFailure)
    }

    struct Grant: Equatable {
        let waiter: Int
        let answer: Answer
    }

    let size: Int
    let maximumWaiters: Int
    private var vacant: [Int]
    /// The most recently used last: a few warm connections serve a light load.
    private var idle: [Int] = []
    private var lent: Set<Int> = []
    private var waiters: [Int] = []
    private(set) var isClosed = false

    init(size: Int, maximumWaiters: Int) {
        precondition(size > 0, "a pool has at least one connection")
        self.size = size
        self.maximumWaiters = maximumWaiters
        vacant = Array((0..<size).reversed())
    }

    var isEmpty: Bool { lent.isEmpty && idle.isEmpty }
    var waiterCount: Int { waiters.count }
    /// Who has waited longest.
    var firstWaiter: Int? { waiters.first }

    mutating func request(waiter: Int) -> Answer {
        if isClosed { return .refuse(.closed) }
        if let slot = idle.popLast() {
            lent.insert(slot)
            return .lend(slot: slot)
        }
        if let slot = vacant.popLast() {
            lent.insert(slot)
            return .open(slot: slot)
        }
        if waiters.count >= maximumWaiters { return .refuse(.queueFull) }
        waiters.append(waiter)
        return .wait
    }

    /// Takes a slot back and hands it to whoever has waited longest.
    ///
    /// - Parameter reusable: false when the slot's connection was discarded.
    mutating func giveBack(slot: Int, reusable: Bool) -> Grant? {
        let wasLent = lent.remove(slot) != nil
        precondition(wasLent, "slot \(slot) was not lent")
        if isClosed { return nil }
        guard !waiters.isEmpty else {
            if reusable { idle.append(slot) } else { vacant.append(slot) }
            return nil
        }
        lent.insert(slot)
        return Grant(waiter: waiters.removeFirst(), answer: reusable ? .lend(slot: slot) : .open(slot: slot))
    }

    /// True when `waiter` was still waiting, and now is not.
    mutating func withdraw(_ waiter: Int) -> Bool {
        guard let index = waiters.firstIndex(of: waiter) else { return false }
        waiters.remove(at: index)
        return true
    }

    /// No more lending. Gives the waiters to refuse and the idle slots to close; what is lent closes when it comes back.
    mutating func close() -> (waiters: [Int], slots: [Int]) {
        isClosed = true
        defer {
            waiters = []
            idle = []
        }
        return (waiters, idle)
    }
}
