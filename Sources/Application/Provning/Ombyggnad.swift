public import EventStore
import Postgres
import Projections

/// Rebuilds read models from the log. Readers see the old rows until the new ones are all there.
public struct Ombyggnad: Sendable {
    /// The read models there are, by name.
    public static let namn = [Fristprojektion().namn]

    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// - Returns: for each nämnd the position its read models now stand at.
    public func byggOm() async throws -> [(nämnd: Tenant, position: Position)] {
        let nämnder = try await installation.pool.withConnection { try LogSession.tenants(on: $0) }
        var klara: [(nämnd: Tenant, position: Position)] = []
        for nämnd in nämnder {
            let position = try await installation.pool.withConnection { databas in
                try await databas.transaction { try Projektor(Fristprojektion()).byggOm(nämnd, $0) }
            }
            klara.append((nämnd, position))
        }
        return klara
    }
}
