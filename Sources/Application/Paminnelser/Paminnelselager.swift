import EventStore
import Handlaggning
import Journal
import Postgres

/// The reminders that are kept: when each was first seen, and when it was no longer.
enum Påminnelselager {
    /// Removed at a time: a day's work is far less, and a table that was left alone for years is done in a few days.
    static let rensasHögst: Int64 = 50_000

    /// Takes the nämnd's reminders for a day: nobody else keeps them until the transaction ends.
    ///
    /// - Returns: false when they have been kept for a later day: then nothing is to be kept.
    static func börja(_ idag: Datum, _ nämnd: Tenant, _ databas: isolated Connection) throws -> Bool {
        try databas.execute(taDagen, [.text(nämnd.rawValue), .date(PostgresDate(idag))]) == 1
    }

    /// Raises those that are new and ends those that are no more, in the caller's transaction. Twice with the same changes nothing.
    ///
    /// - Returns: the keys that were raised now, and how many were ended.
    static func behåll(
        _ påminnelser: Påminnelser, _ nämnd: Tenant, _ databas: isolated Connection
    ) throws -> (nya: Set<String>, avslutade: Int) {
        let nycklar = påminnelser.alla.map(\.nyckel)
        let dag = Parameter.date(PostgresDate(påminnelser.idag))
        let avslutade = try databas.execute(avsluta, [.text(nämnd.rawValue), dag, .texts(nycklar)])
        let nya = try databas.query(lägg, [.text(nämnd.rawValue), dag, .texts(nycklar), .texts(påminnelser.alla.map(\.anledning.kod))])
        return (Set(try nya.map { try $0[0] as String }), avslutade)
    }

    /// The day each open reminder was first seen, by its key.
    static func uppmärksammade(_ nämnd: Tenant, _ databas: isolated Connection) throws -> [String: Datum] {
        Dictionary(
            try databas.query(öppna, [.text(nämnd.rawValue)]).map { (try $0[0] as String, Datum(try $0[1] as PostgresDate)) }
        ) { första, _ in första }
    }

    static func rensa(före dag: Datum, _ databas: isolated Connection) throws -> Int {
        try databas.execute(taBort, [.date(PostgresDate(dag)), .int8(rensasHögst)])
    }

    private static let taDagen = Statement(
        "paminnelse_day",
        """
        insert into readmodel.paminnelse_dag_v1 as d (namnd, dag) values ($1, $2)
        on conflict (namnd) do update set dag = excluded.dag where d.dag <= excluded.dag
        """)
    private static let avsluta = Statement(
        "paminnelse_end",
        """
        update readmodel.paminnelse_v1 p set avslutad = greatest($2, p.uppmarksammad)
        where p.namnd = $1 and p.avslutad is null and not exists (select from unnest($3::text[]) as nu (nyckel) where nu.nyckel = p.nyckel)
        """)
    private static let lägg = Statement(
        "paminnelse_raise",
        """
        insert into readmodel.paminnelse_v1 (namnd, nyckel, slag, uppmarksammad)
        select $1, nu.nyckel, nu.slag, $2 from unnest($3::text[], $4::text[]) as nu (nyckel, slag)
        on conflict (namnd, nyckel) where avslutad is null do nothing
        returning nyckel
        """)
    private static let öppna = Statement(
        "paminnelse_open", "select nyckel, uppmarksammad from readmodel.paminnelse_v1 where namnd = $1 and avslutad is null")
    private static let taBort = Statement(
        "paminnelse_prune",
        """
        delete from readmodel.paminnelse_v1
        where id in (select id from readmodel.paminnelse_v1 where avslutad < $1 order by avslutad limit $2)
        """)
}
