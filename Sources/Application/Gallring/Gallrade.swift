import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// The persons whose data are erased, from the log itself.
enum Gallrade {
    static func bland(_ personer: [PersonID], _ nämnd: Tenant, _ databas: isolated Connection) throws -> Set<PersonID> {
        let sökta = Set(personer).sorted().map(\.description)
        guard !sökta.isEmpty else { return [] }
        return Set(try databas.query(blandfråga, [.text(nämnd.rawValue), .texts(sökta)]).compactMap { PersonID(try $0[0] as String) })
    }

    /// At most `högst` persons after one, in order.
    static func personer(efter: PersonID?, högst: Int, _ nämnd: Tenant, _ databas: isolated Connection) throws -> [PersonID] {
        try databas.query(allafråga, [.text(nämnd.rawValue), .text(efter?.description ?? ""), .int4(Int32(högst))])
            .compactMap { PersonID(try $0[0] as String) }
    }

    /// The streams that the persons' events stand in.
    static func strömmar(_ personer: [PersonID], _ nämnd: Tenant, _ databas: isolated Connection) throws -> [StreamName] {
        try databas.query(strömfråga, [.text(nämnd.rawValue), .texts(personer.map(\.description))])
            .compactMap { StreamName(rawValue: try $0[0]) }
    }

    private static let gallrad = "e.tenant = $1 and e.type = 'PersonuppgifterGallrade'"
    private static let person = "(e.data::jsonb ->> 'person')"

    private static let blandfråga = Statement(
        "erased_among",
        """
        select wanted.person from unnest($2) as wanted (person)
        cross join lateral (select from eventlog.event e where \(gallrad) and \(person) = wanted.person limit 1) found
        """)
    private static let allafråga = Statement(
        "erased_persons", "select distinct \(person) from eventlog.event e where \(gallrad) and \(person) > $2 order by 1 limit $3")
    private static let strömfråga = Statement(
        "erased_streams", "select e.stream from eventlog.event e where \(gallrad) and \(person) = any ($2) order by 1")
}
