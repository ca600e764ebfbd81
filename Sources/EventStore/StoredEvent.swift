public import FoundationEssentials
public import Postgres

/// An event as the log holds it.
public struct StoredEvent: Hashable, Sendable {
    public let tenant: Tenant
    public let position: Position
    public let stream: StreamName
    public let version: StreamVersion
    public let id: UUID
    public let type: String
    public let typeVersion: Int16
    public let validDate: PostgresDate?
    /// When the log took it, by the database's clock; never earlier than the event before.
    public let recordedAt: PostgresTimestamp
    public let metadata: Metadata
    public let commandID: UUID
    /// Its place among its command's events, from 1.
    public let nr: Int32
    public let data: String
    public let sealed: SealedPayload?
    /// SHA-256 over the hash before it and this event, see ``Chain``.
    public let hash: [UInt8]

    public init(
        tenant: Tenant, position: Position, version: StreamVersion, event: NewEvent, recordedAt: PostgresTimestamp,
        metadata: Metadata, commandID: UUID, nr: Int32, hash: [UInt8]
    ) {
        self.tenant = tenant
        self.position = position
        self.stream = event.stream
        self.version = version
        self.id = event.id
        self.type = event.type
        self.typeVersion = event.typeVersion
        self.validDate = event.validDate
        self.recordedAt = recordedAt
        self.metadata = metadata
        self.commandID = commandID
        self.nr = nr
        self.data = event.data
        self.sealed = event.sealed
        self.hash = hash
    }
}
