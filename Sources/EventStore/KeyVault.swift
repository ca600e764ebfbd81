public import FoundationEssentials
public import Postgres

/// The keys of every tenant and subject, wrapped by the master key, in a database of their own.
///
/// Subjects are opaque texts of 1–200 bytes; a key for one is made when first asked for, and is durable before it is given out.
public actor KeyVault {
    private struct Subject: Hashable, Sendable {
        let tenant: Tenant
        let name: String
    }

    let pool: ConnectionPool
    /// To the database of the log whose keys they are.
    private let log: ConnectionPool?
    /// The master keys as they are now: two while the one is being changed for the other.
    private let source: @Sendable () throws -> [MasterKey]
    private var masters: MasterKeys?
    private var bySubject = GenerationCache<Subject, SealingKey>(
        capacity: LogBounds.cachedKeys, lifetime: LogBounds.keyLifetime, now: .now)
    private var byID = GenerationCache<UUID, SealingKey>(capacity: LogBounds.cachedKeys, lifetime: LogBounds.keyLifetime, now: .now)
    /// Counts the destructions: what was fetched across one is not kept.
    private var destructions = 0

    /// - Parameters:
    ///   - pool: to the key database, working as `evb_runtime`.
    ///   - masterKey: checked against the database at the first use.
    public init(pool: ConnectionPool, masterKey: MasterKey) { self.init(pool: pool) { [masterKey] } }

    /// - Parameters:
    ///   - pool: to the key database, working as `evb_runtime`.
    ///   - log: to the log's database; its connections must never wait for a log's head. With it, a tenant that has events gets no new look-up key.
    ///   - masterKeys: read at the first use, and again when the database names a master key that is not among them: somebody is changing it, or
    ///     has.
    public init(pool: ConnectionPool, log: ConnectionPool? = nil, masterKeys: @escaping @Sendable () throws -> [MasterKey]) {
        self.pool = pool
        self.log = log
        source = masterKeys
    }

    /// Recognises a wrong master key before anything is sealed or opened under it; a new database adopts the key.
    ///
    /// - Throws: ``VaultError/wrongMasterKey``; a `PostgresError` when the database failed.
    public func checkMasterKey() async throws {
        if masters == nil { _ = try await readMasters() }
    }

    private func readMasters() async throws -> MasterKeys {
        let keys = try source()
        let read = try await pool.withConnection { try MasterKeys(keys, on: $0) }
        masters = read
        return read
    }

    /// Does something with the master keys; once more with those there are by then, when they turn out to have been changed.
    func withMasters<T: Sendable>(_ body: @escaping @Sendable (MasterKeys, isolated Connection) throws -> T) async throws -> T {
        let known = if let masters { masters } else { try await readMasters() }
        do {
            return try await pool.withConnection { try body(known, $0) }
        } catch VaultError.wrongMasterKey {
            let current = try await readMasters()
            return try await pool.withConnection { try body(current, $0) }
        }
    }

    /// The subject's key, made if there is none. Two that ask at once get the same key.
    public func key(_ tenant: Tenant, subject: String) async throws -> SealingKey {
        guard let key = try await keys(tenant, subjects: [subject])[subject] else { throw VaultError.unstable }
        return key
    }

    /// The keys of several subjects, those that are missing made.
    public func keys(_ tenant: Tenant, subjects: [String]) async throws -> [String: SealingKey] {
        var found: [String: SealingKey] = [:]
        var missing: Set<String> = []
        for name in subjects {
            if let key = bySubject.value(of: Subject(tenant: tenant, name: name), now: .now) {
                found[name] = key
            } else {
                missing.insert(name)
            }
        }
        // In one order everywhere, so that two that make the same keys wait for each other and never in a circle.
        for chunk in missing.sorted().chunks(of: LogBounds.keysPerStatement) {
            let before = destructions
            let keys = try await withMasters { try VaultSession(tenant: tenant, masters: $0).keys(chunk, on: $1) }
            for (name, key) in keys where before == destructions {
                bySubject.keep(key, as: Subject(tenant: tenant, name: name), now: .now)
                byID.keep(key, as: key.id, now: .now)
            }
            found.merge(keys) { _, new in new }
        }
        return found
    }

    /// The key by its id; nil when it was destroyed.
    ///
    /// - Throws: ``VaultError/unknownKey(_:)`` when the database never had it: then it is not the log's key database.
    public func key(_ id: UUID) async throws -> SealingKey? { try await keys([id])[id] }

    /// Keys by their ids; those that were destroyed are absent. Errors as ``key(_:)``.
    public func keys(_ ids: [UUID]) async throws -> [UUID: SealingKey] {
        var found: [UUID: SealingKey] = [:]
        var missing: Set<UUID> = []
        for id in ids {
            if let key = byID.value(of: id, now: .now) { found[id] = key } else { missing.insert(id) }
        }
        for chunk in Array(missing).chunks(of: LogBounds.keysPerStatement) {
            let before = destructions
            let keys = try await withMasters { try VaultSession.keys(chunk, under: $0, on: $1) }
            for key in keys.values where before == destructions { byID.keep(key, as: key.id, now: .now) }
            found.merge(keys) { _, new in new }
        }
        return found
    }

    /// The tenant's key for look-ups: its ``SealingKey/digest(_:)`` makes claims and command ids that say nothing by themselves. Made for a tenant
    /// without events only: under a new one nothing that was registered before would be known again.
    ///
    /// The log is asked when the key is not in memory: once in a while for each tenant, however much is looked up.
    ///
    /// - Throws: ``VaultError/notOfLog(_:)`` when the tenant has a log that was written with keys this database never had.
    public func lookupKey(_ tenant: Tenant) async throws -> SealingKey {
        if let key = bySubject.value(of: Subject(tenant: tenant, name: KeyVault.lookupSubject), now: .now) { return key }
        if let used = try await log?.withConnection({ try LogSession.latestKeys(of: tenant, on: $0) }), try await lacks(used, of: tenant) {
            throw VaultError.notOfLog(tenant)
        }
        return try await key(tenant, subject: KeyVault.lookupSubject)
    }

    static let lookupSubject = "lookup"
}

extension KeyVault {
    /// Whether the key database has a master key already, which alone opens it.
    public static func hasMasterKey(on connection: isolated Connection) throws -> Bool {
        try connection.query(anyMaster)[0][0]
    }

    private static let anyMaster = Statement("vault_any_master", "select exists (select from vault.master)")

    /// Which of the subjects have a key that is not destroyed.
    public func living(_ tenant: Tenant, subjects: [String]) async throws -> [String] {
        var living: [String] = []
        for chunk in subjects.chunks(of: LogBounds.keysPerStatement) {
            let rows = try await pool.withConnection { try $0.query(KeyVault.living, [.text(tenant.rawValue), .texts(chunk)]) }
            living += try rows.map { try $0[0] }
        }
        return living
    }

    /// Destroys the subjects' keys, durably: what they sealed can never be opened again, also not by this process. Another process may have
    /// one in memory for at most twice `LogBounds.keyLifetime`. A subject without a living key is left as it is.
    ///
    /// - Returns: how many keys were destroyed.
    @discardableResult
    public func destroy(_ tenant: Tenant, subjects: [String]) async throws -> Int {
        precondition(!subjects.contains(KeyVault.lookupSubject), "what everybody is looked up by is nobody's to destroy")
        var destroyed = 0
        for chunk in subjects.sorted().chunks(of: LogBounds.keysPerStatement) {
            // Before and after: a key fetched meanwhile may be either side of it.
            forget(tenant, chunk)
            let rows = try await pool.withConnection { connection in
                try await connection.transaction { connection in
                    try connection.asMaintenance { try $0.query(KeyVault.destruction, [.text(tenant.rawValue), .texts(chunk)]) }
                }
            }
            forget(tenant, chunk)
            for row in rows { byID.forget(try row[0]) }
            destroyed += rows.count
        }
        return destroyed
    }

    private func forget(_ tenant: Tenant, _ subjects: [String]) {
        destructions += 1
        for name in subjects {
            let subject = Subject(tenant: tenant, name: name)
            if let key = bySubject.value(of: subject, now: .now) { byID.forget(key.id) }
            bySubject.forget(subject)
        }
    }

    private static let living = Statement(
        "vault_living",
        """
        select wanted.subject from unnest($2) as wanted (subject)
        where exists (select from vault.key k where k.tenant = $1 and k.subject = wanted.subject and k.destroyed_at is null)
        """)

    private static let destruction = Statement("vault_destroy", "select vault.destroy_keys($1, $2)")
}

/// What is wrong with a key database.
public enum VaultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The keys there are wrapped by another master key.
    case wrongMasterKey
    /// The log names a key that this database never had.
    case unknownKey(UUID)
    /// The tenant has a log that was written with keys that this database never had: it is another log's, or a copy older than the log.
    case notOfLog(Tenant)
    /// A key was not there a moment after it was made: something else removes keys.
    case unstable
    /// A key that was to be put back has another content here, or its subject another living key.
    case taken
    /// The master key is being changed for another one than this.
    case otherRotation

    public var description: String {
        switch self {
        case .wrongMasterKey: "the master key is not the one this key database was made with"
        case .unknownKey(let id): "key \(id) has never been in this key database"
        case .notOfLog(let tenant): "the key database is not the one that the log of \(tenant) was written with"
        case .otherRotation: "the master key is being changed for another one than this"
        case .unstable: "a key that was just made is not there"
        case .taken: "another key of the same id or subject is there"
        }
    }
}

extension Array {
    func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
