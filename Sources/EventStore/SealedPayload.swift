public import FoundationEssentials

/// The part of an event that only the holder of a key reads.
public struct SealedPayload: Hashable, Sendable {
    public let keyID: UUID
    /// Nonce (12 bytes), ciphertext, tag (16 bytes).
    public let bytes: [UInt8]

    public init(keyID: UUID, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }
}
