import CanonicalJSON
import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// How an event's protected part is sealed and opened: under the person's own key, or the nämnd's for texts of an omgång.
enum Försegling {
    static func subjekt(_ person: PersonID?) -> String { person.map { "person/\($0)" } ?? "namnd" }

    static func händelse(_ form: Händelseform, _ ström: StreamName, nyckel: SealingKey?) throws -> NewEvent {
        let id = UUIDv7.make()
        let skyddat = try form.skyddat.map { skyddat in
            guard let nyckel else { throw Förseglingsfel.nyckelSaknas(typ: form.typ) }
            return try nyckel.seal(Array(skyddat.canonical.utf8), event: id)
        }
        return NewEvent(
            id: id, stream: ström, type: form.typ, typeVersion: form.version, validDate: form.giltigt.map { PostgresDate($0) },
            data: form.data.canonical, sealed: skyddat)
    }

    /// - Parameter nyckel: nil when it is destroyed.
    static func öppna(_ lagrad: StoredEvent, nyckel: SealingKey?) throws -> Skyddat {
        guard let förseglat = lagrad.sealed else { return .inget }
        guard let nyckel else { return .gallrat }
        return .öppet(try JSON(parsing: try nyckel.open(förseglat, event: lagrad.id)))
    }
}

enum Förseglingsfel: Error, Sendable {
    case nyckelSaknas(typ: String)
}
