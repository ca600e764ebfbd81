import Synchronization

/// Something of ours beside what bounds it.
struct Measure: Sendable {
    enum Bar: Sendable {
        /// Ours as a part of the limit's: more is better.
        case atLeast(Double)
        /// Ours as a multiple of the limit's: less is better.
        case atMost(Double)
        /// Told for what it is.
        case none

        /// nil when there is nothing to meet.
        func isMet(_ ratio: Double) -> Bool? {
            switch self {
            case .atLeast(let bound): ratio >= bound
            case .atMost(let bound): ratio <= bound
            case .none: nil
            }
        }
    }

    let name: String
    let against: String
    let unit: String
    let bar: Bar
    /// Prepares, then measures `pairs` times ours and the limit's in turn.
    let body: @Sendable (_ pairs: Int) async throws -> [Pair]

    struct Pair: Sendable {
        let ours: Double
        let limit: Double
    }

    func run(pairs: Int) async throws -> Result { Result(measure: self, pairs: try await body(pairs)) }

    static func all(events: Int) -> [Measure] {
        [
            // First: a child begins with as much resident as the program that starts it.
            MemoryMeasure.importing(events), AppendMeasure.one, AppendMeasure.many(16, bar: 1.2), AppendMeasure.many(64, bar: 2),
            BulkMeasure.importing(events),
            BulkMeasure.rebuilding(events), BulkMeasure.verifying(events), ReportMeasure.report(events), ReportMeasure.rows(events),
            ReportMeasure.growth(events), JobMeasure.one,
            JobMeasure.many,
            PeerMeasure.procrastinate, HTTPMeasure.read, HTTPMeasure.readIdentified, HTTPMeasure.command, HTTPMeasure.lag, HTTPMeasure.memory(events),
        ]
    }
}

extension Measure {
    /// The pairs of a measure in the order A B A B, after one of each that is not counted.
    static func interleaved(
        _ pairs: Int, ours: () async throws -> Double, limit: () async throws -> Double
    ) async throws -> [Pair] {
        _ = try await (ours(), limit())
        var found: [Pair] = []
        for _ in 0..<pairs { found.append(Pair(ours: try await ours(), limit: try await limit())) }
        return found
    }

    /// How many times a second something that did `count` of them did one.
    static func rate(of count: Int, _ work: () async throws -> Void) async throws -> Double { Double(count) / (try await seconds(work)) }

    static func seconds(_ work: () async throws -> Void) async throws -> Double {
        let start = ContinuousClock.now
        try await work()
        return (ContinuousClock.now - start).seconds
    }

    /// How many times a second `work` is done by so many at once, for so long.
    static func rate(
        callers: Int, for duration: Duration = .milliseconds(500), _ work: @escaping @Sendable (_ caller: Int) async throws -> Void
    ) async throws -> Double {
        let start = ContinuousClock.now
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for caller in 0..<callers {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now - start < duration {
                        try await work(caller)
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        return Double(done) / (ContinuousClock.now - start).seconds
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

/// Counts from 1, for any number of callers.
final class Counter: Sendable {
    private let value = Atomic<Int64>(0)

    func next() -> Int64 { value.add(1, ordering: .relaxed).newValue }
}
