import EventStore
import Logging
import Postgres

/// The two databases: the log's, and the keys', which has backups of its own.
struct Databaser: Sendable {
    /// As the one who may change the schema.
    let logg: ConnectionTarget
    let nycklar: ConnectionTarget
    /// As the program works: with the runtime role and nothing more.
    let loggIDrift: ConnectionTarget
    let nycklarIDrift: ConnectionTarget
    /// For reading on behalf of somebody, whose role a transaction takes: by itself it may do nothing.
    let loggFörLäsning: ConnectionTarget
    /// The databases are evb's own, made by it, and it says who may connect.
    private let egna: Bool

    private static let driftroll = "evb_runtime"
    private static let inloggning = "evb_login"
    private static let loggdatabas = "evb"
    private static let nyckeldatabas = "evb_nycklar"

    /// The databases of the environment, or those of a private cluster, which is then started.
    static func öppna(_ inställningar: Inställningar, logger: Logger) async throws -> (Databaser, PrivateCluster?) {
        if let server = inställningar.server {
            let logg = ConnectionTarget(conninfo: server.logg, options: ["application_name": "evb"])
            let nycklar = ConnectionTarget(conninfo: server.nycklar, options: ["application_name": "evb"])
            return (Databaser(logg: logg, nycklar: nycklar, loggIDrift: logg, nycklarIDrift: nycklar, egna: false), nil)
        }
        let kluster = PrivateCluster(folder: inställningar.datamapp, loginRoles: [inloggning], logger: logger)
        try await kluster.start()
        do {
            for namn in [loggdatabas, nyckeldatabas] { try await kluster.createDatabase(named: namn) }
        } catch {
            try await kluster.leave()
            throw error
        }
        func mål(_ databas: String, _ användare: String) -> ConnectionTarget { kluster.target(database: databas, user: användare) }
        return (
            Databaser(
                logg: mål(loggdatabas, "postgres"), nycklar: mål(nyckeldatabas, "postgres"), loggIDrift: mål(loggdatabas, inloggning),
                nycklarIDrift: mål(nyckeldatabas, inloggning), egna: true), kluster
        )
    }

    private init(
        logg: ConnectionTarget, nycklar: ConnectionTarget, loggIDrift: ConnectionTarget, nycklarIDrift: ConnectionTarget, egna: Bool
    ) {
        self.egna = egna
        self.logg = logg
        self.nycklar = nycklar
        // A commit that is answered is on disk, whatever the server's own default.
        let roll = "-c role=\(Self.driftroll) "
        let drift = "-c synchronous_commit=on"
        // Who waits behind an import is told so, and not when its statement has taken too long in all.
        let väntan = Installation.väntanPåHuvud.components.seconds * 1000
        // A report's frister are some thousand rows by index, whatever the planner fears: the longer the closed history, the more rows it
        // expects, and then it compiles the statement and starts workers, which takes ten times as long as reading the rows.
        let loggens = drift + " -c lock_timeout=\(väntan) -c jit=off -c max_parallel_workers_per_gather=0"
        self.loggIDrift = loggIDrift.setting("options", roll + loggens)
        var läsning = loggIDrift.setting("options", loggens)
        läsning.settings.readsSnapshots = true
        loggFörLäsning = läsning
        // Keys are only ever looked up by key. A plan made while the table was empty would read all of it for as long as it is kept.
        self.nycklarIDrift = nycklarIDrift.setting("options", roll + drift + " -c enable_seqscan=off")
    }

    /// Brings both schemas up to date, or says that it has to be done. Only the bringing is done as the one who owns the schema.
    ///
    /// - Parameter miljö: what this evb is for; a database that has not been said to be for anything is from now on for that.
    /// - Returns: what the database is for.
    /// - Throws: ``Driftfel`` (`migreringKrävs`, `annanMiljö`, before anything is changed).
    func migrera(tillåtet: Bool, för miljö: Driftmiljö, logger: Logger) async throws -> Driftmiljö {
        if tillåtet {
            try await Self.med(logg) { anslutning in
                if try await anslutning.query(Self.harMiljö)[0][0] as Bool { try await Self.kräv(miljö, anslutning, fårSaknas: true) }
            }
            try await Self.migrera(nycklar, Migrator.keys, logger: logger)
            try await Self.migrera(logg, Migrator.log, logger: logger)
            if egna { for mål in [nycklar, logg] { try await Self.med(mål) { try await $0.run(script: Self.stängFörAlla) } } }
            try await Self.med(logg) { try await Self.sätt(miljö, $0) }
        } else {
            try await Self.kontrollera(nycklarIDrift, Migrator.keys)
            try await Self.kontrollera(loggIDrift, Migrator.log)
        }
        try await Self.med(loggIDrift) { try await Self.kräv(miljö, $0, fårSaknas: false) }
        return miljö
    }

    private static func kräv(_ miljö: Driftmiljö, _ anslutning: isolated Connection, fårSaknas: Bool) throws {
        guard let lagrad = try Driftmiljö.lagrad(anslutning) else {
            if fårSaknas { return }
            throw Driftfel.migreringKrävs([])
        }
        guard lagrad == miljö else { throw Driftfel.annanMiljö(databasens: lagrad, programmets: miljö) }
    }

    private static func sätt(_ miljö: Driftmiljö, _ anslutning: isolated Connection) throws { try Driftmiljö.sätt(miljö, anslutning) }

    /// Who is given a login on the server for something else reaches neither database. One at a time: two that start together may both see that it
    /// is to be done. The login may before everybody no longer may, so that nobody at work is ever shut out.
    private static let stängFörAlla = """
        do $$
        begin
            perform pg_advisory_xact_lock(hashtextextended('evb.connect', 0));
            if has_database_privilege('public', current_database(), 'connect') then
                execute format('grant connect on database %I to \(inloggning)', current_database());
                execute format('revoke connect, temporary on database %I from public', current_database());
            end if;
        end $$
        """

    private static let harMiljö = Statement("environment_exists", "select to_regclass('installation.environment') is not null")

    private static func migrera(_ mål: ConnectionTarget, _ migrator: Migrator, logger: Logger) async throws {
        try await med(mål) { anslutning in
            let rapport = try await migrator.migrate(anslutning)
            if !rapport.changedNothing { logger.info("schema migrated", metadata: ["applied": "\(rapport)"]) }
        }
    }

    private static func kontrollera(_ mål: ConnectionTarget, _ migrator: Migrator) async throws {
        do {
            try await med(mål) { anslutning in
                if case .pending(let namn) = try await migrator.check(anslutning) { throw Driftfel.migreringKrävs(namn) }
            }
        } catch PostgresError.connection(let fel) where fel.message.contains("role \"\(driftroll)\" does not exist") {
            // The first migration makes the role that the program works as.
            throw Driftfel.migreringKrävs([])
        }
    }

    private static func med(_ mål: ConnectionTarget, _ arbete: (Connection) async throws -> Void) async throws {
        let anslutning = try await Connection.open(mål)
        do {
            try await arbete(anslutning)
        } catch {
            await anslutning.close()
            throw error
        }
        await anslutning.close()
    }
}
