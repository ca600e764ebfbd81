import FoundationEssentials
public import Postgres

/// Changes the master key: wraps every living key under the new one, a batch at a time, and then takes the old one away. The log is not
/// touched, and who has both keys reads on. Stopped anywhere, it goes on where it was when it is run again.
public struct MasterKeyRotation: Sendable {
    /// Keys wrapped in one transaction: some milliseconds, in which nobody can destroy one of them.
    static let batch = 500
    /// How often keys that others went on making under the old master key are gathered up before it is given up.
    static let rounds = 100

    private let pool: ConnectionPool
    private let old: MasterKey
    private let new: MasterKey

    /// - Parameters:
    ///   - pool: to the key database, working as `evb_runtime`.
    ///   - old: the one that the database knows.
    ///   - new: the one that is to replace it.
    public init(pool: ConnectionPool, from old: MasterKey, to new: MasterKey) {
        self.pool = pool
        self.old = old
        self.new = new
    }

    /// - Parameter progress: told the number of keys wrapped so far, after each batch; what it throws ends the work there.
    /// - Returns: how many keys were wrapped anew; 0 also when the new master key was in force already.
    /// - Throws: ``VaultError/wrongMasterKey`` when the old key is not the one in force, ``VaultError/otherRotation``; `PostgresError`.
    public func run(progress: @Sendable (Int) async throws -> Void = { _ in }) async throws -> Int {
        guard let (from, to) = try await begin() else { return 0 }
        var count = 0
        for _ in 0..<MasterKeyRotation.rounds {
            var last = MasterKeyRotation.first
            while let (id, wrapped) = try await wrap(after: last, from, to) {
                last = id
                count += wrapped
                try await progress(count)
            }
            do {
                try await pool.withConnection { connection in
                    try await connection.transaction { connection in
                        _ = try connection.asMaintenance { try $0.query(MasterKeyRotation.finish, [.uuid(to)]) }
                    }
                }
                return count
            } catch let failure as PostgresError where failure.sqlState == .foreignKeyViolation {
                continue
            }
        }
        throw VaultError.unstable
    }

    /// - Returns: the proofs of the master key in force and of the one that is to be; nil when the change is already made.
    private func begin() async throws -> (from: UUID, to: UUID)? {
        let (old, new) = (old, new)
        return try await pool.withConnection { connection in
            // A new database adopts the old key first.
            _ = try MasterKeys([old, new], on: connection)
            var proofs = try MasterProof.read(on: connection)
            if proofs.count == 1, proofs[0].opens(with: new) { return nil }
            if proofs.count == 1 {
                guard proofs[0].opens(with: old) else { throw VaultError.wrongMasterKey }
                let proof = try MasterProof(of: new, isNext: true)
                try await connection.transaction { connection in
                    _ = try connection.asMaintenance { try $0.query(MasterKeyRotation.begin, [.uuid(proof.id), .bytes(proof.sealed)]) }
                }
                proofs = try MasterProof.read(on: connection)
            }
            guard proofs.count == 2, proofs[0].opens(with: old) else { throw VaultError.wrongMasterKey }
            guard proofs[1].opens(with: new) else { throw VaultError.otherRotation }
            return (proofs[0].id, proofs[1].id)
        }
    }

    private func wrap(after last: UUID, _ from: UUID, _ to: UUID) async throws -> (last: UUID, count: Int)? {
        let (old, new) = (old, new)
        return try await pool.withConnection { connection in
            let rows = try connection.query(
                MasterKeyRotation.batchOf, [.uuid(from), .uuid(last), .int4(Int32(MasterKeyRotation.batch))])
            let keys = try rows.map { row in
                let (tenant, subject): (String, String) = (try row[1], try row[2])
                let wrapped = WrappedKey(id: try row[0], bytes: try row[3])
                return (wrapped, try wrapped.rewrapped(tenant: Tenant(trusted: tenant), subject: subject, from: old, to: new))
            }
            guard let end = keys.last?.0.id else { return nil }
            try await connection.transaction { connection in
                let parameters: [Parameter] = [
                    .uuids(keys.map(\.0.id)), .byteStrings(keys.map(\.0.bytes)), .byteStrings(keys.map(\.1.bytes)), .uuid(to),
                ]
                _ = try connection.asMaintenance { try $0.query(MasterKeyRotation.rewrap, parameters) }
            }
            return (end, keys.count)
        }
    }

    private static let first = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    private static let begin = Statement("vault_begin_rotation", "select vault.begin_rotation($1, $2)")
    private static let finish = Statement("vault_finish_rotation", "select vault.finish_rotation($1)")
    private static let rewrap = Statement("vault_rewrap", "select vault.rewrap($1, $2, $3, $4)")
    private static let batchOf = Statement(
        "vault_to_rewrap",
        "select id, tenant, subject, wrapped from vault.key where master_id = $1 and id > $2 order by id limit $3")
}
