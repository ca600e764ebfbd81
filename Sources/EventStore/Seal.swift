import Crypto
import FoundationEssentials
public import Postgres

/// A signature over a tenant's log as far as a position: the chain's hash there vouches for everything before it.
///
/// What is signed is the UTF-8 text of five lines, each ended by a line feed: `evb-sigill-1`, the tenant, the position in decimal, the hash in
/// lower-case hexadecimal, and the time as `YYYY-MM-DDTHH:MM:SS.ffffffZ`. None of them can hold a line feed.
///
/// Källa: RFC 8032 (Ed25519).
public struct Seal: Hashable, Sendable {
    public let tenant: Tenant
    public let position: Position
    /// The chain's hash at the position, 32 bytes.
    public let hash: [UInt8]
    /// By the database's clock.
    public let sealedAt: PostgresTimestamp
    /// 32 bytes.
    public let publicKey: [UInt8]
    /// 64 bytes.
    public let signature: [UInt8]

    public init(
        tenant: Tenant, position: Position, hash: [UInt8], sealedAt: PostgresTimestamp, publicKey: [UInt8], signature: [UInt8]
    ) {
        self.tenant = tenant
        self.position = position
        self.hash = hash
        self.sealedAt = sealedAt
        self.publicKey = publicKey
        self.signature = signature
    }

    /// Whether the signature is that of the seal's own key. Says nothing of whose the key is: compare it with those that are trusted.
    public func verify() -> Bool {
        let message = Seal.message(tenant, position, hash, sealedAt)
        do {
            return try Curve25519.Signing.PublicKey(rawRepresentation: publicKey).isValidSignature(signature, for: message)
        } catch {
            return false  // no key at all: not 32 bytes
        }
    }

    static func message(_ tenant: Tenant, _ position: Position, _ hash: [UInt8], _ sealedAt: PostgresTimestamp) -> Data {
        Data("evb-sigill-1\n\(tenant)\n\(position)\n\(lowercaseHex(hash))\n\(sealedAt.iso8601)\n".utf8)
    }

    private static func lowercaseHex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 2 ? digits : "0" + digits
        }.joined()
    }
}
