import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// The ids of the persons in an export: random ones, found again through the claims that the log keeps beside itself and can forget.
struct Källpersoner: Sendable {
    static let slag = "person"
    /// Digests looked up in one statement.
    private static let sats = 1_000

    private var ider: [[UInt8]: PersonID] = [:]

    /// Within the transaction, with the log's head held: a person nobody has claimed gets a new id.
    init(_ digests: Set<[UInt8]>, _ nämnd: Tenant, _ databas: isolated Connection) throws {
        let alla = Array(digests)
        for början in stride(from: 0, to: alla.count, by: Self.sats) {
            let digests = Array(alla[början..<min(början + Self.sats, alla.count)])
            let kända = try LogSession.claims(Self.slag, digests, of: nämnd, on: databas)
            for digest in digests { ider[digest] = kända[digest]?.person ?? PersonID(UUIDv7.make()) }
        }
    }

    subscript(_ digest: [UInt8]) -> PersonID? { ider[digest] }

    /// The claim that makes the person known again.
    func anspråk(_ digest: [UInt8]) -> Claim? { ider[digest].map { Claim(kind: Self.slag, digest: digest, stream: .person($0)) } }
}
