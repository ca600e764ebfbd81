public import EventStore
public import Handlaggning
import Journal
public import Postgres

/// A beslut that a read model follows no further: one of its events cannot be applied. Its rows stay as they were before that event; the
/// others go on.
public struct Parkering: Hashable, Sendable {
    public let nämnd: Tenant
    public let ström: StreamName
    /// The event that cannot be applied.
    public let position: Position
    /// Why: `okand_form` (written by a newer program), `skadad_form`, `ej_json`, `utan_beslut`, `frammande`.
    public let kod: String
    public let när: PostgresTimestamp

    public var beslut: BeslutID? { ström.beslut }

    /// Those of one nämnd, in order of streams. None is the rule.
    public static func alla(_ nämnd: Tenant, _ databas: isolated Connection) throws -> [Parkering] {
        try databas.query(fråga, [.text(Fristprojektion.namn), .text(nämnd.rawValue)]).map { rad in
            Parkering(
                nämnd: nämnd, ström: StreamName(rawValue: try rad[0])!, position: Position(rawValue: try rad[1]), kod: try rad[2], när: try rad[3])
        }
    }

    static func strömmar(_ projektion: String, _ nämnd: Tenant, _ databas: isolated Connection) throws -> Set<StreamName> {
        Set(try databas.query(strömfråga, [.text(projektion), .text(nämnd.rawValue)]).map { StreamName(rawValue: try $0[0])! })
    }

    static func parkera(_ hinder: Fristhistoria.Hinder, _ projektion: String, _ nämnd: Tenant, _ databas: isolated Connection) throws {
        try databas.execute(
            lägg, [.text(projektion), .text(nämnd.rawValue), .text(hinder.ström.rawValue), .int8(hinder.position.rawValue), .text(hinder.kod)])
    }

    static func släpp(_ projektion: String, _ nämnd: Tenant, _ databas: isolated Connection) throws {
        try databas.execute(ta, [.text(projektion), .text(nämnd.rawValue)])
    }

    private static let fråga = Statement(
        "parked", "select stream, position, code, parked_at from readmodel.parked_v1 where projection = $1 and namnd = $2 order by stream")
    private static let strömfråga = Statement("parked_streams", "select stream from readmodel.parked_v1 where projection = $1 and namnd = $2")
    private static let lägg = Statement(
        "park", "insert into readmodel.parked_v1 (projection, namnd, stream, position, code) values ($1, $2, $3, $4, $5) on conflict do nothing")
    private static let ta = Statement("unpark", "delete from readmodel.parked_v1 where projection = $1 and namnd = $2")
}
