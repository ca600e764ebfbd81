import ArgumentParser
import Glibc

/// Every measure with its limit in the same run, ours and the limit's taking turns. Says what it found and never fails for it: a benchmark is
/// not a test.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Mäter evb mot golvet i samma körning: en tabell, och en JSON-rad för varje mått.")

    @Option(help: "Bara dessa mått, med komma emellan.")
    var matt: String?

    @Option(help: "Antal par, vårt och golvets mätning turvis.")
    var par = 7

    @Option(help: "Händelser i de stora måtten: import, ombyggnad, verifiera, rapport.")
    var handelser = 1_000_000

    @Flag(help: "Bara JSON-raderna.")
    var json = false

    /// Serves as the floor of the HTTP measures, on this database, and measures nothing.
    @Option(help: .hidden)
    var golv: String?

    func validate() throws {
        guard par >= 1, handelser >= 1_000 else { throw ValidationError("--par är minst 1, --handelser minst 1000.") }
        let kända = Set(Measure.all(events: handelser).map(\.name))
        for namn in valda ?? [] where !kända.contains(namn) {
            throw ValidationError("Måttet \(namn) finns inte. De som finns: \(kända.sorted().joined(separator: ", ")).")
        }
    }

    func run() async throws {
        if let golv { return try await HTTPFloor.serve(golv) }
        let measures = Measure.all(events: handelser).filter { valda?.contains($0.name) ?? true }
        var table = ResultTable()
        for measure in measures {
            let result = try await measure.run(pairs: par)
            // What it was to be compared with is not here; the measure has said so.
            if result.pairs.isEmpty { continue }
            print(result.json)
            // At once, also to a file: the next one may take minutes.
            fflush(nil)
            table.add(result)
        }
        if !json { print("\n" + table.text) }
    }

    private var valda: [String]? { matt.map { $0.split(separator: ",").map(String.init) } }
}
