import Crypto

/// The hash chain of a tenant's log.
///
/// `hash = SHA-256(previous hash ‖ columns)`; before the first event the previous hash is 32 zero bytes. The columns are, in this
/// order: tenant, position, stream, version, id, type, type_version, valid_date, recorded_at, actor, role, unit, correlation,
/// causation, command_id, nr, data, key_id, sealed. Each is its length as 8 bytes, big-endian, then its bytes; a missing one is
/// the length `ff ff ff ff ff ff ff ff` and no bytes. A column's bytes are its text in UTF-8: numbers in decimal, uuids in lower
/// case, dates as `YYYY-MM-DD`, recorded_at in UTC as `YYYY-MM-DDTHH:MM:SS.ffffffZ`; `sealed` is its own bytes.
///
/// Källa: FIPS 180-4 (SHA-256); the same in SQL: `eventlog.event_bytes`.
public enum Chain {
    /// The hash before the first event.
    public static let start = [UInt8](repeating: 0, count: 32)

    /// The hash of an event that follows one with the hash `previous`; the event's own `hash` is not read.
    public static func hash(previous: [UInt8], event: StoredEvent) -> [UInt8] {
        var encoder = EventEncoder()
        return hash(previous: previous, event: event, with: &encoder)
    }

    static func hash(previous: [UInt8], event: StoredEvent, with encoder: inout EventEncoder) -> [UInt8] {
        encoder.encode(event, after: previous)
        return Array(SHA256.hash(data: encoder.bytes))
    }
}
