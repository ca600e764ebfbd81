public import CoreMetrics
import Synchronization

/// The program's measures, kept here and told in Prometheus's text format.
///
/// Källa: Prometheus, Exposition formats, Text-based format 0.0.4.
public final class Mätvärden: MetricsFactory, Sendable {
    /// Measures with their labels. Labels are routes, methods and statuses, never what somebody sends.
    static let flest = 5_000
    /// Upper bounds in seconds: from a read in memory to what no one waits for.
    static let gränser: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    static let innehållstyp = "text/plain; version=0.0.4; charset=utf-8"

    private struct Nyckel: Hashable {
        let namn: String
        let etiketter: [String]
    }

    private let mått = Mutex<[Nyckel: Mått]>([:])

    public init() {}

    private func mått(_ slag: Mått.Slag, _ label: String, _ dimensions: [(String, String)]) -> Mått {
        let etiketter = dimensions.map { "\(Self.namn($0.0))=\"\(Self.värde($0.1))\"" }.sorted()
        let nyckel = Nyckel(namn: Self.namn(label), etiketter: etiketter)
        return mått.withLock { mått in
            if let känt = mått[nyckel], känt.slag == slag { return känt }
            let nytt = Mått(slag)
            // One too many is measured and not told: the measures must not grow with what they measure.
            if mått.count < Self.flest, mått[nyckel] == nil { mått[nyckel] = nytt }
            return nytt
        }
    }

    /// Everything measured so far.
    public var text: String {
        let alla = mått.withLock { $0 }
        var rader: [String] = []
        for (namn, grupp) in Dictionary(grouping: alla, by: \.key.namn).sorted(by: { $0.key < $1.key }) {
            guard let slag = grupp.first?.value.slag else { continue }
            rader.append("# TYPE \(namn) \(slag.ord)")
            for (nyckel, ett) in grupp.sorted(by: { $0.key.etiketter.lexicographicallyPrecedes($1.key.etiketter) }) where ett.slag == slag {
                rader += ett.rader(namn, nyckel.etiketter)
            }
        }
        return rader.map { $0 + "\n" }.joined()
    }

    private static func namn(_ text: String) -> String {
        String(
            text.unicodeScalars.map { tecken in
                switch tecken {
                case "a"..."z", "A"..."Z", "0"..."9", "_": Character(tecken)
                default: "_"
                }
            })
    }

    private static func värde(_ text: String) -> String {
        text.reduce(into: "") { ut, tecken in
            switch tecken {
            case "\\": ut += "\\\\"
            case "\"": ut += "\\\""
            case "\n": ut += "\\n"
            default: ut.append(tecken)
            }
        }
    }
}

extension Mätvärden {
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler { mått(.räknare, label, dimensions) }
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { mått(.läge, label, dimensions) }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        mått(aggregate ? .fördelning : .läge, label, dimensions)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { mått(.fördelning, label, dimensions) }

    // What was measured is told until the program ends.
    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}
}
