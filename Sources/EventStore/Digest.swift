import Crypto

/// SHA-256, 32 bytes.
///
/// Källa: FIPS 180-4.
public func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// SHA-256 of bytes that come piece by piece.
public struct RunningDigest: Sendable {
    private var hash = SHA256()

    public init() {}

    /// Adds the bytes after those already taken. Nothing of them is kept.
    public mutating func take(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    /// 32 bytes over all that has been taken.
    public var digest: [UInt8] { Array(hash.finalize()) }
}

/// Random bytes fit for a key.
///
/// Källa: NIST SP 800-90A (BoringSSL's generator, seeded by the system and again after a fork): a call of the system for each few bytes costs more
/// than the sealing they are for.
public func randomBytes(_ count: Int) -> [UInt8] {
    SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { Array($0) }
}
