import Crypto
public import FoundationEssentials

/// A key that seals payloads, and may be destroyed one day: what it sealed is then unreadable for ever, also in every backup of
/// the log.
///
/// Källa: NIST SP 800-38D (AES-GCM); RFC 2104 (HMAC).
public struct SealingKey: Sendable {
    public let id: UUID
    let key: SymmetricKey

    init(id: UUID, key: SymmetricKey) {
        self.id = id
        self.key = key
    }

    /// Encrypts with AES-256-GCM under a new random nonce, bound to the event: it opens only for the same event id.
    public func seal(_ plaintext: [UInt8], event: UUID) throws(SealingError) -> SealedPayload {
        SealedPayload(keyID: id, bytes: try AESGCM.seal(plaintext, key, associated: AESGCM.bytes(of: event)))
    }

    /// Decrypts what ``seal(_:event:)`` made.
    ///
    /// - Throws: `.cannotOpen` when the bytes were changed, belong to another event, or were sealed under another key.
    public func open(_ payload: SealedPayload, event: UUID) throws(SealingError) -> [UInt8] {
        guard payload.keyID == id else { throw .cannotOpen }
        return try AESGCM.open(payload.bytes, key, associated: AESGCM.bytes(of: event))
    }

    /// HMAC-SHA256 of the bytes, 32 bytes: a digest that says nothing to who does not have the key.
    public func digest(_ bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    }
}

extension SealingKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "key \(id)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why something could not be sealed or opened.
public enum SealingError: Error, Hashable, Sendable {
    /// Changed bytes, another event, or another key.
    case cannotOpen
    /// The cipher refused; it does so only for parameters this program never gives it.
    case cannotSeal
}
