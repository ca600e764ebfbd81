public import EventStore
public import Handlaggning
public import Logging
public import Postgres

/// An evb at work: the log's database, the keys' database and the catalogues. The composition root; everything else is handed what it
/// needs from here.
public final class Installation: Sendable {
    /// A handful of commands, a job runner and readers side by side; a private cluster allows a hundred connections in all.
    static let anslutningar = 8
    /// Readers on behalf of somebody.
    static let läsanslutningar = 8
    /// Reads are noted in one commit at a time, and the vault asks now and then what a log was written with; never behind commands that wait
    /// for a head.
    static let åtkomstanslutningar = 2
    /// The vault is asked once per person and batch.
    static let nyckelanslutningar = 4
    /// How long a writer waits for the head of a log that another holds, before it is told that an import is running.
    static let väntanPåHuvud: Duration = .seconds(10)

    public let katalog: Katalog
    public let pool: ConnectionPool
    /// For reading as somebody: connections that may do nothing until a transaction takes a role.
    let läspool: ConnectionPool
    /// Where identified reads are noted.
    public let åtkomstlogg: Åtkomstlogg
    /// What the database is for.
    public let miljö: Driftmiljö
    /// For what is appended by itself; many callers share a commit.
    let logg: PostgresEventLog
    public let valv: KeyVault
    /// The keys that seal the log, and those that did.
    public let sigillnycklar: Sigillnycklar
    let logger: Logger
    let nyckelpool: ConnectionPool
    private let åtkomstpool: ConnectionPool
    let huvudnycklar: Huvudnycklar
    private let kluster: PrivateCluster?

    private init(
        katalog: Katalog, miljö: Driftmiljö, pool: ConnectionPool, läspool: ConnectionPool, åtkomstpool: ConnectionPool,
        nyckelpool: ConnectionPool, valv: KeyVault, huvudnycklar: Huvudnycklar, sigillnycklar: Sigillnycklar, kluster: PrivateCluster?, logger: Logger
    ) {
        self.katalog = katalog
        self.miljö = miljö
        self.pool = pool
        self.läspool = läspool
        self.åtkomstpool = åtkomstpool
        åtkomstlogg = Åtkomstlogg(åtkomstpool, logger: logger)
        logg = PostgresEventLog(pool: pool)
        self.nyckelpool = nyckelpool
        self.huvudnycklar = huvudnycklar
        self.valv = valv
        self.sigillnycklar = sigillnycklar
        self.kluster = kluster
        self.logger = logger
    }

    /// Opens the databases, runs `arbete` and closes everything again, the private cluster included when nobody else uses it.
    ///
    /// - Parameters:
    ///   - inställningar: where everything is.
    ///   - migrera: bring the schema up to date first. A private cluster's always is: nobody else looks after it.
    ///   - logger: gets what an operator needs to know, without identity.
    ///   - arbete: what is to be done while the databases are open.
    /// - Throws: ``Katalogfel``, ``Driftfel``, `ClusterError`, `MigrationError`, `PostgresError`, the key's errors, and what `arbete` throws.
    public static func med<Resultat: Sendable>(
        _ inställningar: Inställningar, migrera: Bool = false, logger: Logger,
        _ arbete: @Sendable (Installation) async throws -> Resultat
    ) async throws -> Resultat {
        let katalog = try Katalog.läst(inställningar.katalogmapp)
        let (databaser, kluster) = try await Databaser.öppna(inställningar, logger: logger)
        do {
            let resultat = try await med(katalog, databaser, kluster, inställningar, migrera: migrera, logger: logger, arbete)
            try await kluster?.leave()
            return resultat
        } catch {
            // The first error is what went wrong; one from stopping the cluster on top of it is logged, not shown instead.
            do { try await kluster?.leave() } catch { logger.error("the private cluster was not left cleanly", metadata: ["error": "\(error)"]) }
            throw error
        }
    }

    private static func med<Resultat: Sendable>(
        _ katalog: Katalog, _ databaser: Databaser, _ kluster: PrivateCluster?, _ inställningar: Inställningar, migrera: Bool,
        logger: Logger, _ arbete: @Sendable (Installation) async throws -> Resultat
    ) async throws -> Resultat {
        let miljö = try await databaser.migrera(tillåtet: migrera || kluster != nil, för: inställningar.miljö, logger: logger)
        let nyckelpool = ConnectionPool(target: databaser.nycklarIDrift, size: nyckelanslutningar, logger: logger)
        let pool = ConnectionPool(target: databaser.loggIDrift, size: anslutningar, logger: logger)
        let läspool = ConnectionPool(target: databaser.loggFörLäsning, size: läsanslutningar, logger: logger)
        let åtkomstpool = ConnectionPool(target: databaser.loggIDrift, size: åtkomstanslutningar, logger: logger)
        do {
            let huvudnycklar = inställningar.huvudnycklar
            // A key that is lost must be put back, not replaced by one that opens nothing.
            if migrera || kluster != nil, try await !nyckelpool.withConnection({ try KeyVault.hasMasterKey(on: $0) }) { try huvudnycklar.skapa() }
            // Asked in the middle of an import too, whose connection has the head: by one that nobody waits for a head on.
            let valv = KeyVault(pool: nyckelpool, log: åtkomstpool) { try huvudnycklar.alla() }
            try await valv.checkMasterKey()
            // Its public half is there to be kept from the first day. Elsewhere it is made or read when something is to be sealed.
            if kluster != nil, try await !pool.withConnection({ try SealSession.hasSeals(on: $0) }) {
                _ = try inställningar.sigillnycklar.signerare()
            }
            let installation = Installation(
                katalog: katalog, miljö: miljö, pool: pool, läspool: läspool, åtkomstpool: åtkomstpool, nyckelpool: nyckelpool, valv: valv,
                huvudnycklar: huvudnycklar, sigillnycklar: inställningar.sigillnycklar, kluster: kluster, logger: logger)
            let resultat = try await arbete(installation)
            for pool in [läspool, åtkomstpool, pool, nyckelpool] { await pool.close() }
            return resultat
        } catch {
            for pool in [läspool, åtkomstpool, pool, nyckelpool] { await pool.close() }
            throw error
        }
    }
}
