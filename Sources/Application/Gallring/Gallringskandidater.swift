import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// The persons for whom nothing is open and nothing has ended since a day, and who are not erased already. Some of them have later notes of
/// other kinds: their own histories say.
enum Gallringskandidater {
    static func utanHändelser(efter dag: Datum, _ nämnd: Tenant, _ databas: isolated Connection) throws -> [PersonID] {
        try databas.query(fråga, [.text(nämnd.rawValue), .date(PostgresDate(dag))]).map { PersonID(try $0[0]) }
    }

    private static let fråga = Statement(
        "erasure_candidates",
        """
        select f.person from readmodel.frist_v2 f where f.namnd = $1 and f.kand_till is null
        group by f.person
        having bool_and(f.makulerat or f.aterkallad or f.slut is not null) and max(greatest(f.beslutsdatum, f.slut)) <= $2
            and not exists (select from eventlog.event e
                where e.tenant = $1 and e.type = 'PersonuppgifterGallrade' and (e.data::jsonb ->> 'person') = f.person::text)
        order by f.person
        """)
}
