public import EventStore
public import Postgres

/// Follows the log with one read model: reads what is new, applies it and moves the checkpoint, all in one transaction.
///
/// Applying twice changes nothing: events at or before the checkpoint are never handed to the projection.
public struct Projektor: Sendable {
    /// Events per round. Large enough that statements are few, small enough that a batch is some megabytes at most.
    static let sats = 1_000

    /// Milliseconds a reader waits for another who follows: many batches' time, and still an answer while somebody waits for it.
    static let läsarensVäntan = 2_000

    private let projektion: any Projektion

    public init(_ projektion: Fristprojektion) { self.projektion = projektion }

    /// Follows the log to its end within the caller's transaction, which thereafter sees the read model at that position. Waits for another
    /// who is following it, as long as the connection's `lock_timeout` allows.
    ///
    /// - Returns: the position the read model now stands at.
    /// - Throws: `PostgresError`; ``Läsmodellfel`` when the read model is not one of this log. The checkpoint then stands where it stood. An
    ///   event that cannot be applied parks its beslut and is no error.
    @discardableResult
    public func följ(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position {
        // Held, the checkpoint keeps a rebuild from switching until the transaction ends.
        let från = try låsKontrollpunkt(nämnd, databas)
        return try följ(nämnd, från: från, i: try Bygge.iBruk(projektion.namn, databas), databas) { position in
            try databas.execute(Self.flytta, [.text(projektion.namn), .text(nämnd.rawValue), .int8(position.rawValue)])
        }
    }

    /// The same for one who only reads, in a transaction of its own. Somebody else who is following is waited for; but a rebuild, or an import
    /// that holds the read model for long, is not: then, and on a read-only database, the reader takes the read model as it is, at its
    /// ``position(_:_:)``.
    public func följFörLäsare(_ nämnd: Tenant, _ databas: isolated Connection) async throws {
        if try databas.query(Self.skrivskyddad)[0][0] as Bool { return }
        do {
            try await databas.transaction { databas in
                try databas.run(script: "set local lock_timeout = \(Self.läsarensVäntan)")
                try följ(nämnd, databas)
            }
        } catch let fel as PostgresError where fel.sqlState == .lockNotAvailable {
            return
        }
    }

    /// How far the read model has followed the log, in the caller's snapshot.
    public func position(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position {
        let rad = try databas.query(Self.läs, [.text(projektion.namn), .text(nämnd.rawValue)]).first
        return Position(rawValue: try rad?[0] ?? 0)
    }

    /// The first nämnd whose log this read model has followed further than it goes, and how far: its last events are gone. Nil when there is none.
    func bortomLoggen(_ databas: isolated Connection) throws -> (nämnd: Tenant, position: Position)? {
        try databas.query(Self.bortom, [.text(projektion.namn)]).first.map { rad in
            (Tenant(rawValue: try rad[0])!, Position(rawValue: try rad[1]))
        }
    }

    /// Folds the parked beslut anew from their first event: those that can be applied by now are parked no more. In the caller's transaction.
    ///
    /// - Returns: how many were parked before, and how many are.
    public func provaOm(_ nämnd: Tenant, _ databas: isolated Connection) throws -> (före: Int, efter: Int) {
        let position = try låsKontrollpunkt(nämnd, databas)
        let bygge = try Bygge.iBruk(projektion.namn, databas)
        let parkerade = try Parkering.strömmar(projektion.namn, nämnd, databas).sorted()
        try Parkering.släpp(projektion.namn, nämnd, databas)
        for början in stride(from: 0, to: parkerade.count, by: Self.sats) {
            let strömmar = Array(parkerade[början..<min(början + Self.sats, parkerade.count)])
            try projektion.vikOm(strömmar, nämnd: nämnd, till: position, bygge, databas)
        }
        return (parkerade.count, try Parkering.strömmar(projektion.namn, nämnd, databas).count)
    }

    /// Follows the log with the rows in one build; `flytta` is told each position the rows have come to.
    func följ(
        _ nämnd: Tenant, från: Position, i bygge: Bygge, _ databas: isolated Connection, _ flytta: (Position) throws -> Void = { _ in }
    ) throws -> Position {
        var position = från
        // A checkpoint beyond the log's end would silently skip what is yet to come.
        let slut = try LogSession.head(of: nämnd, on: databas)?.position ?? .zero
        guard position <= slut else { throw Läsmodellfel.förLoggen(namn: projektion.namn) }
        while true {
            let händelser = try LogSession.read(nämnd, after: position, limit: Self.sats, on: databas)
            guard let sista = händelser.last else { return position }
            try projektion.tillämpa(händelser, nämnd: nämnd, bygge, databas)
            position = sista.position
            try flytta(position)
        }
    }

    private func låsKontrollpunkt(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position {
        let nyckel: [Parameter] = [.text(projektion.namn), .text(nämnd.rawValue)]
        try databas.execute(Self.skapa, nyckel)
        let position: Int64 = try databas.query(Self.lås, nyckel)[0][0]
        return Position(rawValue: position)
    }

    private static let skapa = Statement(
        "checkpoint_create", "insert into readmodel.checkpoint_v1 (projection, namnd, position) values ($1, $2, 0) on conflict do nothing")
    private static let lås = Statement(
        "checkpoint_lock", "select position from readmodel.checkpoint_v1 where projection = $1 and namnd = $2 for update")
    private static let läs = Statement(
        "checkpoint_read", "select position from readmodel.checkpoint_v1 where projection = $1 and namnd = $2")
    private static let bortom = Statement(
        "checkpoint_beyond",
        """
        select c.namnd, c.position from readmodel.checkpoint_v1 c left join eventlog.head h on h.tenant = c.namnd
        where c.projection = $1 and c.position > coalesce(h.position, 0) order by c.namnd limit 1
        """)
    private static let skrivskyddad = Statement(
        "is_read_only", "select current_setting('transaction_read_only')::boolean or pg_is_in_recovery()")
    private static let flytta = Statement(
        "checkpoint_move", "update readmodel.checkpoint_v1 set position = $3 where projection = $1 and namnd = $2")
}
