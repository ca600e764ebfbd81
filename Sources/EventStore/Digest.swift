import Crypto

/// SHA-256, 32 bytes.
///
/// Källa: FIPS 180-4.
public func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

/// SHA-256 of bytes that come piece by piece.
public struct RunningDigest: Sendable {
    private var hash = SHA256()

    public init() {}

    public mutating func take(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

    /// 32 bytes over all that has been taken.
    public var digest: [UInt8] { Array(hash.finalize()) }
}
