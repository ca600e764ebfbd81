import Crypto

/// The key that wraps every other key. It is never stored in a database, never printed and never logged.
///
/// Källa: NIST SP 800-38D (AES-GCM).
public struct MasterKey: Sendable {
    let key: SymmetricKey

    public init(_ secret: Secret) { key = SymmetricKey(data: secret.bytes) }

    /// - Throws: `.malformed`, as ``Secret/init(base64:)``.
    public init(base64: String) throws(SecretError) { self.init(try Secret(base64: base64)) }

    init(key: SymmetricKey) { self.key = key }
}

extension MasterKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "a master key" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
