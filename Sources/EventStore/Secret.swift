import Crypto
import FoundationEssentials

/// 32 secret bytes: the seed of a key that is kept outside every database. Never printed and never logged.
public struct Secret: Sendable {
    let bytes: Data

    /// From the environment or wherever else a text comes from.
    ///
    /// - Parameter base64: 32 bytes in base64; white space around it is ignored.
    /// - Throws: `.malformed`.
    public init(base64: String) throws(SecretError) {
        let text = String(base64.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard let data = Data(base64Encoded: text), data.count == Secret.length else { throw .malformed(source: nil) }
        bytes = data
    }

    private init(bytes: Data) { self.bytes = bytes }

    static func random() -> Secret { Secret(bytes: SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }) }

    var base64: String { bytes.base64EncodedString() }

    static let length = 32
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "a secret" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why there is no secret.
public enum SecretError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is not 32 bytes in base64. `source` is the file; nil for a value.
    case malformed(source: String?)
    /// There is no such file, and none was to be made.
    case missing(file: String)
    /// Others than the owner may read or write the file. `mode` is its permission bits.
    case exposed(file: String, mode: UInt32)
    /// It is a folder, a device or something else that is not a plain file.
    case notAFile(file: String)
    /// The system refused; `errno` says why.
    case system(file: String, operation: String, errno: Int32)

    public var description: String {
        switch self {
        case .malformed(let source): "\(source ?? "the secret") is not 32 bytes in base64"
        case .missing(let file): "there is no secret in \(file)"
        case .exposed(let file, let mode): "\(file) can be used by others (mode \(String(mode, radix: 8))); it must be 0600"
        case .notAFile(let file): "\(file) is not a plain file"
        case .system(let file, let operation, let errno): "\(operation) of \(file) failed (errno \(errno))"
        }
    }
}
