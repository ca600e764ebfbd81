import Crypto
import FoundationEssentials

/// A key as the key database holds it: sealed under the master key, bound to its tenant, subject and id.
struct WrappedKey {
    let id: UUID
    let bytes: [UInt8]

    /// A new random key.
    static func make(tenant: Tenant, subject: String, under master: MasterKey) throws(SealingError) -> WrappedKey {
        let id = UUIDv7.make()
        let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        return WrappedKey(id: id, bytes: try AESGCM.seal(secret, master.key, associated: association(tenant, subject, id)))
    }

    func unwrapped(tenant: Tenant, subject: String, under master: MasterKey) throws(SealingError) -> SealingKey {
        let secret = try AESGCM.open(bytes, master.key, associated: WrappedKey.association(tenant, subject, id))
        return SealingKey(id: id, key: SymmetricKey(data: secret))
    }

    /// The same key under another master key.
    func rewrapped(tenant: Tenant, subject: String, from old: MasterKey, to new: MasterKey) throws(SealingError) -> WrappedKey {
        let bound = WrappedKey.association(tenant, subject, id)
        return WrappedKey(id: id, bytes: try AESGCM.seal(try AESGCM.open(bytes, old.key, associated: bound), new.key, associated: bound))
    }

    /// A zero byte between: neither a tenant nor a subject holds one.
    private static func association(_ tenant: Tenant, _ subject: String, _ id: UUID) -> [UInt8] {
        Array(tenant.rawValue.utf8) + [0] + Array(subject.utf8) + [0] + AESGCM.bytes(of: id)
    }
}
