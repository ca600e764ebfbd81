import FoundationEssentials
import Postgres

/// One tenant's keys, on a connection to the key database.
struct VaultSession {
    let tenant: Tenant
    let masters: MasterKeys

    /// The keys of the subjects, those that are missing made and durable. No subject twice.
    ///
    /// - Throws: ``VaultError/wrongMasterKey`` also when the master keys have been changed since `masters` was read.
    func keys(_ subjects: [String], on connection: isolated Connection) throws -> [String: SealingKey] {
        var found = try read(subjects, on: connection)
        let missing = subjects.filter { found[$0] == nil }
        guard !missing.isEmpty else { return found }
        let made = try missing.map { try WrappedKey.make(tenant: tenant, subject: $0, under: masters.writing.key) }
        do {
            try connection.execute(
                VaultSession.insert,
                [.text(tenant.rawValue), .texts(missing), .uuids(made.map(\.id)), .byteStrings(made.map(\.bytes)), .uuid(masters.writing.proof)])
        } catch let failure as PostgresError where failure.sqlState == .foreignKeyViolation {
            throw VaultError.wrongMasterKey
        }
        // Read back: another process may have been first, and then its key is the one.
        found.merge(try read(missing, on: connection)) { _, new in new }
        guard found.count == subjects.count else { throw VaultError.unstable }
        return found
    }

    private func read(_ subjects: [String], on connection: isolated Connection) throws -> [String: SealingKey] {
        var found: [String: SealingKey] = [:]
        for row in try connection.query(VaultSession.bySubject, [.text(tenant.rawValue), .texts(subjects)]) {
            let subject: String = try row[1]
            let master = try VaultSession.master(masters, try row[3])
            found[subject] = try WrappedKey(id: row[0], bytes: row[2]).unwrapped(tenant: tenant, subject: subject, under: master)
        }
        return found
    }

    /// Keys of any tenant by their ids; those destroyed are absent.
    static func keys(_ ids: [UUID], under masters: MasterKeys, on connection: isolated Connection) throws -> [UUID: SealingKey] {
        var found: [UUID: SealingKey] = [:]
        var known: Set<UUID> = []
        for row in try connection.query(byID, [.uuids(ids)]) {
            let id: UUID = try row[0]
            known.insert(id)
            guard let wrapped: [UInt8] = try row[3], let proof: UUID = try row[4] else { continue }
            let tenant = Tenant(trusted: try row[1])
            found[id] = try WrappedKey(id: id, bytes: wrapped).unwrapped(tenant: tenant, subject: row[2], under: master(masters, proof))
        }
        if let unknown = ids.first(where: { !known.contains($0) }) { throw VaultError.unknownKey(unknown) }
        return found
    }

    private static func master(_ masters: MasterKeys, _ proof: UUID) throws(VaultError) -> MasterKey {
        guard let key = masters[proof] else { throw .wrongMasterKey }
        return key
    }

    /// The limit bounds nothing: it keeps the planner to one probe of the index a subject, whatever it believes of the table's size.
    private static let bySubject = Statement(
        "vault_by_subject",
        """
        select k.id, k.subject, k.wrapped, k.master_id from unnest($2) as wanted (subject)
        cross join lateral (
            select * from vault.key v where v.tenant = $1 and v.subject = wanted.subject and v.destroyed_at is null limit 1) k
        """)

    private static let byID = Statement("vault_by_id", "select id, tenant, subject, wrapped, master_id from vault.key where id = any ($1)")

    private static let insert = Statement(
        "vault_insert",
        """
        insert into vault.key (tenant, subject, id, wrapped, master_id)
        select $1, k.subject, k.id, k.wrapped, $5 from unnest($2, $3, $4) as k (subject, id, wrapped) order by k.subject
        on conflict (tenant, subject) where destroyed_at is null do nothing
        """)
}
