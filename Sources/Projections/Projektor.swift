public import EventStore
public import Postgres

/// Follows the log with one read model: reads what is new, applies it and moves the checkpoint, all in one transaction.
///
/// Applying twice changes nothing: events at or before the checkpoint are never handed to the projection.
public struct Projektor: Sendable {
    /// Events per round. Large enough that statements are few, small enough that a batch is some megabytes at most.
    static let sats = 1_000

    private let projektion: any Projektion

    public init(_ projektion: any Projektion) { self.projektion = projektion }

    /// Follows the log to its end within the caller's transaction, which thereafter sees the read model at that position.
    ///
    /// - Returns: the position the read model now stands at.
    /// - Throws: `PostgresError`, or `Formfel` for an event that cannot be read; the checkpoint then stands where it stood.
    public func följ(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position {
        var position = try låsKontrollpunkt(nämnd, databas)
        while true {
            let händelser = try LogSession.read(nämnd, after: position, limit: Self.sats, on: databas)
            guard let sista = händelser.last else { return position }
            try projektion.tillämpa(händelser, nämnd: nämnd, databas)
            position = sista.position
            try databas.execute(Self.flytta, [.text(projektion.namn), .text(nämnd.rawValue), .int8(position.rawValue)])
        }
    }

    /// Forgets the read model of one log and follows it from the start. Readers see the old one until the caller commits.
    public func byggOm(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position {
        _ = try låsKontrollpunkt(nämnd, databas)
        try projektion.töm(nämnd: nämnd, databas)
        try databas.execute(Self.flytta, [.text(projektion.namn), .text(nämnd.rawValue), .int8(0)])
        return try följ(nämnd, databas)
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
    private static let flytta = Statement(
        "checkpoint_move", "update readmodel.checkpoint_v1 set position = $3 where projection = $1 and namnd = $2")
}
