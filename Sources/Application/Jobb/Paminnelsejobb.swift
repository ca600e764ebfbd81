import EventStore
import Handlaggning
import Jobs
import Journal
import Logging
import Postgres

/// The job that, once a day and nämnd, keeps what has become due and ends what no longer is, and tells the operator what is an alarm.
///
/// The list that people read, `evb paminnelser`, is computed when they ask; what is kept here is on which day each was first seen.
enum Påminnelsejobb {
    static let slag = "paminn"

    /// The state is read in a snapshot of its own, on another connection than the job's: reading waits for nobody.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            let uppdrag = try Dagsuppdrag(jobb)
            let påminnelser = try await Påminnelseläsning(installation).påminnelser(uppdrag.nämnd, idag: uppdrag.idag)
            let (nya, avslutade) = try Påminnelselager.behåll(påminnelser, uppdrag.nämnd, databas)
            for larm in påminnelser.larm where nya.contains(larm.nyckel) {
                installation.logger.error(
                    "alarm",
                    metadata: ["namnd": "\(uppdrag.nämnd)", "slag": "\(larm.anledning.kod)", "om": "\(larm.nyckel)", "sedan": "\(larm.sedan)"])
            }
            return JobOutcome("nya:\(nya.count) avslutade:\(avslutade) oppna:\(påminnelser.alla.count) larm:\(påminnelser.larm.count)")
        }
    }

    /// - Parameter därför: once more on the same day, for that reason.
    static func planera(_ nämnd: Tenant, _ idag: Datum, därför: String? = nil, _ databas: isolated Connection) throws {
        try JobQueue.schedule(
            kind: slag, period: "\(nämnd)/\(idag)" + (därför.map { "/\($0)" } ?? ""),
            payload: Dagsuppdrag(nämnd: nämnd, idag: idag).text, priority: Planering.Företräde.sist, on: databas)
    }
}
