public import EventStore
public import Handlaggning
import Journal
public import Postgres

/// Reads the frister that a report can show.
///
/// What is asked for some beslut or persons is asked for each by its key: `offset 0` keeps the planner from reading all of the nämnd's to join them.
public enum Fristläsning {
    /// - Parameters:
    ///   - nämnd: whose frister.
    ///   - brytdatum: the day whose state the report shows.
    ///   - förra: the latest frozen omgång before the report's, with its brytdatum and the position it was computed at; nil when there is none.
    ///     What was finally reported before it is not read.
    ///   - position: as known when the log had this length; the read model must have followed it that far.
    ///   - databas: in the snapshot that the report is read in.
    /// - Returns: every frist that can be late on the day or has to be accounted for because it was sent to IVO; some more do no harm.
    /// - Throws: `PostgresError`, ``Läsmodellfel``.
    public static func underlag(
        _ nämnd: Tenant, brytdatum: Datum, förra: (brytdatum: Datum, position: Position)?, position: Position, _ databas: isolated Connection
    ) throws -> [Fristunderlag] {
        let slutFöre = min(brytdatum, förra?.brytdatum ?? brytdatum)
        return try databas.query(
            try iBruk(databas).sats("frist_underlag", underlagsfråga),
            [
                .text(nämnd.rawValue), .date(PostgresDate(brytdatum)), .int8(position.rawValue), .int8(förra?.position.rawValue ?? 0),
                .date(PostgresDate(slutFöre)),
            ]
        ).map { try Fristrad($0).underlag }
    }

    /// The omgångar of the given in which something has been sent, as known at the position.
    public static func lämnade(
        _ nämnd: Tenant, av omgångar: [Kvartal], position: Position, _ databas: isolated Connection
    ) throws -> Set<Kvartal> {
        let fråga = try iBruk(databas).sats("frist_sent") { tabell in
            """
            select o.omgang from unnest($2::text[]) o (omgang)
            where exists (select from \(tabell) f join \(tabell) nu using (namnd, beslut, art, nr)
                where f.namnd = $1 and f.lamnad = o.omgang and f.kand_fran <= $3
                    and nu.kand_fran <= $3 and (nu.kand_till is null or nu.kand_till > $3)
                    and nu.inskick::jsonb @> jsonb_build_array(jsonb_build_object('omgang', o.omgang)))
            """
        }
        return Set(
            try databas.query(fråga, [.text(nämnd.rawValue), .texts(omgångar.map(\.description)), .int8(position.rawValue)])
                .compactMap { Kvartal(try $0[0] as String) })
    }

    /// The frister of some beslut, by their identity.
    ///
    /// - Parameters:
    ///   - beslut: of the nämnd; one without rows is absent.
    ///   - nämnd: whose they are.
    ///   - position: as known when the log had this length.
    ///   - databas: in the snapshot that the report is read in.
    public static func frister(
        på beslut: [BeslutID], _ nämnd: Tenant, position: Position, _ databas: isolated Connection
    ) throws -> [FristID: Frist] {
        try underlag(på: beslut, nämnd, position: position, databas).mapValues(\.frist)
    }

    /// The same, with what a report needs to know of each.
    public static func underlag(
        på beslut: [BeslutID], _ nämnd: Tenant, position: Position, _ databas: isolated Connection
    ) throws -> [FristID: Fristunderlag] {
        let beslut = Set(beslut).map(\.uuid)
        let fråga = try iBruk(databas).sats("frist_of_rows") { tabell in
            """
            select \(Fristrad.kolumner) from unnest($2) as wanted (id)
            cross join lateral (select * from \(tabell) f where f.namnd = $1 and f.beslut = wanted.id
                and f.kand_fran <= $3 and (f.kand_till is null or f.kand_till > $3) offset 0) f
            """
        }
        let rader = try databas.query(fråga, [.text(nämnd.rawValue), .uuids(beslut), .int8(position.rawValue)]).map { try Fristrad($0).underlag }
        return Dictionary(rader.map { ($0.id, $0) }) { första, _ in första }
    }

    /// The persons' every beslut, as known now.
    public static func beslut(av personer: [PersonID], _ nämnd: Tenant, _ databas: isolated Connection) throws -> [BeslutID] {
        let fråga = try iBruk(databas).sats("frist_person") { tabell in
            """
            select f.beslut from unnest($2::uuid[]) as wanted (id)
            cross join lateral (select beslut from \(tabell) f
                where f.namnd = $1 and f.person = wanted.id and f.art = 'beslut' and f.kand_till is null offset 0) f
            order by f.beslut
            """
        }
        return try databas.query(fråga, [.text(nämnd.rawValue), .uuids(personer.map(\.uuid))]).map { BeslutID(try $0[0]) }
    }

    /// A nämnd's beslut in order of their ids, each by its first frist, as known now.
    ///
    /// - Parameters:
    ///   - efter: those after this one; nil from the first.
    ///   - antal: the most.
    ///   - nämnd: whose they are.
    ///   - databas: under whichever role: row security leaves out what its user may not see.
    public static func beslut(
        efter: BeslutID?, antal: Int, _ nämnd: Tenant, _ databas: isolated Connection
    ) throws -> [Fristunderlag] {
        // Two statements, so that each is a range of the primary key.
        let fråga = try iBruk(databas).sats(efter == nil ? "frist_first_page" : "frist_page") { tabell in
            """
            select \(Fristrad.kolumner) from \(tabell)
            where namnd = $1 and art = 'beslut' and nr = 0 and kand_till is null\(efter == nil ? "" : " and beslut > $3") order by beslut limit $2
            """
        }
        return try databas.query(fråga, [.text(nämnd.rawValue), .int8(Int64(antal))] + (efter.map { [.uuid($0.uuid)] } ?? []))
            .map { try Fristrad($0).underlag }
    }

    /// The frister that are open now: neither ended nor undone.
    public static func öppna(_ nämnd: Tenant, _ databas: isolated Connection) throws -> [Fristunderlag] {
        let fråga = try iBruk(databas).sats("frist_open") { tabell in
            """
            select \(Fristrad.kolumner) from \(tabell)
            where namnd = $1 and slut is null and kand_till is null and not makulerat and not aterkallad order by rapporteringsbar, beslut, art, nr
            """
        }
        return try databas.query(fråga, [.text(nämnd.rawValue)]).map { try Fristrad($0).underlag }
    }

    /// The persons for whom nothing is open and nothing has ended since a day, as known now, and who are not erased already. Some of them have
    /// later notes of other kinds: their own histories say.
    public static func personerUtanFrister(efter dag: Datum, _ nämnd: Tenant, _ databas: isolated Connection) throws -> [PersonID] {
        let fråga = try iBruk(databas).sats("frist_quiet_persons") { tabell in
            """
            select f.person from \(tabell) f where f.namnd = $1 and f.kand_till is null
            group by f.person
            having bool_and(f.makulerat or f.aterkallad or f.slut is not null) and max(greatest(f.beslutsdatum, f.slut)) <= $2
                and not exists (select from eventlog.event e
                    where e.tenant = $1 and e.type = 'PersonuppgifterGallrade' and (e.data::jsonb ->> 'person') = f.person::text)
            order by f.person
            """
        }
        return try databas.query(fråga, [.text(nämnd.rawValue), .date(PostgresDate(dag))]).map { PersonID(try $0[0]) }
    }

    private static func iBruk(_ databas: isolated Connection) throws -> Bygge { try Bygge.iBruk(Fristprojektion.namn, databas) }

    /// Four ways for a frist to be of interest, each with an index of its own, so that what has long been closed is never visited. $4 is how
    /// far the log was known when the latest frozen omgång before was computed, $5 the earlier of its brytdatum and the report's.
    private static func underlagsfråga(_ tabell: String) -> String {
        """
        select * from (
            select \(Fristrad.kolumner), rapporteringsbar from \(tabell)
            where namnd = $1 and kand_till is null and rapporteras = 'kan' and kand_fran <= $3
            union all
            select \(Fristrad.kolumner), rapporteringsbar from \(tabell)
            where namnd = $1 and kand_till is null and rapporteras = 'slutlamnad' and kand_fran > $4 and kand_fran <= $3
            union all
            select \(Fristrad.kolumner), rapporteringsbar from \(tabell)
            where namnd = $1 and kand_till is null and rapporteras = 'slutlamnad' and slut > $5 and kand_fran <= least($3, $4)
            union all
            select \(Fristrad.kolumner), rapporteringsbar from \(tabell)
            where namnd = $1 and kand_till > $3 and kand_fran <= $3 and rapporteras <> 'aldrig'
              and (rapporteras = 'kan' or kand_fran > $4 or slut > $5)
        ) f
        where rapporteringsbar <= $2 or inskick <> '[]'
        order by beslut, art, nr
        """
    }
}
