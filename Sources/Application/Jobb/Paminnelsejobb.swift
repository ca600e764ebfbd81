import EventStore
import Handlaggning
import Jobs
import Journal
import Logging
import Postgres

/// The job that, once a day and nämnd, keeps what has become due and ends what no longer is, and tells the operator what is an alarm.
///
/// The list that people read, `evb paminnelser`, is computed when they ask; what is kept here is on which day each was first seen. Kept for a
/// day, it is never kept for an earlier one: a job that was delayed or revived would end what holds now.
enum Påminnelsejobb {
    static let slag = "paminn"

    /// The state is read in a snapshot of its own, on another connection than the job's: reading waits for nobody. It is read when nobody else
    /// keeps the nämnd's reminders, so that the last to read is the last to keep.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            let uppdrag = try Dagsuppdrag(jobb)
            try Nämndsession.begränsaVäntan(databas)
            guard try Påminnelselager.börja(uppdrag.idag, uppdrag.nämnd, databas) else { return JobOutcome("inaktuell") }
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

    /// - Parameter därför: when it is queued for the day already, once more for that reason.
    static func planera(_ nämnd: Tenant, _ idag: Datum, därför: String? = nil, _ databas: isolated Connection) throws {
        for period in ["\(nämnd)/\(idag)", därför.map { "\(nämnd)/\(idag)/\($0)" }].compactMap(\.self) {
            let ny = try JobQueue.schedule(
                kind: slag, period: period, payload: Dagsuppdrag(nämnd: nämnd, idag: idag).text, priority: Planering.Företräde.sist,
                keptFor: Planering.minns, on: databas)
            if ny { return }
        }
    }
}
