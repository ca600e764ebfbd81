import Foundation

/// What a measure gave.
struct Result: Sendable {
    let measure: Measure
    let pairs: [Measure.Pair]

    var ours: Double { median(pairs.map(\.ours)) }
    var limit: Double { median(pairs.map(\.limit)) }
    var ratio: Double { median(ratios) }
    var isMet: Bool? { measure.bar.isMet(ratio) }

    private var ratios: [Double] { pairs.map { $0.ours / $0.limit } }

    /// The variance of the pairs' ratios.
    var variance: Double {
        guard ratios.count > 1 else { return 0 }
        let mean = ratios.reduce(0, +) / Double(ratios.count)
        return ratios.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(ratios.count - 1)
    }

    var json: String {
        let gräns =
            switch measure.bar {
            case .atLeast(let bound): #""grans":\#(number(bound, 2)),"riktning":"minst","klarar":\#(isMet == true)"#
            case .atMost(let bound): #""grans":\#(number(bound, 2)),"riktning":"hogst","klarar":\#(isMet == true)"#
            case .none: #""grans":null,"riktning":null,"klarar":null"#
            }
        return """
            {"matt":"\(measure.name)","kvot":\(number(ratio, 3)),"var":\(number(variance, 5)),\(gräns),\
            "vart":\(number(ours, 3)),"golv":\(number(limit, 3)),"enhet":"\(measure.unit)","mot":"\(measure.against)","par":\(pairs.count)}
            """
    }

    var row: [String] {
        let bar =
            switch measure.bar {
            case .atLeast(let bound): "≥ \(number(bound, 2))"
            case .atMost(let bound): "≤ \(number(bound, 2))"
            case .none: "–"
            }
        let spread = "\(number(ratios.min() ?? 0, 2))–\(number(ratios.max() ?? 0, 2))"
        return [
            measure.name, figure(ours), figure(limit), measure.unit, number(ratio, 2), spread, bar, isMet.map { $0 ? "ja" : "NEJ" } ?? "–",
            measure.against,
        ]
    }

    private func figure(_ value: Double) -> String { number(value, value >= 100 ? 0 : 3) }

    private func number(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// The results, in columns.
struct ResultTable {
    private var rows = [["mått", "vårt", "golv", "enhet", "kvot", "spann", "gräns", "klarar", "mot"]]

    mutating func add(_ result: Result) { rows.append(result.row) }

    var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }
}
