public import FoundationEssentials

/// Identifiers that follow from what they identify.
///
/// Källa: RFC 9562, 5.8 UUID Version 8.
public enum UUIDv8 {
    /// The first 16 bytes of a hash, but for the bits that say version and variant.
    ///
    /// - Parameter hash: at least 16 bytes.
    public static func make(from hash: [UInt8]) -> UUID {
        precondition(hash.count >= 16, "a UUID is 16 bytes")
        var b = Array(hash.prefix(16))
        b[6] = b[6] & 0x0F | 0x80
        b[8] = b[8] & 0x3F | 0x80
        return b.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
