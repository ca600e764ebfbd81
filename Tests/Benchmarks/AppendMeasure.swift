import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Journal
import Postgres

/// One command on one beslut from each of many callers — read, decided, its text sealed, chained, on disk — against as many clients that insert
/// the same row into a table with the log's columns and indexes.
enum AppendMeasure {
    static let one = measure("append_1", callers: 1, bar: 0.8)

    static func many(_ callers: Int, bar: Double) -> Measure { measure("append_\(callers)", callers: callers, bar: bar) }

    /// So many that each caller has beslut of its own, whose histories stay short.
    private static let beslut = 3_840

    private static func measure(_ name: String, callers: Int, bar: Double) -> Measure {
        Measure(name: name, against: "förberedd INSERT, \(callers) klient\(callers == 1 ? "" : "er")", unit: "per s", bar: .atLeast(bar)) { pairs in
            try await Workplace.with { place in
                let history = History(closed: 0, open: beslut)
                try await place.importera(history)
                let floor = try await InsertFloor(place, clients: callers)
                let commands = try Commands(place.installation, on: (0..<history.decisions).map(history.decision), callers: callers)
                // Once around: who records something on a beslut has looked at it just before.
                for _ in 0..<beslut / callers { for caller in 0..<callers { try await commands.next(caller) } }
                let found = try await Measure.interleaved(
                    pairs, ours: { try await Measure.rate(callers: callers) { try await commands.next($0) } },
                    limit: { try await Measure.rate(callers: callers) { try await floor.insert($0) } })
                await floor.close()
                return found
            }
        }
    }

    /// A note with a sealed text, each on the caller's next beslut.
    final class Commands: Sendable {
        private let receiver: Kommandomottagare
        private let commands: [Kommandorad]
        private let callers: Int
        private let turns: [Counter]

        init(_ installation: Installation, on decisions: [String], callers: Int) throws {
            receiver = Kommandomottagare(installation)
            commands = try decisions.enumerated().map { number, decision in
                try Kommandorad([
                    "kommando": "AntecknaUppfoljning", "namnd": .string(Workplace.namnd), "beslut": .string(decision),
                    "datum": "2023-06-01", "text": .string("Kontakt med uppdragstagare, möte bokat inom två veckor (\(number))"),
                ])
            }
            self.callers = callers
            turns = (0..<callers).map { _ in Counter() }
        }

        func next(_ caller: Int) async throws {
            let turn = Int(turns[caller].next())
            let share = commands.count / callers
            _ = try await receiver.utför(commands[caller * share + turn % share], Handlande(aktör: "bench", roll: "import"))
        }
    }
}
