public import Handlaggning
public import Jobs
import Logging
import Postgres
public import ServiceLifecycle
import UnixSignals

/// The job runner of evb: plans what is due and does it.
public struct Jobbkörare: Sendable {
    /// How often the calendar is looked at. What is due is due for a day; a minute is soon enough.
    static let planeringsintervall: Duration = .seconds(60)

    private let installation: Installation
    private let nu: Datum?
    private let körare: JobRunner

    /// - Parameter nu: the calendar date to plan from; nil for the date it is.
    public init(_ installation: Installation, nu: Datum?, namn: String) {
        self.installation = installation
        self.nu = nu
        körare = JobRunner(
            pool: installation.pool,
            handlers: [
                Rapportberäkning.slag: Rapportberäkning.hanterare(installation), Sigillering.slag: Sigillering.hanterare(installation),
                Läsmodellprövning.slag: Läsmodellprövning.hanterare(installation), Nyckelförstöring.slag: Nyckelförstöring.hanterare(installation),
                Sökregister.slag: Sökregister.hanterare(installation),
            ],
            name: namn, logger: installation.logger)
    }

    /// Plans once, then does what is due until nothing is.
    public func tillsTomt() async throws -> JobTally {
        try await planera()
        return try await körare.runUntilEmpty()
    }

    /// Works until SIGTERM or SIGINT; jobs that are running are then given time to finish.
    public func kör() async throws {
        let grupp = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: tjänster.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: installation.logger))
        try await grupp.run()
    }

    /// What works, in the order it is started, for a group that has others too.
    public var tjänster: [any Service] { [körare, Planerare(jobb: self)] }

    private func planera() async throws {
        let nu = nu
        try await installation.pool.withConnection { databas in
            try await databas.transaction { try Planering.planera(nu, $0) }
        }
        try await Nyckelförstöring(installation).planera()
        try await Sökregister(installation).planera()
        körare.wake()
    }

    /// Plans now and then. A database that is away is waited for: the next round finds what was due meanwhile.
    private struct Planerare: Service {
        let jobb: Jobbkörare

        func run() async throws {
            try await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    do { try await jobb.planera() } catch let fel as PostgresError {
                        jobb.installation.logger.error("planning failed, will be tried again", metadata: ["error": "\(fel)"])
                    }
                    do { try await Task.sleep(for: Jobbkörare.planeringsintervall) } catch is CancellationError { return }
                }
            }
        }
    }
}
