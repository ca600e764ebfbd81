import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

@Suite("The key vault")
struct KeyVaultTests {
    private let master: MasterKey

    init() throws { master = try MasterKey(base64: Data(repeating: 7, count: 32).base64EncodedString()) }

    @Test("gives a subject one key, also to another process later")
    func durable() async throws {
        let database = try await KeyDatabase.make()
        let event = UUIDv7.make()
        let sealed = try await KeyVault(pool: database.pool(), masterKey: master).key(.north, subject: "p1").seal([1, 2, 3], event: event)
        let later = KeyVault(pool: database.pool(), masterKey: master)
        #expect(try await later.key(.north, subject: "p1").open(sealed, event: event) == [1, 2, 3])
        #expect(try await later.key(sealed.keyID)?.open(sealed, event: event) == [1, 2, 3])
        #expect(try await later.key(.south, subject: "p1").id != sealed.keyID)
    }

    @Test("gives two that ask at once the same key")
    func race() async throws {
        let database = try await KeyDatabase.make()
        let subjects = (0..<50).map { "p\($0)" }
        let master = master
        let answers = try await withThrowingTaskGroup(of: [String: UUID].self) { group in
            for round in 0..<8 {
                let vault = KeyVault(pool: database.pool(), masterKey: master)
                group.addTask {
                    let keys = try await vault.keys(.north, subjects: round % 2 == 0 ? subjects : subjects.reversed())
                    return keys.mapValues(\.id)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(answers.first?.count == 50)
    }

    @Test("recognises a wrong master key at once")
    func wrongMaster() async throws {
        let database = try await KeyDatabase.make()
        _ = try await KeyVault(pool: database.pool(), masterKey: master).key(.north, subject: "p")
        let other = try MasterKey(base64: Data(repeating: 8, count: 32).base64EncodedString())
        let vault = KeyVault(pool: database.pool(), masterKey: other)
        await #expect(throws: VaultError.wrongMasterKey) { try await vault.key(.north, subject: "q") }
    }

    @Test("has nothing for a destroyed key, an error for an unknown one, and a new key for a subject that comes back")
    func destroyed() async throws {
        let database = try await KeyDatabase.make()
        let key = try await KeyVault(pool: database.pool(), masterKey: master).key(.north, subject: "p")
        let superuser = try await database.database.connection()
        try await superuser.run(script: "update vault.key set wrapped = null, destroyed_at = now()")
        await superuser.close()
        let vault = KeyVault(pool: database.pool(), masterKey: master)
        #expect(try await vault.key(key.id) == nil)
        #expect(try await vault.key(.north, subject: "p").id != key.id)
        let unknown = UUIDv7.make()
        await #expect(throws: VaultError.unknownKey(unknown)) { try await vault.key(unknown) }
    }

    @Test("refuses a wrapped key that was moved to another subject")
    func moved() async throws {
        let database = try await KeyDatabase.make()
        _ = try await KeyVault(pool: database.pool(), masterKey: master).key(.north, subject: "p")
        let superuser = try await database.database.connection()
        try await superuser.run(script: "update vault.key set subject = 'q'")
        await superuser.close()
        let vault = KeyVault(pool: database.pool(), masterKey: master)
        await #expect(throws: SealingError.cannotOpen) { try await vault.key(.north, subject: "q") }
    }

    @Test("lets the program neither change nor remove a key", arguments: [
        "update vault.key set subject = 'q'", "delete from vault.key", "truncate vault.key", "update vault.master set sealed = 'x'",
    ])
    func denied(_ sql: String) async throws {
        let pool = try await KeyDatabase.make().pool()
        await #expect { try await pool.withConnection { try $0.run(script: sql) } } throws: {
            ($0 as? PostgresError)?.sqlState == .insufficientPrivilege
        }
    }

    @Test("keeps a look-up key for each tenant, whose digests say nothing without it")
    func lookup() async throws {
        let vault = KeyVault(pool: try await KeyDatabase.make().pool(), masterKey: master)
        let digest = try await vault.lookupKey(.north).digest(Array("850101".utf8))
        #expect(digest.count == 32)
        #expect(try await vault.lookupKey(.north).digest(Array("850101".utf8)) == digest)
        #expect(try await vault.lookupKey(.south).digest(Array("850101".utf8)) != digest)
    }
}
