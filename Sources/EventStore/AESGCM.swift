import Crypto
import FoundationEssentials

/// AES-256-GCM as `nonce (12) ‖ ciphertext ‖ tag (16)`.
///
/// Källa: NIST SP 800-38D, 8.2.2 RBG-based Construction: a random nonce of 96 bits, good for 2³² messages under one key.
enum AESGCM {
    static func seal(_ plaintext: [UInt8], _ key: SymmetricKey, associated: [UInt8]) throws(SealingError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(plaintext, using: key, authenticating: associated)
            guard let combined = box.combined else { throw SealingError.cannotSeal }
            return Array(combined)
        } catch {
            throw .cannotSeal
        }
    }

    static func open(_ bytes: [UInt8], _ key: SymmetricKey, associated: [UInt8]) throws(SealingError) -> [UInt8] {
        do {
            return Array(try AES.GCM.open(AES.GCM.SealedBox(combined: bytes), using: key, authenticating: associated))
        } catch {
            throw .cannotOpen
        }
    }

    static func bytes(of id: UUID) -> [UInt8] { withUnsafeBytes(of: id.uuid) { Array($0) } }
}
