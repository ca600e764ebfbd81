import FoundationEssentials
import Postgres

/// A known text sealed under a master key, kept in the key database: whether a master key opens it says whether it is the one.
struct MasterProof {
    let id: UUID
    let sealed: [UInt8]
    /// The master key that takes over when every key is wrapped by it.
    let isNext: Bool

    /// A new one for a key.
    init(of key: MasterKey, isNext: Bool) throws(SealingError) {
        id = UUIDv7.make()
        sealed = try AESGCM.seal(MasterProof.text, key.key, associated: AESGCM.bytes(of: id))
        self.isNext = isNext
    }

    private init(_ row: Row) throws {
        id = try row[0]
        sealed = try row[1]
        isNext = try row[2]
    }

    func opens(with key: MasterKey) -> Bool {
        do throws(SealingError) {
            return try AESGCM.open(sealed, key.key, associated: AESGCM.bytes(of: id)) == MasterProof.text
        } catch {
            return false
        }
    }

    /// The proofs of a key database, the one in force first; at most two.
    static func read(on connection: isolated Connection) throws -> [MasterProof] {
        try connection.query(select).map { try MasterProof($0) }
    }

    private static let text = Array("the master key of this key database".utf8)
    private static let select = Statement("vault_master", "select check_id, sealed, is_next from vault.master order by is_next")
}

/// The master keys that a process has, by the proofs in the key database that they open.
struct MasterKeys: Sendable {
    private let byProof: [UUID: MasterKey]
    /// Which of them wraps what is made: the next one while there is one.
    let writing: (proof: UUID, key: MasterKey)

    subscript(_ proof: UUID) -> MasterKey? { byProof[proof] }

    /// - Parameter keys: those there are; a new database adopts the first.
    /// - Throws: ``VaultError/wrongMasterKey`` when they open no proof.
    init(_ keys: [MasterKey], on connection: isolated Connection) throws {
        var proofs = try MasterProof.read(on: connection)
        if proofs.isEmpty, let first = keys.first {
            let proof = try MasterProof(of: first, isNext: false)
            try connection.execute(MasterKeys.adopt, [.uuid(proof.id), .bytes(proof.sealed)])
            // Read back: another process may have been first, with another key.
            proofs = try MasterProof.read(on: connection)
        }
        var byProof: [UUID: MasterKey] = [:]
        var writing: (proof: UUID, key: MasterKey)?
        for proof in proofs {
            guard let key = keys.first(where: { proof.opens(with: $0) }) else { continue }
            byProof[proof.id] = key
            writing = (proof.id, key)
        }
        guard let writing else { throw VaultError.wrongMasterKey }
        self.byProof = byProof
        self.writing = writing
    }

    private static let adopt = Statement(
        "vault_master_insert", "insert into vault.master (check_id, sealed) values ($1, $2) on conflict do nothing")
}
