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
    let masterKey: MasterKey
    private var bySubject = KeyCache<Subject, SealingKey>(
        capacity: LogBounds.cachedKeys, lifetime: LogBounds.keyLifetime, now: .now)
    private var byID = KeyCache<UUID, SealingKey>(capacity: LogBounds.cachedKeys, lifetime: LogBounds.keyLifetime, now: .now)
    private var isMasterChecked = false

    /// - Parameters:
    ///   - pool: to the key database, working as `evb_runtime`.
    ///   - masterKey: checked against the database at the first use.
    public init(pool: ConnectionPool, masterKey: MasterKey) {
        self.pool = pool
        self.masterKey = masterKey
    }

    /// Recognises a wrong master key before anything is sealed or opened under it; a new database adopts the key.
    ///
    /// - Throws: ``VaultError/wrongMasterKey``; a `PostgresError` when the database failed.
    public func checkMasterKey() async throws {
        guard !isMasterChecked else { return }
        let proof = MasterProof(masterKey)
        try await pool.withConnection { try proof.check(on: $0) }
        isMasterChecked = true
    }

    /// The subject's key, made if there is none. Two that ask at once get the same key.
    public func key(_ tenant: Tenant, subject: String) async throws -> SealingKey {
        guard let key = try await keys(tenant, subjects: [subject])[subject] else { throw VaultError.unstable }
        return key
    }

    /// The keys of several subjects, those that are missing made.
    public func keys(_ tenant: Tenant, subjects: [String]) async throws -> [String: SealingKey] {
        try await checkMasterKey()
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
            let session = VaultSession(tenant: tenant, masterKey: masterKey)
            let keys = try await pool.withConnection { try session.keys(chunk, on: $0) }
            for (name, key) in keys {
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
        try await checkMasterKey()
        var found: [UUID: SealingKey] = [:]
        var missing: Set<UUID> = []
        for id in ids {
            if let key = byID.value(of: id, now: .now) { found[id] = key } else { missing.insert(id) }
        }
        for chunk in Array(missing).chunks(of: LogBounds.keysPerStatement) {
            let master = masterKey
            let keys = try await pool.withConnection { try VaultSession.keys(chunk, under: master, on: $0) }
            for key in keys.values { byID.keep(key, as: key.id, now: .now) }
            found.merge(keys) { _, new in new }
        }
        return found
    }

    /// The tenant's key for look-ups: its ``SealingKey/digest(_:)`` makes claims and command ids that say nothing by themselves.
    public func lookupKey(_ tenant: Tenant) async throws -> SealingKey { try await key(tenant, subject: KeyVault.lookupSubject) }

    private static let lookupSubject = "lookup"
}

/// What is wrong with a key database.
public enum VaultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The keys there are wrapped by another master key.
    case wrongMasterKey
    /// The log names a key that this database never had.
    case unknownKey(UUID)
    /// A key was not there a moment after it was made: something else removes keys.
    case unstable
    /// A key that was to be put back has another content here, or its subject another living key.
    case taken

    public var description: String {
        switch self {
        case .wrongMasterKey: "the master key is not the one this key database was made with"
        case .unknownKey(let id): "key \(id) has never been in this key database"
        case .unstable: "a key that was just made is not there"
        case .taken: "another key of the same id or subject is there"
        }
    }
}

extension Array {
    fileprivate func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
