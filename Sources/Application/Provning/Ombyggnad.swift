public import EventStore
import Logging
import Postgres
import Projections

/// Rebuilds read models from the log while readers and writers go on.
public struct Ombyggnad: Sendable {
    /// The read models there are, by name.
    public static let namn = [Fristprojektion.namn]

    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// - Parameter framsteg: told how many events are read so far, and of how many, now and then.
    /// - Returns: for each nämnd the position its read models now stand at.
    /// - Throws: `Ombyggnadsfel`, `PostgresError`; the read models are then as they were.
    public func byggOm(framsteg: @escaping @Sendable (Int64, Int64) -> Void = { _, _ in }) async throws -> [(nämnd: Tenant, position: Position)] {
        let ombyggare = Ombyggare(installation.pool)
        let positioner = try await ombyggare.byggOm(framsteg: framsteg)
        do { try await ombyggare.rensa() } catch {
            // The rebuilt one is in use, whatever becomes of the old: an error here would say that nothing had happened.
            installation.logger.warning("the old read model's table is still there, the next rebuild drops it", metadata: ["error": "\(error)"])
        }
        return positioner
    }

    /// Tries the parked beslut anew.
    ///
    /// - Returns: for each nämnd that had any, how many were parked before and how many are.
    public func provaOm() async throws -> [(nämnd: Tenant, före: Int, efter: Int)] {
        try await installation.pool.withConnection { databas in
            var svar: [(nämnd: Tenant, före: Int, efter: Int)] = []
            for nämnd in try LogSession.tenants(on: databas) where try !Parkering.alla(nämnd, databas).isEmpty {
                let (före, efter) = try await databas.transaction { databas in
                    try Nämndsession.begränsaVäntan(databas)
                    return try Projektor(Fristprojektion()).provaOm(nämnd, databas)
                }
                svar.append((nämnd, före, efter))
            }
            return svar
        }
    }
}
