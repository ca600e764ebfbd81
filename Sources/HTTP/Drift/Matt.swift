import CoreMetrics
import Synchronization

/// One measure: a counter that only grows, a level, or a distribution of how long things took.
final class Mått: CounterHandler, MeterHandler, RecorderHandler, TimerHandler, Sendable {
    enum Slag: Sendable {
        case räknare, läge, fördelning

        var ord: String {
            switch self {
            case .räknare: "counter"
            case .läge: "gauge"
            case .fördelning: "histogram"
            }
        }
    }

    private struct Läge {
        var värde = 0.0
        var antal = 0
        /// For each bound, how many were at most that and more than the one before.
        var hinkar = [Int](repeating: 0, count: Mätvärden.gränser.count)
    }

    let slag: Slag
    private let läge = Mutex(Läge())

    init(_ slag: Slag) { self.slag = slag }

    func increment(by antal: Int64) { läge.withLock { $0.värde += Double(antal) } }
    func increment(by antal: Double) { läge.withLock { $0.värde += antal } }
    func decrement(by antal: Double) { läge.withLock { $0.värde -= antal } }
    func reset() { läge.withLock { $0 = Läge() } }
    func set(_ värde: Int64) { set(Double(värde)) }
    func set(_ värde: Double) { läge.withLock { $0.värde = värde } }
    func record(_ värde: Int64) { record(Double(värde)) }

    func record(_ värde: Double) {
        guard slag == .fördelning else { return set(värde) }
        läge.withLock { läge in
            läge.värde += värde
            läge.antal += 1
            if let hink = Mätvärden.gränser.firstIndex(where: { värde <= $0 }) { läge.hinkar[hink] += 1 }
        }
    }

    func recordNanoseconds(_ tid: Int64) { record(Double(tid) / 1_000_000_000) }

    func rader(_ namn: String, _ etiketter: [String]) -> [String] {
        func rad(_ ände: String, _ till: [String], _ värde: String) -> String {
            let alla = etiketter + till
            return namn + ände + (alla.isEmpty ? "" : "{\(alla.joined(separator: ","))}") + " " + värde
        }
        let läge = läge.withLock { $0 }
        guard slag == .fördelning else { return [rad("", [], Self.tal(läge.värde))] }
        var hittills = 0
        let hinkar = zip(Mätvärden.gränser, läge.hinkar).map { gräns, antal in
            hittills += antal
            return rad("_bucket", ["le=\"\(gräns)\""], "\(hittills)")
        }
        return hinkar + [
            rad("_bucket", ["le=\"+Inf\""], "\(läge.antal)"), rad("_sum", [], Self.tal(läge.värde)), rad("_count", [], "\(läge.antal)"),
        ]
    }

    private static func tal(_ värde: Double) -> String { värde == värde.rounded() && abs(värde) < 1e15 ? "\(Int64(värde))" : "\(värde)" }
}
