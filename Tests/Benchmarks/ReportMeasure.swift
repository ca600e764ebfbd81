import Application
import EventStore
import Handlaggning
import Postgres
import Reports

/// A quarter's report of many open decisions, from the question to the printed text.
enum ReportMeasure {
    private static let open = 17_000

    /// Against what SQL alone needs to find the report's rows when it goes through the whole read model.
    static func report(_ decisions: Int) -> Measure {
        measure(
            "rapport", against: "bar SQL genom hela läsmodellen", .atMost(2), decisions,
            planner: "set enable_indexscan = off; set enable_bitmapscan = off")
    }

    /// Against fetching them by their index: what deciding each row's heading, marks and reason, and printing them, adds. The closed history is no
    /// part of it, as `rapport_vaxt` shows.
    static func rows(_ decisions: Int) -> Measure {
        measure("rapport_rader", against: "samma rader genom sitt index", .none, min(decisions, 2 * open), planner: "set enable_seqscan = off")
    }

    private static func measure(_ name: String, against: String, _ bar: Measure.Bar, _ decisions: Int, planner: String) -> Measure {
        Measure(name: name, against: against, unit: "s", bar: bar) { pairs in
            try await Workplace.with { place in
                try await place.importera(History(closed: max(0, decisions - open), open: min(open, decisions)))
                let report = try await Report(place)
                let table = try await place.readModel()
                let scan = Statement(
                    "floor_scan",
                    """
                    select * from \(table) where namnd = $1 and kand_till is null and rapporteras = 'kan' and rapporteringsbar <= '2023-03-31'
                    order by beslut, art, nr
                    """)
                let floor = try await Connection.open(place.superuser)
                // As the program's own connections are.
                try await floor.run(script: "set jit = off; set max_parallel_workers_per_gather = 0; \(planner)")
                let found = try await Measure.interleaved(
                    pairs, ours: { try await Measure.seconds { try await report.printed() } },
                    limit: { try await Measure.seconds { _ = try await floor.query(scan, [.text(Workplace.namnd)]).count } })
                await floor.close()
                return found
            }
        }
    }

    static func growth(_ decisions: Int) -> Measure {
        Measure(name: "rapport_vaxt", against: "samma med en tiondel av den avslutade historiken", unit: "s", bar: .atMost(1.2)) { pairs in
            try await Workplace.with { small in
                try await small.importera(History(closed: decisions / 10, open: open))
                let before = try await Report(small)
                return try await Workplace.with { large in
                    try await large.importera(History(closed: decisions, open: open))
                    let after = try await Report(large)
                    return try await Measure.interleaved(
                        pairs, ours: { try await Measure.seconds { try await after.printed() } },
                        limit: { try await Measure.seconds { try await before.printed() } })
                }
            }
        }
    }

    private struct Report: Sendable {
        private let reading: Rapportläsning
        private let question = Rapportfråga(nämnd: Tenant(rawValue: Workplace.namnd)!, period: Kvartal("2023K1")!)
        private let catalogue: Katalog

        /// The read model has followed the log when it is made.
        init(_ place: Workplace.Place) async throws {
            reading = Rapportläsning(place.installation)
            catalogue = place.installation.katalog
            try await printed()
        }

        func printed() async throws {
            let answer = try await reading.rapport(question)
            guard !Sammanställning(answer.rapport, answer.huvud, answer.sammanhang, katalog: catalogue).text.isEmpty else { throw Empty() }
        }

        private struct Empty: Error {}
    }
}
