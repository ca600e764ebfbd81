public import EventStore
import Journal
public import Postgres

/// Rebuilds a read model from the log while readers and writers go on with the one there is.
///
/// A new table is made beside the one in use and filled in the order of streams, each beslut's history read and folded once; then come its
/// row security, what the log has got since, and the switch. All of it is one transaction: interrupted at any point it has left nothing behind. The
/// switch is a row (which build is in use) that changes together with the checkpoints, so a reader in an older snapshot goes on with the
/// older table; that is dropped when nobody can be reading it any more.
public struct Ombyggare: Sendable {
    /// Milliseconds that the switch waits at a time for those who follow the log: meanwhile others who want to follow wait behind it.
    static let växlingsVäntan = 300
    /// How long it is tried: an import that follows the log holds its checkpoint to its end.
    static let växlingsTid: Duration = .seconds(1_800)
    /// How long those who may be reading the old table are waited for. Later it is dropped by the next rebuild.
    static let läsarnasTid: Duration = .seconds(10)
    static let paus: Duration = .milliseconds(200)

    private let pool: ConnectionPool
    private let projektion = Fristprojektion()
    private var projektor: Projektor { Projektor(projektion) }

    public init(_ pool: ConnectionPool) { self.pool = pool }

    /// - Parameter framsteg: told how many events are folded so far, and of how many, now and then.
    /// - Returns: for each nämnd the position the read model now stands at.
    /// - Throws: ``Ombyggnadsfel``, `PostgresError`, `CancellationError`. The read model is then as it was.
    public func byggOm(framsteg: @escaping @Sendable (Int64, Int64) -> Void = { _, _ in }) async throws -> [(nämnd: Tenant, position: Position)] {
        try await pool.withConnection { databas in
            try await databas.transaction { databas in try await bygg(framsteg, databas) }
        }
    }

    private func bygg(
        _ framsteg: @escaping @Sendable (Int64, Int64) -> Void, _ databas: isolated Connection
    ) async throws -> [(nämnd: Tenant, position: Position)] {
        // It would move the checkpoint back, which may be all that is left to tell that the log has been cut off.
        if let (nämnd, position) = try projektor.bortomLoggen(databas) { throw Ombyggnadsfel.loggenÄrKortare(nämnd, position) }
        // A build takes as long as it takes; it holds nothing that others wait for.
        try databas.run(script: "set local statement_timeout = 0")
        guard let nr: Int32 = try databas.query(Self.skapa, [.text(projektion.namn)])[0][0] else { throw Ombyggnadsfel.pågår }
        let bygge = Bygge(projektion: projektion.namn, nr: nr)
        var lägen: [(nämnd: Tenant, position: Position)] = []
        for nämnd in try LogSession.tenants(on: databas) {
            guard let huvud = try LogSession.head(of: nämnd, on: databas) else { continue }
            lägen.append((nämnd, huvud.position))
        }
        let alla = lägen.reduce(0) { $0 + $1.position.rawValue }
        var hinder: [(Tenant, Fristhistoria.Hinder)] = []
        var vikta: Int64 = 0
        for (nämnd, position) in lägen {
            let före = vikta
            hinder += try await fyll(nämnd, till: position, bygge, databas) { framsteg(före + $0, alla) }.map { (nämnd, $0) }
            vikta += position.rawValue
        }
        try databas.execute(Self.avsluta, [.text(projektion.namn), .int4(nr)])
        try databas.execute(Self.släpp, [.text(projektion.namn)])
        for (nämnd, ett) in hinder { try Parkering.parkera(ett, projektion.namn, nämnd, databas) }
        for plats in lägen.indices { lägen[plats].position = try projektor.följ(lägen[plats].nämnd, från: lägen[plats].position, i: bygge, databas) }
        return try await växla(till: bygge, lägen, databas)
    }

    /// Three at once: one part of the log is read on a connection of its own, the part before it folded, and the one before that written on this.
    private func fyll(
        _ nämnd: Tenant, till position: Position, _ bygge: Bygge, _ databas: isolated Connection, _ framsteg: (Int64) -> Void
    ) async throws -> [Fristhistoria.Hinder] {
        let kopia = "copy \(bygge.tabell) (namnd, \(Fristrad.skrivnaKolumner)) from stdin (format binary)"
        var hinder: [Fristhistoria.Hinder] = []
        var skrivna: Int64 = 0
        var lästa = try await läs(nämnd, efter: nil, till: position)
        var vikta = Vikta(lästa: 0, historier: [])
        while !lästa.isEmpty || vikta.lästa > 0 {
            let delen = lästa
            async let nästa = delen.isEmpty ? [] : läs(nämnd, efter: delen.last?.stream, till: position)
            async let nästaVikta = Self.vik(delen)
            let historier = vikta.historier
            if !historier.isEmpty {
                _ = try databas.copyIn(kopia) { ut in
                    for historia in historier { for rad in historia.rader { try rad.skriv(nämnd, &ut) } }
                }
            }
            var enheter = Enhetsändringar()
            for historia in historier { enheter.lägg(historia) }
            try enheter.skriv(nämnd, databas)
            hinder += historier.compactMap(\.hinder)
            skrivna += Int64(vikta.lästa)
            framsteg(skrivna)
            (lästa, vikta) = (try await nästa, await nästaVikta)
        }
        return hinder
    }

    private struct Vikta: Sendable {
        /// How many events it took.
        let lästa: Int
        let historier: [Fristhistoria]
    }

    @concurrent
    private static func vik(_ lästa: [HistoryEvent]) async -> Vikta { Vikta(lästa: lästa.count, historier: lästa.historier()) }

    private func läs(_ nämnd: Tenant, efter ström: StreamName?, till position: Position) async throws -> [HistoryEvent] {
        try await pool.withConnection { databas in
            try LogSession.histories(StreamName.beslutsprefix, of: nämnd, after: ström, through: position, on: databas)
        }
    }
}

// The switch, and what is left after it.
extension Ombyggare {
    /// Follows the log to its end with everybody else who follows it held out, and puts the build in use.
    private func växla(
        till bygge: Bygge, _ före: [(nämnd: Tenant, position: Position)], _ databas: isolated Connection
    ) async throws -> [(nämnd: Tenant, position: Position)] {
        var lägen = Dictionary(uniqueKeysWithValues: före.map { ($0.nämnd, $0.position) })
        let början = ContinuousClock.now
        while true {
            try databas.run(script: "savepoint vaxling; set local lock_timeout = \(Self.växlingsVäntan)")
            do {
                // Readers of the checkpoints go on; those who would move one wait.
                try databas.run(script: "lock table readmodel.checkpoint_v1 in exclusive mode; set local lock_timeout = 0")
                break
            } catch let fel as PostgresError where fel.sqlState == .lockNotAvailable {
                try databas.run(script: "rollback to savepoint vaxling; release savepoint vaxling")
                guard ContinuousClock.now - början < Self.växlingsTid else { throw Ombyggnadsfel.upptagen }
                try await Task.sleep(for: Self.paus)
                for nämnd in try LogSession.tenants(on: databas) {
                    lägen[nämnd] = try projektor.följ(nämnd, från: lägen[nämnd] ?? .zero, i: bygge, databas)
                }
            }
        }
        for nämnd in try LogSession.tenants(on: databas) {
            let position = try projektor.följ(nämnd, från: lägen[nämnd] ?? .zero, i: bygge, databas)
            lägen[nämnd] = position
            try databas.execute(Self.flytta, [.text(projektion.namn), .text(nämnd.rawValue), .int8(position.rawValue)])
        }
        try databas.execute(Self.tag, [.text(projektion.namn), .int4(bygge.nr)])
        return lägen.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
    }

    /// Drops the tables no longer in use. A transaction that began before the switch may be on its way to one: it is waited for. What is left
    /// goes with the next rebuild.
    public func rensa() async throws {
        try await pool.withConnection { databas in
            let äldre = Set(try databas.query(Self.pågående).map { try $0[0] as String })
            let början = ContinuousClock.now
            while ContinuousClock.now - början < Self.läsarnasTid {
                if äldre.isDisjoint(with: try databas.query(Self.pågående).map { try $0[0] as String }) {
                    try databas.execute(Self.ta, [.text(projektion.namn)])
                    return
                }
                try await Task.sleep(for: Self.paus)
            }
        }
    }

    private static let skapa = Statement("build_create", "select readmodel.create_build($1)")
    private static let avsluta = Statement("build_finish", "select readmodel.finish_build($1, $2)")
    private static let släpp = Statement("build_unpark", "delete from readmodel.parked_v1 where projection = $1")
    private static let flytta = Statement(
        "build_checkpoint",
        """
        insert into readmodel.checkpoint_v1 (projection, namnd, position) values ($1, $2, $3)
        on conflict (projection, namnd) do update set position = excluded.position
        """)
    private static let tag = Statement("build_use", "update readmodel.model_v1 set build = $2 where projection = $1")
    private static let ta = Statement("build_drop", "select readmodel.drop_old_builds($1)")
    /// The transactions of this database but our own and the server's, which have no user (autovacuum's follow every rebuild, and read no report).
    /// One that has done nothing yet holds no snapshot, and is in nobody's way.
    private static let pågående = Statement(
        "transactions_now",
        """
        select distinct l.virtualtransaction from pg_locks l
        where l.locktype = 'virtualxid' and l.pid <> pg_backend_pid()
          and exists (select from pg_stat_activity a where a.pid = l.pid and a.datname = current_database() and a.usesysid is not null)
        """)
}

/// Why a read model was not rebuilt. It is as it was.
public enum Ombyggnadsfel: Error, Hashable, Sendable {
    /// Somebody else is rebuilding it.
    case pågår
    /// The read model has followed the nämnd's log to this position, and the log ends before it: events are gone.
    case loggenÄrKortare(Tenant, Position)
    /// An import held the read model all the time that the switch was tried.
    case upptagen
}
