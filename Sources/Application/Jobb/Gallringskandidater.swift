import EventStore
import Handlaggning
import Jobs
import Journal
import Postgres
import Reports

/// The job that counts, once a quarter, whose data are due to be erased. It proposes nothing: `evb gallring` shows who, and two people decide.
enum Gallringskandidater {
    static let slag = "gallringskandidater"

    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, _ in
            let uppdrag = try Dagsuppdrag(jobb)
            let rader = try await Gallringsläsning(installation).lista(uppdrag.nämnd, idag: uppdrag.idag).rader
            func antal(_ läge: Gallringsrad.Läge) -> Int { rader.count { $0.läge == läge } }
            return JobOutcome(
                "kan_foreslas:\(antal(.kanFöreslås)) foreslagna:\(antal(.föreslagen)) undantagna:\(antal(.undantagen)) "
                    + "forsenade:\(rader.count { $0.prövning.försenad && $0.läge != .undantagen })")
        }
    }

    static func planera(_ nämnd: Tenant, _ idag: Datum, _ databas: isolated Connection) throws {
        guard let kvartal = Kvartal(kring: idag) else { return }
        try JobQueue.schedule(
            kind: slag, period: "\(nämnd)/\(kvartal)", payload: Dagsuppdrag(nämnd: nämnd, idag: idag).text, on: databas)
    }
}
