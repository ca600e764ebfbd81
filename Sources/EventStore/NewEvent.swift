public import FoundationEssentials
public import Postgres

/// An event that is to be appended; the log gives it its position, version, time and hash.
public struct NewEvent: Hashable, Sendable {
    /// Unique, by preference a UUIDv7; also the associated data of `sealed`.
    public let id: UUID
    public let stream: StreamName
    /// The name of its stored form, 1–200 bytes.
    public let type: String
    /// The version of its stored form, from 1.
    public let typeVersion: Int16
    /// When it happened, as stated by people; years 1–9999.
    public let validDate: PostgresDate?
    /// A JSON object, at most 256 KiB, stored and hashed as exactly this text.
    public let data: String
    public let sealed: SealedPayload?

    public init(
        id: UUID, stream: StreamName, type: String, typeVersion: Int16 = 1, validDate: PostgresDate? = nil, data: String,
        sealed: SealedPayload? = nil
    ) {
        self.id = id
        self.stream = stream
        self.type = type
        self.typeVersion = typeVersion
        self.validDate = validDate
        self.data = data
        self.sealed = sealed
    }
}
