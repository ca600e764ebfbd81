public import EventStore
import Handlaggning
import Jobs
import Postgres

extension Sökregister {
    /// The job that follows the log with what beslut are found by, so that who searches does not wait for it.
    static let slag = "folj_sokregister"

    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, _ in
            guard let nämnd = Tenant(rawValue: jobb.key) else { throw Uppdragsfel(jobb: jobb.id) }
            _ = try await Sökregister(installation).följ(nämnd)
            return JobOutcome("foljt")
        }
    }

    /// Queues the job for each nämnd in whose log there is something to find since. Other events are passed over with the next of those, so that
    /// the log's growing by jobs is no reason for a job.
    ///
    /// - Parameter idag: one that was given up is tried anew on another day.
    func planera(_ idag: Datum) async throws {
        try await installation.pool.withConnection { databas in
            for nämnd in try LogSession.tenants(on: databas) where try behöverFölja(från: nämnd, databas) != nil {
                try JobQueue.ensure(kind: Self.slag, key: nämnd.rawValue, payload: Dagsuppdrag(nämnd: nämnd, idag: idag).text, on: databas)
            }
        }
    }
}

extension Installation {
    /// Makes what beslut are found by anew from the log.
    ///
    /// - Returns: how many entries each nämnd got, in order.
    public func byggOmSökregister(_ nämnd: Tenant?) async throws -> [(nämnd: Tenant, poster: Int)] {
        let nämnder = if let nämnd { [nämnd] } else { try await pool.withConnection { try LogSession.tenants(on: $0) } }
        var svar: [(nämnd: Tenant, poster: Int)] = []
        for nämnd in nämnder {
            guard try await pool.withConnection({ try LogSession.head(of: nämnd, on: $0) }) != nil else { throw Nämndsession.oregistrerad(nämnd) }
            svar.append((nämnd, try await Sökregister(self).byggOm(nämnd)))
        }
        return svar
    }
}
