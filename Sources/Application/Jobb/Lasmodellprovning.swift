import EventStore
import Handlaggning
import Jobs
import Postgres
import Projections

/// The job that proves a nämnd's read models against its log: once a day, also when the log has not grown, and again after a rebuild. What it
/// finds is kept either way.
enum Läsmodellprövning {
    static let slag = "prova_lasmodeller"

    /// Reads in a snapshot of its own, on another connection than the job's: a long log is folded while everybody else reads and writes.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            let uppdrag = try Dagsuppdrag(jobb)
            let nämnd = uppdrag.nämnd
            let fynd = try await installation.pool.withConnection { läsare in
                try await Projektor(Fristprojektion()).följFörLäsare(nämnd, läsare)
                return try await läsare.transaction(.readOnlySnapshot) { läsare in
                    // A long log takes its time; the runner bounds the whole job.
                    try läsare.run(script: "set local statement_timeout = 0")
                    return try Läsmodellprov.pröva(nämnd, läsare)
                }
            }
            let höll = try Läsmodellprov.senaste(nämnd, databas)?.håller ?? true
            try Läsmodellprov.behåll(fynd, nämnd, databas)
            // Whoever is reminded today may have been so already.
            if fynd.utfall.håller != höll {
                // The build too: one that was found wrong and one that replaced it may both be proved on one day.
                let bygge = try Läsmodellprov.bygge(databas)
                try Påminnelsejobb.planera(nämnd, uppdrag.idag, därför: "prov/\(bygge)", databas)
            }
            return JobOutcome(fynd.utfall.håller ? "stammer" : "lasmodell_avviker")
        }
    }

    static func planera(_ nämnd: Tenant, _ idag: Datum, _ databas: isolated Connection) throws {
        try JobQueue.schedule(
            kind: slag, period: "\(nämnd)/\(idag)/\(try Läsmodellprov.bygge(databas))",
            payload: Dagsuppdrag(nämnd: nämnd, idag: idag).text, keptFor: Planering.minns, on: databas)
    }
}
