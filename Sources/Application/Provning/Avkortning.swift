import EventStore
import Postgres

/// What a log that has been cut off leaves behind: somebody who names a position beyond its end.
enum Avkortning {
    /// The furthest position that the read models, or else the receipts, know of beyond the log's end; nil when none does. All in one statement:
    /// what is appended meanwhile is in none of it.
    static func spår(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Verifiering.Fel? {
        let rad = try databas.query(fråga, [.text(nämnd.rawValue)])[0]
        let slut: Int64 = try rad[0]
        let (följt, kvitterat): (Int64?, Int64?) = (try rad[1], try rad[2])
        if let följt, följt > slut { return .loggenÄrKortare(Position(rawValue: följt), spår: .läsmodell) }
        if let kvitterat, kvitterat > slut { return .loggenÄrKortare(Position(rawValue: kvitterat), spår: .kvitto) }
        return nil
    }

    private static let fråga = Statement(
        "verify_cut_off",
        """
        select coalesce((select position from eventlog.head where tenant = $1), 0),
            greatest((select max(position) from readmodel.checkpoint_v1 where namnd = $1),
                (select max(position) from readmodel.proof_v1 where namnd = $1),
                (select position from lookup.progress where namnd = $1)),
            (select max(last_position) from eventlog.command where tenant = $1)
        """)
}
