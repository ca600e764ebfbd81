import Crypto
public import Postgres

/// The key that seals. It is never stored in a database, never printed and never logged; its public half is for everybody.
///
/// Källa: RFC 8032, 5.1.5 Key Generation: the secret is the private key's 32 bytes.
public struct SealSigner: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// - Throws: `.malformed` when the bytes are no key; any 32 bytes are one.
    public init(_ secret: Secret) throws(SecretError) {
        do { key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret.bytes) } catch { throw .malformed(source: nil) }
    }

    /// 32 bytes.
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    /// - Throws: what the system's source of randomness throws.
    public func seal(_ tenant: Tenant, at position: Position, hash: [UInt8], time: PostgresTimestamp) throws -> Seal {
        Seal(
            tenant: tenant, position: position, hash: hash, sealedAt: time, publicKey: publicKey,
            signature: Array(try key.signature(for: Seal.message(tenant, position, hash, time))))
    }
}

extension SealSigner: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "a key for seals" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
