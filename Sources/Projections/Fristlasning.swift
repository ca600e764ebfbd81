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

    /// The frister whose individrapport has been sent in an omgång, as known now.
    public static func inskickade(i period: Kvartal, _ nämnd: Tenant, _ databas: isolated Connection) throws -> Set<FristID> {
        let rader = try databas.query(inskicksfråga, [.text(nämnd.rawValue), .text("[{\"omgang\":\"\(period)\"}]")])
        return Set(try rader.map { try Fristrad($0).underlag.id })
    }

    private static let inskicksfråga = Statement(
        "frist_inskick",
        """
        select \(Fristrad.kolumner) from readmodel.frist_v1
        where namnd = $1 and kand_till is null and inskick <> '[]' and inskick @> $2::text::jsonb
        """)

    private static let fråga = Statement(
        "frist_underlag",
        """
        select \(Fristrad.kolumner) from readmodel.frist_v1
        where namnd = $1 and kand_fran <= $3 and (kand_till is null or kand_till > $3)
          and (slut is null or slut >= rapporteringsbar or inskick <> '[]')
          and (rapporteringsbar <= $2 or inskick <> '[]')
        order by beslut, art, nr
        """)
}
