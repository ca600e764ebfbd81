import FoundationEssentials
import Postgres

/// A known text sealed under the master key, kept in the key database: whether a master key opens it says whether it is the one.
struct MasterProof {
    private let masterKey: MasterKey

    init(_ masterKey: MasterKey) { self.masterKey = masterKey }

    /// Puts the proof there if there is none, and opens the one that is there.
    func check(on connection: isolated Connection) throws {
        if let row = try connection.query(MasterProof.read).first { return try open(row) }
        let id = UUIDv7.make()
        let sealed = try AESGCM.seal(MasterProof.text, masterKey.key, associated: AESGCM.bytes(of: id))
        try connection.execute(MasterProof.insert, [.uuid(id), .bytes(sealed)])
        // Read back: another process may have been first, with another key.
        guard let row = try connection.query(MasterProof.read).first else { throw VaultError.unstable }
        try open(row)
    }

    private func open(_ row: Row) throws {
        let id: UUID = try row[0]
        let sealed: [UInt8] = try row[1]
        let opened: [UInt8]
        do throws(SealingError) {
            opened = try AESGCM.open(sealed, masterKey.key, associated: AESGCM.bytes(of: id))
        } catch {
            throw VaultError.wrongMasterKey
        }
        guard opened == MasterProof.text else { throw VaultError.wrongMasterKey }
    }

    private static let text = Array("the master key of this key database".utf8)

    private static let read = Statement("vault_master", "select check_id, sealed from vault.master")

    private static let insert = Statement(
        "vault_master_insert", "insert into vault.master (check_id, sealed) values ($1, $2) on conflict do nothing")
}
