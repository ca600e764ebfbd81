public import CanonicalJSON
public import EventStore
import FoundationEssentials
import Journal
import Postgres

/// The log as lines of JSON, with everything needed to check the chain without this program: the fields in the order they are hashed, each
/// as the text that is hashed, `skyddat` as hexadecimal.
public struct Loggutskrift: Sendable {
    static let sats = 1_000

    private let rum: Läsrum

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// - Parameters:
    ///   - nämnd: whose log.
    ///   - ut: called with each event in order; what it throws ends the reading.
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`.
    public func skriv(_ nämnd: Tenant, _ ut: @escaping @Sendable (JSON) throws -> Void) async throws {
        try await rum.läs { databas in
            guard try LogSession.head(of: nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(nämnd) }
            var efter = Position.zero
            while let sista = try skriv(nämnd, efter: efter, ut, databas) { efter = sista }
        }
    }

    private func skriv(
        _ nämnd: Tenant, efter: Position, _ ut: (JSON) throws -> Void, _ databas: isolated Connection
    ) throws -> Position? {
        let händelser = try LogSession.read(nämnd, after: efter, limit: Self.sats, on: databas)
        for lagrad in händelser { try ut(lagrad.json) }
        return händelser.last?.position
    }
}

extension StoredEvent {
    /// One line of the log.
    var json: JSON {
        [
            "namnd": .string(tenant.rawValue), "position": .int(position.rawValue), "strom": .string(stream.rawValue),
            "version": .int(version.rawValue),
            "id": .uuid(id), "typ": .string(type), "typversion": .int(typeVersion), "giltigt": .optional(validDate?.description),
            "registrerad": .string(recordedAt.iso8601), "aktor": .string(metadata.actor), "roll": .string(metadata.role),
            "enhet": .optional(metadata.unit), "korrelation": .uuid(metadata.correlation), "orsakad_av": metadata.causation.map(JSON.uuid) ?? .null,
            "kommando": .uuid(commandID), "nr": .int(nr), "data": .string(data), "nyckel": (sealed?.keyID).map(JSON.uuid) ?? .null,
            "skyddat": .optional(sealed.map { hex($0.bytes) }), "hash": .string(hex(hash)),
        ]
    }
}

extension JSON {
    static func uuid(_ id: UUID) -> JSON { .string(id.uuidString.lowercased()) }
}
