/// A bounded number of values, each for a bounded time: two generations, where the older is dropped whole.
///
/// A hit does not make an entry younger, so that a key destroyed by another process is forgotten in time.
public struct GenerationCache<ID: Hashable & Sendable, Value: Sendable> {
    private var young: [ID: Value] = [:]
    private var old: [ID: Value] = [:]
    private var youngSince: ContinuousClock.Instant
    private let capacity: Int
    private let lifetime: Duration

    /// - Parameters:
    ///   - capacity: the most entries, both generations together.
    ///   - lifetime: how long a generation is young; an entry lives at most twice as long.
    ///   - now: when its first generation begins.
    public init(capacity: Int, lifetime: Duration, now: ContinuousClock.Instant) {
        self.capacity = capacity
        self.lifetime = lifetime
        youngSince = now
    }

    /// The value if it is still remembered. Asking does not prolong its life.
    public mutating func value(of id: ID, now: ContinuousClock.Instant) -> Value? {
        age(now)
        return young[id] ?? old[id]
    }

    /// Remembers a value among the young. When they are half the capacity they become the old, and the old are dropped.
    public mutating func keep(_ value: Value, as id: ID, now: ContinuousClock.Instant) {
        age(now)
        if young.count >= capacity / 2 { turn(now) }
        young[id] = value
    }

    /// The value, which is then no longer here: for one who changes it and keeps it anew.
    public mutating func take(_ id: ID, now: ContinuousClock.Instant) -> Value? {
        age(now)
        return young.removeValue(forKey: id) ?? old.removeValue(forKey: id)
    }

    /// Drops the value from both generations, for one whose key is destroyed.
    public mutating func forget(_ id: ID) {
        young[id] = nil
        old[id] = nil
    }

    private mutating func age(_ now: ContinuousClock.Instant) {
        let since = now - youngSince
        guard since >= lifetime else { return }
        turn(now)
        if since >= lifetime * 2 { old = [:] }
    }

    private mutating func turn(_ now: ContinuousClock.Instant) {
        old = young
        young = [:]
        youngSince = now
    }
}
