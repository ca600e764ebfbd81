import CanonicalJSON
import Handlaggning
import Jobs
import Journal
import Postgres

/// The job that, once a day, removes reminders that ended long ago. The queue prunes its own history.
enum Rensning {
    static let slag = "rensa"

    /// A year and a window: a quarter can be compared with the same one the year before.
    static let bevarasDagar = 430

    static func hanterare() -> JobHandler {
        { jobb, databas in
            guard let idag = try JSON(parsing: jobb.payload)["idag"]?.string.flatMap({ Datum($0) }) else { throw Uppdragsfel(jobb: jobb.id) }
            return JobOutcome("borttagna:\(try Påminnelselager.rensa(före: idag.plus(dagar: -bevarasDagar), databas))")
        }
    }

    static func planera(_ idag: Datum, _ databas: isolated Connection) throws {
        try JobQueue.schedule(
            kind: slag, period: "\(idag)", payload: JSON.object([.init("idag", .string(idag.description))]).canonical,
            priority: Planering.Företräde.sist, keptFor: Planering.minns, on: databas)
    }
}
