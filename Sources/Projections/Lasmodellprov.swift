public import EventStore
public import Handlaggning
import FoundationEssentials
import Journal
public import Postgres

/// A proof of a read model as it is kept: that it was what the log says, or that it was not.
public struct Läsmodellprov: Hashable, Sendable {
    public let nämnd: Tenant
    public let position: Position
    public let håller: Bool
    /// Of the rows as the log says they are at the position.
    public let avtryck: [UInt8]
    public let avvikelse: BeslutID?
    public let när: PostgresTimestamp
    public let millisekunder: Int64

    /// The latest of a nämnd; nil when none was made.
    public static func senaste(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Läsmodellprov? {
        try databas.query(fråga, [.text(Fristprojektion.namn), .text(nämnd.rawValue)]).first.map { rad in
            Läsmodellprov(
                nämnd: nämnd, position: Position(rawValue: try rad[0]), håller: try rad[1], avtryck: try rad[2],
                avvikelse: try (rad[3] as UUID?).map { BeslutID($0) }, när: try rad[4], millisekunder: try rad[5])
        }
    }

    /// Which build of the read model a proof now is of.
    public static func bygge(_ databas: isolated Connection) throws -> Int32 { try Bygge.iBruk(Fristprojektion.namn, databas).nr }

    /// What a proof found, before it is kept.
    public struct Fynd: Sendable {
        let position: Position
        public let utfall: Fristprov.Utfall
        let millisekunder: Int64
    }

    /// Proves a nämnd's read model at the position it has come to in the caller's snapshot.
    public static func pröva(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Fynd {
        let början = ContinuousClock.now
        let position = try Projektor(Fristprojektion()).position(nämnd, databas)
        let utfall = try Fristprov.pröva(nämnd, till: position, databas)
        let tid = (ContinuousClock.now - början).components
        return Fynd(position: position, utfall: utfall, millisekunder: tid.seconds * 1_000 + tid.attoseconds / 1_000_000_000_000_000)
    }

    /// Keeps what a proof found as the nämnd's latest, in the caller's transaction: also that the read model does not hold.
    ///
    /// - Throws: `PostgresError`.
    public static func behåll(_ fynd: Fynd, _ nämnd: Tenant, _ databas: isolated Connection) throws {
        try databas.execute(
            lägg,
            [
                .text(Fristprojektion.namn), .text(nämnd.rawValue), .int8(fynd.position.rawValue), .bool(fynd.utfall.håller),
                .bytes(fynd.utfall.avtryck), .uuid(optional: fynd.utfall.avvikelse?.uuid), .int8(fynd.millisekunder),
            ])
    }

    private static let fråga = Statement(
        "proof_latest",
        """
        select position, ok, digest, deviating, proven_at, milliseconds from readmodel.proof_v1
        where projection = $1 and namnd = $2 order by proven_at desc limit 1
        """)
    private static let lägg = Statement(
        "proof_keep",
        """
        insert into readmodel.proof_v1 (projection, namnd, position, ok, digest, deviating, milliseconds) values ($1, $2, $3, $4, $5, $6, $7)
        """)
}
