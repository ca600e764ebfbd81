import CanonicalJSON
import EventStore
import Handlaggning
import Jobs

/// What a job about one nämnd on one day is to do, as it stands in the queue.
struct Dagsuppdrag {
    let nämnd: Tenant
    /// The calendar date it was planned from.
    let idag: Datum

    init(nämnd: Tenant, idag: Datum) {
        self.nämnd = nämnd
        self.idag = idag
    }

    /// - Throws: ``Uppdragsfel`` for a payload this program did not write.
    init(_ jobb: Job) throws {
        let form = try JSON(parsing: jobb.payload)
        guard let nämnd = form["namnd"]?.string.flatMap({ Tenant(rawValue: $0) }), let idag = form["idag"]?.string.flatMap({ Datum($0) }) else {
            throw Uppdragsfel(jobb: jobb.id)
        }
        self.init(nämnd: nämnd, idag: idag)
    }

    var text: String { JSON.object([.init("namnd", .string(nämnd.rawValue)), .init("idag", .string(idag.description))]).canonical }
}

/// A payload that this program did not write: no attempt will make it another.
struct Uppdragsfel: JobFailure {
    let jobb: Int64

    var code: String { "ogiltigt_uppdrag" }
    var mayRetry: Bool { false }
}
