import EventStore
public import Handlaggning
public import Jobs
import Logging
import Metrics
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

    /// - Parameters:
    ///   - installation: whose queue.
    ///   - nu: the calendar date to plan from; nil for the date it is.
    ///   - namn: who runs it, as the queue shows it.
    public init(_ installation: Installation, nu: Datum?, namn: String) {
        self.installation = installation
        self.nu = nu
        körare = JobRunner(pool: installation.pool, handlers: Self.hanterare(installation), name: namn, logger: installation.logger)
    }

    /// What each kind of job does.
    private static func hanterare(_ installation: Installation) -> [String: JobHandler] {
        [
            Rapportberäkning.slag: Rapportberäkning.hanterare(installation), Sigillering.slag: Sigillering.hanterare(installation),
            Läsmodellprövning.slag: Läsmodellprövning.hanterare(installation), Nyckelförstöring.slag: Nyckelförstöring.hanterare(installation),
            Omgångsöppning.slag: Omgångsöppning.hanterare(installation), Påminnelsejobb.slag: Påminnelsejobb.hanterare(installation),
            Gallringskandidater.slag: Gallringskandidater.hanterare(installation), Rensning.slag: Rensning.hanterare(),
            Sökregister.slag: Sökregister.hanterare(installation),
            Jobbstädning.slag: Jobbstädning.hanterare,
        ]
    }

    /// The kinds of job there are, by name.
    public static func slag(_ installation: Installation) -> [String] { hanterare(installation).keys.sorted() }

    /// What recurs by the calendar alone.
    static let scheman = [Jobbstädning.schema]

    /// Plans once, then does what is due until nothing is.
    ///
    /// - Throws: ``Driftfel/framtidaDag(_:idag:)``; the first thing that could not be planned, when all that could be has been done.
    public func tillsTomt() async throws -> JobTally {
        try await krävDagSomKommit()
        let fel = await planera()
        let utfall = try await körare.runUntilEmpty()
        if let fel { throw fel }
        return utfall
    }

    /// Works until SIGTERM or SIGINT; jobs that are running are then given time to finish.
    public func kör() async throws {
        let grupp = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: try await tjänster().map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: installation.logger))
        try await grupp.run()
    }

    /// The kinds of job that were given up, now or before, and have not been done since.
    public static func uppgivna(_ installation: Installation) async throws -> [String] {
        try await installation.pool.withConnection { try Uppgivet.slag($0) }
    }

    private func krävDagSomKommit() async throws {
        guard installation.miljö == .produktion, let nu else { return }
        let idag = try await installation.pool.withConnection { try Klocka.idag($0) }
        guard nu <= idag else { throw Driftfel.framtidaDag(nu, idag: idag) }
    }

    /// What works, in the order it is started, for a group that has others too.
    ///
    /// - Throws: ``Driftfel/framtidaDag(_:idag:)``, `PostgresError`.
    public func tjänster() async throws -> [any Service] {
        try await krävDagSomKommit()
        return [körare, Planerare(jobb: self)]
    }

    /// One thing to plan. One that fails stops no other.
    private struct Plan: Sendable {
        let namn: String
        let planera: @Sendable () async throws -> Void
    }

    /// - Returns: the first of what went wrong; it is logged and counted, and tried again the next round.
    private func planera() async -> (any Error)? {
        var första: (any Error)?
        func försök<Svar>(_ namn: String, _ arbete: () async throws -> Svar) async -> Svar? {
            do { return try await arbete() } catch {
                första = första ?? error
                // A round that is interrupted by the end of the program has not failed.
                guard !Task.isCancelled else { return nil }
                Counter(label: "planning_failures_total").increment()
                // An error of the domain may hold anything: its type is enough to begin with. The database's own texts hold no values.
                let text = (error as? PostgresError)?.description ?? "\(type(of: error))"
                installation.logger.error("planning failed, will be tried again", metadata: ["plan": "\(namn)", "error": "\(text)"])
                return nil
            }
        }
        for plan in await försök("namnder", planer) ?? [] { await försök(plan.namn, plan.planera) }
        körare.wake()
        return första
    }

    private func planer() async throws -> [Plan] {
        let (pool, installation) = (installation.pool, installation)
        let (nämnder, idag) = try await pool.withConnection { [nu] in (try LogSession.tenants(on: $0), try nu ?? Klocka.idag($0)) }
        return nämnder.map { nämnd in
            Plan(namn: "namnd \(nämnd)") {
                let kanSkrivas = try await installation.valv.hasLookupKey(nämnd)
                try await pool.withConnection { databas in
                    try await databas.transaction { try Planering.planera(nämnd, idag, installation.katalog, kanSkrivas: kanSkrivas, $0) }
                }
            }
        }
            + Self.scheman.map { schema in
                Plan(namn: "schema \(schema.name)") { _ = try await pool.withConnection { try await schema.plan(on: $0) } }
            } + [
                Plan(namn: Rensning.slag) { try await pool.withConnection { try Rensning.planera(idag, $0) } },
                Plan(namn: Nyckelförstöring.slag) { try await Nyckelförstöring(installation).planera(idag) },
                Plan(namn: Sökregister.slag) { try await Sökregister(installation).planera(idag) },
            ]
    }

    /// Plans now and then. Whatever goes wrong, the next round finds what was due meanwhile.
    private struct Planerare: Service {
        let jobb: Jobbkörare

        func run() async throws {
            try await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    _ = await jobb.planera()
                    do { try await Task.sleep(for: Jobbkörare.planeringsintervall) } catch is CancellationError { return }
                }
            }
        }
    }
}
