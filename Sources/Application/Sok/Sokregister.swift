import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Logging
import Postgres

/// What beslut are found by: a table of keyed hashes, made of the log by following it. It can be thrown away and made anew, and holds nothing of
/// those who are erased.
struct Sökregister: Sendable {
    /// Events per round: some hundred KiB, and as many persons' keys at most.
    static let sats = 500
    /// What who searches waits for, in rounds. More than that is the job's; it is an import, or the first time.
    static let sökandensSatser = 10
    /// Milliseconds that who searches waits for another who follows the log.
    static let sökandensVäntan = 2_000

    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    /// Follows the log as far as it goes, or as many rounds as are allowed; each round is a transaction of its own.
    ///
    /// - Returns: false when there is more.
    /// - Throws: `PostgresError`, `VaultError`.
    func följ(_ nämnd: Tenant, högst satser: Int = .max) async throws -> Bool {
        for _ in 0..<satser {
            let klar = try await installation.pool.withConnection { databas in
                if try efter(nämnd, databas) == 0 { return true }
                return try await databas.transaction { databas in try await enSats(nämnd, databas) }
            }
            if klar { return true }
        }
        return try await installation.pool.withConnection { try efter(nämnd, $0) == 0 }
    }

    /// Brings the register to the log's end before somebody searches in it.
    ///
    /// - Throws: ``Sökfel/registretByggs`` when that takes longer than somebody waits.
    func följFörSökande(_ nämnd: Tenant) async throws {
        do {
            for _ in 0..<Self.sökandensSatser {
                let klar = try await installation.pool.withConnection { databas in
                    if try databas.query(Self.skrivskyddad)[0][0] as Bool { return true }
                    if try efter(nämnd, databas) == 0 { return true }
                    return try await databas.transaction { databas in
                        try databas.run(script: "set local lock_timeout = \(Self.sökandensVäntan)")
                        return try await enSats(nämnd, databas)
                    }
                }
                if klar { return }
            }
            guard try await installation.pool.withConnection({ try efter(nämnd, $0) == 0 }) else { throw Sökfel.registretByggs }
        } catch let fel as PostgresError where fel.sqlState == .lockNotAvailable {
            throw Sökfel.registretByggs
        }
    }

    /// Makes the nämnd's register anew from the first event, in one transaction: who searches meanwhile finds by the old one.
    ///
    /// - Returns: how many entries there are.
    func byggOm(_ nämnd: Tenant) async throws -> Int {
        try await installation.pool.withConnection { databas in
            try await databas.transaction { databas in
                // A long log takes its time.
                try databas.run(script: "set local statement_timeout = 0")
                _ = try lås(nämnd, databas)
                try databas.execute(Self.glömAlla, [.text(nämnd.rawValue)])
                try databas.execute(Self.flytta, [.text(nämnd.rawValue), .int8(0)])
                while try await !enSats(nämnd, databas) {}
                return try databas.query(Self.räkna, [.text(nämnd.rawValue)])[0][0]
            }
        }
    }

    /// Forgets what some beslut are found by, in the caller's transaction or by itself.
    static func glöm(_ beslut: [BeslutID], _ nämnd: Tenant, _ databas: isolated Connection) throws {
        try databas.execute(glömDem, [.text(nämnd.rawValue), .uuids(beslut.map(\.uuid))])
    }

    /// How many keyed hashes are held of some beslut, each given once.
    static func antal(_ beslut: [BeslutID], _ nämnd: Tenant, _ databas: isolated Connection) throws -> Int {
        try databas.query(räknaDem, [.text(nämnd.rawValue), .uuids(beslut.map(\.uuid))])[0][0]
    }

    /// The events that the register has yet to follow.
    func efter(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Int64 {
        let position: Int64 = try databas.query(Self.läs, [.text(nämnd.rawValue)]).first.map { try $0[0] } ?? 0
        return try (LogSession.head(of: nämnd, on: databas)?.position.rawValue ?? 0) - position
    }

    /// How far it has followed, when any of the events after changes what a beslut is found by; nil when none does.
    func behöverFölja(från nämnd: Tenant, _ databas: isolated Connection) throws -> Int64? {
        try databas.query(Self.behov, [.text(nämnd.rawValue), .texts(Self.typer)]).first.map { try $0[0] }
    }

    static let skrivskyddad = Statement("lookup_read_only", "select current_setting('transaction_read_only')::boolean or pg_is_in_recovery()")
    private static let skapa = Statement("lookup_begin", "insert into lookup.progress (namnd, position) values ($1, 0) on conflict do nothing")
    private static let lås = Statement("lookup_lock", "select position from lookup.progress where namnd = $1 for update")
    private static let läs = Statement("lookup_position", "select position from lookup.progress where namnd = $1")
    private static let behov = Statement(
        "lookup_needed",
        """
        with followed as (select coalesce((select position from lookup.progress where namnd = $1), 0) as position)
        select f.position from followed f
        where exists (select from eventlog.event e where e.tenant = $1 and e.type = any ($2) and e.position > f.position
                      order by e.position limit 1)
        """)
    private static let flytta = Statement("lookup_move", "update lookup.progress set position = $2 where namnd = $1")
    private static let glömAlla = Statement("lookup_forget_all", "delete from lookup.entry where namnd = $1")
    private static let glömDem = Statement("lookup_forget", "delete from lookup.entry where namnd = $1 and beslut = any ($2)")
    private static let räkna = Statement("lookup_count", "select count(*) from lookup.entry where namnd = $1")
    private static let räknaDem = Statement(
        "lookup_count_of",
        """
        select count(*) from unnest($2) as wanted (id)
        cross join lateral (select from lookup.entry e where e.namnd = $1 and e.beslut = wanted.id offset 0) e
        """)
    private static let skriv = Statement(
        "lookup_write", "insert into lookup.entry (namnd, kind, digest, beslut) select $1, e.* from unnest($2, $3, $4) as e on conflict do nothing")
}

// One round.
extension Sökregister {
    /// - Returns: true when it came to the log's end.
    private func enSats(_ nämnd: Tenant, _ databas: isolated Connection) async throws -> Bool {
        let från = try lås(nämnd, databas)
        let händelser = try LogSession.read(nämnd, after: från, limit: Self.sats, on: databas)
        guard let sista = händelser.last else { return true }
        try await skriv(Set(händelser.filter { Self.rör($0.type) }.compactMap(\.stream.beslut)).sorted(), nämnd, databas)
        try databas.execute(Self.flytta, [.text(nämnd.rawValue), .int8(sista.position.rawValue)])
        return händelser.count < Self.sats
    }

    /// The entries of some beslut, as they are now: also when events yet to be followed have changed them.
    private func skriv(_ beslut: [BeslutID], _ nämnd: Tenant, _ databas: isolated Connection) async throws {
        guard !beslut.isEmpty else { return }
        let strömmar = try LogSession.read(beslut.map { .beslut($0) }, of: nämnd, on: databas)
        let nycklar = try await installation.valv.keys(ÖppnatBeslut.nyckelnamn(strömmar.values.joined()))
        let söknyckel = try await installation.valv.lookupKey(nämnd)
        var (slag, digests, ägare) = ([String?](), [[UInt8]?](), [UUID?]())
        var lästa: [BeslutID] = []
        for id in beslut {
            let öppnat: ÖppnatBeslut?
            do { öppnat = try ÖppnatBeslut(id, strömmar[.beslut(id)] ?? [], nycklar) } catch let fel as Formfel {
                // Parked in every read model: found by what was known before, until the program that can read it follows the log anew.
                installation.logger.error(
                    "a beslut cannot be read, and is found by what was known of it",
                    metadata: ["position": "\(fel.position ?? 0)", "type": "\(fel.typ)"])
                continue
            }
            lästa.append(id)
            for nyckel in öppnat?.skyddat.map(Söknyckel.alla) ?? [] {
                slag.append(nyckel.slag.rawValue)
                digests.append(nyckel.digest(söknyckel))
                ägare.append(id.uuid)
            }
        }
        try Self.glöm(lästa, nämnd, databas)
        try databas.execute(Self.skriv, [.text(nämnd.rawValue), .texts(slag), .byteStrings(digests), .uuids(ägare)])
    }

    private func lås(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position {
        try databas.execute(Self.skapa, [.text(nämnd.rawValue)])
        return Position(rawValue: try databas.query(Self.lås, [.text(nämnd.rawValue)])[0][0])
    }

    private static let typer = ÖppnatBeslut.typer.sorted() + [BeslutHändelse.Typ.personuppgifterGallrade.rawValue]

    private static func rör(_ typ: String) -> Bool {
        typer.contains(typ)
    }
}

/// Why nobody can be searched for now.
public enum Sökfel: Error, Hashable, Sendable {
    /// What is searched in is being made; the job does it.
    case registretByggs
}
