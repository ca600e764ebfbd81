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
        let vault = KeyVault(pool: database.pool(), masterKey: master)
        #expect(try await vault.destroy(.north, subjects: ["p"]) == 1)
        #expect(try await vault.key(key.id) == nil)
        #expect(try await vault.key(.north, subject: "p").id != key.id)
        let unknown = UUIDv7.make()
        await #expect(throws: VaultError.unknownKey(unknown)) { try await vault.key(unknown) }
    }

    @Test("forgets a destroyed key at once, leaves every other alone, and destroys none twice")
    func forgets() async throws {
        let vault = KeyVault(pool: try await KeyDatabase.make().pool(), masterKey: master)
        let keys = try await vault.keys(.north, subjects: ["p", "q"])
        let (p, q, other) = (try #require(keys["p"]), try #require(keys["q"]), try await vault.key(.south, subject: "p"))
        _ = try await vault.keys([p.id, q.id, other.id])
        #expect(try await vault.living(.north, subjects: ["p", "q", "r"]) == ["p", "q"])
        #expect(try await vault.destroy(.north, subjects: ["p", "r"]) == 1)
        #expect(try await Set(vault.keys([p.id, q.id, other.id]).keys) == [q.id, other.id])
        #expect(try await vault.destroy(.north, subjects: ["p"]) == 0)
        #expect(try await vault.living(.north, subjects: ["p", "q"]) == ["q"])
        #expect(try await vault.key(.north, subject: "q").id == q.id)
    }

    @Test("keeps no key that was fetched while it was destroyed")
    func fetchedMeanwhile() async throws {
        let database = try await KeyDatabase.make()
        for round in 0..<20 {
            let vault = KeyVault(pool: database.pool(), masterKey: master)
            let id = try await KeyVault(pool: database.pool(), masterKey: master).key(.north, subject: "p\(round)").id
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { _ = try await vault.keys([id]) } }
                group.addTask { _ = try await vault.destroy(.north, subjects: ["p\(round)"]) }
                try await group.waitForAll()
            }
            #expect(try await vault.key(id) == nil)
        }
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

    @Test(
        "lets the program neither change nor remove a key",
        arguments: [
            "update vault.key set subject = 'q'", "delete from vault.key", "truncate vault.key", "update vault.master set sealed = 'x'",
            "update vault.key set wrapped = null, destroyed_at = now(), master_id = null", "delete from vault.master",
            "insert into vault.master (check_id, sealed, is_next) values (gen_random_uuid(), decode(repeat('00', 28), 'hex'), true)",
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
