public import CanonicalJSON
import EventStore
public import Handlaggning
import Journal
public import Postgres

/// A row of the access log: who read what about whom, what for, from where and when.
public struct Åtkomstrad: Hashable, Sendable {
    /// From 1 within the nämnd, without a gap.
    public let nr: Int64
    /// By the database's clock.
    public let tid: PostgresTimestamp
    public let aktör: String
    public let roll: String
    public let enhet: String?
    public let åtgärd: String
    public let ändamål: String
    public let från: String
    public let begäran: String?
    public let personer: [PersonID]
    public let beslut: [BeslutID]
    public let hash: [UInt8]

    init(_ rad: Row) throws {
        func lista<Av>(_ kolumn: Int) throws -> [ID<Av>] { (try rad[kolumn] as String).split(separator: ",").compactMap { ID<Av>($0) } }
        (nr, tid, aktör, roll, enhet) = (try rad[0], try rad[1], try rad[2], try rad[3], try rad[4])
        (åtgärd, ändamål, från, begäran) = (try rad[5], try rad[6], try rad[7], try rad[8])
        (personer, beslut, hash) = (try lista(9), try lista(10), try rad[11])
    }

    public var json: JSON {
        [
            "nr": .int(nr), "tid": .string(tid.iso8601), "aktor": .string(aktör), "roll": .string(roll), "enhet": .optional(enhet),
            "atgard": .string(åtgärd), "andamal": .string(ändamål), "fran": .string(från), "begaran": .optional(begäran),
            "personer": .array(personer.map { .string($0.description) }), "beslut": .array(beslut.map { .string($0.description) }),
            "hash": .string(hex(hash)),
        ]
    }

    /// One line for people.
    public var mening: String {
        let vilka = (personer.map { "person \($0)" } + beslut.map { "beslut \($0)" }).joined(separator: ", ")
        return "\(nr) \(tid) \(aktör) (\(roll)) \(åtgärd), ändamål \(ändamål), från \(från)" + (vilka.isEmpty ? "" : ": \(vilka)")
    }
}
