public import Logging
public import ServiceLifecycle
import UnixSignals

/// The server and the jobs as one: started in order, stopped the other way around, so that what is asked for is answered before the jobs end,
/// and everything has ended before the databases are closed.
public enum Servergrupp {
    /// Runs until SIGTERM or SIGINT, or until one of them fails.
    ///
    /// - Throws: what the one that failed threw.
    public static func kör(_ server: Webbserver, _ jobb: [any Service], _ gränser: Gränser, logger: Logger) async throws {
        var inställningar = ServiceGroupConfiguration(
            services: (jobb + [server]).map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // What has not ended by then is cancelled: a transaction that is under way is rolled back, or is answered for.
        inställningar.maximumGracefulShutdownDuration = gränser.avslutningstid
        try await ServiceGroup(configuration: inställningar).run()
    }
}
