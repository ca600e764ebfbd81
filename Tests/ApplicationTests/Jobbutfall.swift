import Application
import Handlaggning
import Jobs

/// What came of a round of the job runner for the jobs of one kind. Whatever else is due is done too, and is not its matter.
struct Jobbutfall {
    let gjorda: [FinishedJob]
    let uppgivna: [QueuedJob]

    init(_ slag: String, _ prov: Provinstallation, nu: Datum? = nil) async throws {
        (gjorda, uppgivna) = try await prov.kör { installation in
            let före = Set(try await Jobblista(installation).gjorda.map(\.id))
            _ = try await Jobbkörare(installation, nu: nu, namn: "prov").tillsTomt()
            let efter = try await Jobblista(installation)
            return (
                efter.gjorda.filter { $0.kind == slag && !före.contains($0.id) }, efter.köade.filter { $0.kind == slag && $0.state == .dead }
            )
        }
    }
}
