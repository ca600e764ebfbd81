import EventStore
import FoundationEssentials
import LogSupport
import Postgres
import Support
import Testing

@Suite("A change of the master key")
struct MasterKeyRotationTests {
    private struct Stopped: Error {}

    private let old: MasterKey
    private let new: MasterKey
    private let third: MasterKey
    /// More than two batches.
    private let subjects = (0..<1_200).map { "p\($0)" }

    init() throws {
        func key(_ byte: UInt8) throws -> MasterKey { try MasterKey(base64: Data(repeating: byte, count: 32).base64EncodedString()) }
        (old, new, third) = (try key(7), try key(8), try key(9))
    }

    @Test("leaves every key as it was under the new one, and the old one opens nothing")
    func whole() async throws {
        let database = try await KeyDatabase.make()
        let before = try await KeyVault(pool: database.pool(), masterKey: old).keys(.north, subjects: subjects)
        let event = UUIDv7.make()
        let sealed = try #require(before["p3"]).seal([1, 2], event: event)
        #expect(try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run() == 1_200)
        let vault = KeyVault(pool: database.pool(), masterKey: new)
        #expect(try await vault.keys(.north, subjects: subjects).mapValues(\.id) == before.mapValues(\.id))
        #expect(try await vault.key(sealed.keyID)?.open(sealed, event: event) == [1, 2])
        await #expect(throws: VaultError.wrongMasterKey) { try await KeyVault(pool: database.pool(), masterKey: old).key(.north, subject: "p3") }
        // Done again it changes nothing.
        #expect(try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run() == 0)
    }

    @Test("stopped after any batch: who has both keys reads and writes on, and it goes on where it was", arguments: 1...3)
    func stopped(_ batches: Int) async throws {
        let (old, new) = (old, new)
        let database = try await KeyDatabase.make()
        let before = try await KeyVault(pool: database.pool(), masterKey: old).keys(.north, subjects: subjects)
        await #expect(throws: Stopped.self) {
            try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run { if $0 >= min(batches * 500, 1_200) { throw Stopped() } }
        }
        let both = KeyVault(pool: database.pool()) { [old, new] }
        #expect(try await both.keys(.north, subjects: subjects).mapValues(\.id) == before.mapValues(\.id))
        let made = try await both.key(.north, subject: "made meanwhile").id
        let rest = try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run()
        #expect(rest == 1_200 - min(batches * 500, 1_200))
        let after = KeyVault(pool: database.pool(), masterKey: new)
        #expect(try await after.keys(.north, subjects: subjects).mapValues(\.id) == before.mapValues(\.id))
        #expect(try await after.key(.north, subject: "made meanwhile").id == made)
    }

    @Test("is found by a process that has read the old key long ago, when it looks for the keys again")
    func reader() async throws {
        let (old, new) = (old, new)
        let database = try await KeyDatabase.make()
        let keys = Keys(old)
        let vault = KeyVault(pool: database.pool()) { keys.all }
        let id = try await KeyVault(pool: database.pool(), masterKey: old).key(.north, subject: "p").id
        try await vault.checkMasterKey()
        _ = try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run()
        await #expect(throws: VaultError.wrongMasterKey) { try await vault.key(id) }
        await #expect(throws: VaultError.wrongMasterKey) { try await vault.key(.north, subject: "another") }
        keys.all = [new]
        #expect(try await vault.key(id)?.id == id)
        _ = try await vault.key(.north, subject: "another")
    }

    @Test("gathers up the keys that another process goes on making under the old one, and then lets it make no more")
    func writer() async throws {
        let database = try await KeyDatabase.make()
        let writer = KeyVault(pool: database.pool(), masterKey: old)
        _ = try await writer.keys(.north, subjects: subjects)
        let count = try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run { done in
            if done <= 1_200 { _ = try await writer.key(.north, subject: "q\(done)") }
        }
        #expect(count > 1_200)
        await #expect(throws: VaultError.wrongMasterKey) { try await writer.key(.north, subject: "too late") }
        let after = KeyVault(pool: database.pool(), masterKey: new)
        #expect(try await after.living(.north, subjects: ["q500", "q1000", "too late"]) == ["q500", "q1000"])
        _ = try await after.keys(.north, subjects: ["q500", "q1000"])
    }

    @Test("does not bring back a key that is destroyed meanwhile")
    func destroyed() async throws {
        let (old, new) = (old, new)
        let database = try await KeyDatabase.make()
        let vault = KeyVault(pool: database.pool()) { [old, new] }
        let keys = try await vault.keys(.north, subjects: subjects)
        _ = try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run { done in
            if done == 500 { _ = try await vault.destroy(.north, subjects: ["p0", "p1199"]) }
        }
        let after = KeyVault(pool: database.pool(), masterKey: new)
        #expect(try await after.living(.north, subjects: subjects).count == 1_198)
        #expect(try await after.key(try #require(keys["p1199"]).id) == nil)
    }

    @Test("leaves a key as it is that was destroyed or wrapped anew after it was read")
    func stale() async throws {
        let database = try await KeyDatabase.make()
        let vault = KeyVault(pool: database.pool(), masterKey: old)
        let (p, q) = (try await vault.key(.north, subject: "p"), try await vault.key(.north, subject: "q"))
        _ = try await vault.destroy(.north, subjects: ["p"])
        for id in [p.id, q.id] {
            try await database.pool().withConnection {
                try $0.run(
                    script: """
                        begin; set local role evb_underhall;
                        select vault.rewrap(array['\(id)'::uuid], array[decode(repeat('00', 60), 'hex')], array[decode(repeat('11', 60), 'hex')],
                            (select check_id from vault.master));
                        commit
                        """)
            }
        }
        let later = KeyVault(pool: database.pool(), masterKey: old)
        #expect(try await later.key(p.id) == nil)
        #expect(try await later.key(q.id)?.id == q.id)
    }

    @Test("is refused with a key that is not the one in force, and while it is being changed for another")
    func wrong() async throws {
        let database = try await KeyDatabase.make()
        _ = try await KeyVault(pool: database.pool(), masterKey: old).keys(.north, subjects: subjects)
        await #expect(throws: VaultError.wrongMasterKey) { try await MasterKeyRotation(pool: database.pool(), from: third, to: new).run() }
        await #expect(throws: Stopped.self) { try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run { _ in throw Stopped() } }
        await #expect(throws: VaultError.otherRotation) { try await MasterKeyRotation(pool: database.pool(), from: old, to: third).run() }
    }

    @Test("cannot be ended in the database while a key is still under the old one")
    func ended() async throws {
        let database = try await KeyDatabase.make()
        _ = try await KeyVault(pool: database.pool(), masterKey: old).keys(.north, subjects: subjects)
        await #expect(throws: Stopped.self) { try await MasterKeyRotation(pool: database.pool(), from: old, to: new).run { _ in throw Stopped() } }
        let finish = "begin; set local role evb_underhall; select vault.finish_rotation(check_id) from vault.master where is_next"
        await #expect { try await database.pool().withConnection { try $0.run(script: finish) } } throws: {
            ($0 as? PostgresError)?.sqlState == .foreignKeyViolation
        }
    }
}

/// Keys that a test changes.
private final class Keys: @unchecked Sendable {
    var all: [MasterKey]

    init(_ key: MasterKey) { all = [key] }
}
