import EventStore
import FoundationEssentials
import Journal
import Postgres

/// Compares the keys that a log was written with to those that the key database has had. A key that was destroyed is still known there by its id.
///
/// What was read in from an archive may have come without its keys, which is no fault of the key database.
struct Nyckelprov {
    /// Positions at a time: some thousand keys at most.
    static let sats: Int64 = 10_000

    let valv: KeyVault

    /// What was found of one nämnd.
    struct Fynd {
        /// Keys that events written here name, and the key database never had.
        var saknade: Set<UUID> = []
        /// The first event that names one.
        var första: Position?
        /// The nämnd's look-up key is missing.
        var utanUppslagsnyckel = false
        /// Keys that only events read in from an archive name, and the key database never had.
        var inläst: Set<UUID> = []

        var fel: Verifiering.Fel? {
            saknade.isEmpty && !utanUppslagsnyckel ? nil : .nycklarSaknas(antal: saknade.count, första: första, uppslagsnyckel: utanUppslagsnyckel)
        }
    }

    /// Persons who are erased are left out: of their keys nothing needs to be left.
    func pröva(_ nämnd: Tenant, till: Position, _ databas: isolated Connection) async throws -> Fynd {
        var fynd = Fynd()
        if try Self.skrivnaHär(databas).contains(nämnd) { fynd.utanUppslagsnyckel = try await !valv.hasLookupKey(nämnd) }
        var efter: Int64 = 0
        while efter < till.rawValue {
            let använda = try Self.använda(nämnd, efter: efter, till: min(efter + Self.sats, till.rawValue), databas)
            let okända = try await valv.neverHad(använda.map(\.nyckel))
            for en in använda where okända.contains(en.nyckel) {
                if en.här {
                    fynd.saknade.insert(en.nyckel)
                    fynd.första = min(fynd.första ?? en.position, en.position)
                } else {
                    fynd.inläst.insert(en.nyckel)
                }
            }
            efter += Self.sats
        }
        fynd.inläst.subtract(fynd.saknade)
        return fynd
    }

    /// The nämnder whose logs were begun in this database, and not read in from an archive.
    static func skrivnaHär(_ databas: isolated Connection) throws -> [Tenant] {
        try databas.query(härfråga).map { Tenant(rawValue: try $0[0])! }
    }

    private static func använda(
        _ nämnd: Tenant, efter: Int64, till: Int64, _ databas: isolated Connection
    ) throws -> [(nyckel: UUID, position: Position, här: Bool)] {
        try databas.query(nyckelfråga, [.text(nämnd.rawValue), .int8(efter), .int8(till)]).map { rad in
            (try rad[0], Position(rawValue: try rad[1]), try rad[2])
        }
    }

    private static let här = "e.position > coalesce((select r.position from eventlog.restored r where r.tenant = e.tenant), 0)"

    private static let härfråga = Statement(
        "verify_written_here",
        """
        select h.tenant from eventlog.head h join eventlog.event e on e.tenant = h.tenant and e.position = 1 where \(här) order by 1
        """)
    private static let nyckelfråga = Statement(
        "verify_keys",
        """
        select e.key_id, min(e.position), bool_or(\(här)) from eventlog.event e
        where e.tenant = $1 and e.position > $2 and e.position <= $3 and e.key_id is not null
            and e.stream not in (select g.stream from eventlog.event g where g.tenant = $1 and g.type = 'PersonuppgifterGallrade')
        group by e.key_id
        """)
}
