/// Something only one stream may have, for example an identifier in another system, known only by its keyed hash.
///
/// Claims stand outside the hash chain and can be deleted. A stream may claim again what it already holds.
public struct Claim: Hashable, Sendable {
    /// What sort of thing is claimed, 1–200 bytes.
    public let kind: String
    /// A keyed hash, 32 bytes.
    public let digest: [UInt8]
    public let stream: StreamName

    public init(kind: String, digest: [UInt8], stream: StreamName) {
        precondition(digest.count == 32, "a digest is 32 bytes")
        self.kind = kind
        self.digest = digest
        self.stream = stream
    }
}
