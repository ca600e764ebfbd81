public import EventStore
public import Handlaggning
import Journal
public import Postgres

/// Reads the frister that a report can show.
public enum Fristläsning {
    /// - Parameters:
    ///   - brytdatum: the day whose state the report shows.
    ///   - position: as known when the log had this length; the read model must have followed it that far.
    /// - Returns: every frist that can be late on the day or was ever sent to IVO; some more do no harm.
    /// - Throws: `PostgresError`, ``Läsmodellfel``.
    public static func underlag(
        _ nämnd: Tenant, brytdatum: Datum, position: Position, _ databas: isolated Connection
    ) throws -> [Fristunderlag] {
        try databas.query(fråga, [.text(nämnd.rawValue), .date(PostgresDate(brytdatum)), .int8(position.rawValue)])
            .map { try Fristrad($0).underlag }
    }

    /// The frister of some beslut, by their identity.
    ///
    /// - Parameter position: as known when the log had this length.
    public static func frister(
        på beslut: [BeslutID], _ nämnd: Tenant, position: Position, _ databas: isolated Connection
    ) throws -> [FristID: Frist] {
        let beslut = Set(beslut).map(\.uuid)
        let rader = try databas.query(radfråga, [.text(nämnd.rawValue), .uuids(beslut), .int8(position.rawValue)]).map { try Fristrad($0).underlag }
        return Dictionary(rader.map { ($0.id, $0.frist) }) { första, _ in första }
    }

    /// The persons' every beslut, as known now.
    public static func beslut(av personer: [PersonID], _ nämnd: Tenant, _ databas: isolated Connection) throws -> [BeslutID] {
        try databas.query(personfråga, [.text(nämnd.rawValue), .uuids(personer.map(\.uuid))]).map { BeslutID(try $0[0]) }
    }

    /// The frister that are open now: neither ended nor undone.
    public static func öppna(_ nämnd: Tenant, _ databas: isolated Connection) throws -> [Fristunderlag] {
        try databas.query(öppnafråga, [.text(nämnd.rawValue)]).map { try Fristrad($0).underlag }
    }

    private static let personfråga = Statement(
        "frist_person",
        """
        select f.beslut from unnest($2::uuid[]) as wanted (id)
        cross join lateral (select beslut from readmodel.frist_v2 f
            where f.namnd = $1 and f.person = wanted.id and f.art = 'beslut' and f.kand_till is null) f
        order by f.beslut
        """)
    private static let öppnafråga = Statement(
        "frist_open",
        """
        select \(Fristrad.kolumner) from readmodel.frist_v2
        where namnd = $1 and slut is null and kand_till is null and not makulerat and not aterkallad order by rapporteringsbar, beslut, art, nr
        """)
    private static let radfråga = Statement(
        "frist_of_rows",
        """
        select \(Fristrad.kolumner) from unnest($2) as wanted (id)
        cross join lateral (select * from readmodel.frist_v2 f where f.namnd = $1 and f.beslut = wanted.id
            and f.kand_fran <= $3 and (f.kand_till is null or f.kand_till > $3)) f
        """)

    private static let fråga = Statement(
        "frist_underlag",
        """
        select \(Fristrad.kolumner) from readmodel.frist_v2
        where namnd = $1 and kand_fran <= $3 and (kand_till is null or kand_till > $3)
          and (slut is null or slut >= rapporteringsbar or inskick <> '[]')
          and (rapporteringsbar <= $2 or inskick <> '[]')
        order by beslut, art, nr
        """)
}
