import EventStore
import Handlaggning
import Journal
import Postgres

/// Jobs that were given up and still stand for something that is not done: no later job of the same kind has been done for the nämnd since, and for
/// a report for its omgång.
enum Uppgivet {
    /// Of one nämnd: the kinds, and the date in Sweden when the oldest of each was queued.
    static func jobb(_ nämnd: Tenant, _ databas: isolated Connection) throws -> [String: Datum] {
        Dictionary(
            try databas.query(nämndens, [.text(Rapportberäkning.slag), .text(nämnd.rawValue)]).map {
                (try $0[0] as String, Datum(try $0[1] as PostgresDate))
            }
        ) { första, _ in första }
    }

    /// Of every nämnd and of none: the kinds, in order.
    static func slag(_ databas: isolated Connection) throws -> [String] {
        try databas.query(allas, [.text(Rapportberäkning.slag)]).map { try $0[0] }
    }

    /// A dead job's `run_at` is when it was given up. A job's key begins with its nämnd, when it is one's: a report's goes on with the omgång ($1 is
    /// that kind). The installation's own job has been done when any of its kind has.
    private static let stårKvar = """
        j.state = 'dead' and not exists (
            select from jobs.outcome o
            where o.finished_at > j.run_at and o.state = 'done' and o.kind = j.kind
                and (split_part(o.key, '/', 1) = split_part(j.key, '/', 1)
                    or not exists (select from eventlog.head h where h.tenant = split_part(j.key, '/', 1)))
                and (j.kind <> $1 or split_part(o.key, '/', 2) = split_part(j.key, '/', 2)))
        """

    private static let nämndens = Statement(
        "given_up_of_namnd",
        """
        select j.kind, (min(j.created_at) at time zone 'Europe/Stockholm')::date from jobs.job j
        where split_part(j.key, '/', 1) = $2 and \(stårKvar) group by j.kind
        """)
    private static let allas = Statement("given_up", "select distinct j.kind from jobs.job j where \(stårKvar) order by j.kind")
}
