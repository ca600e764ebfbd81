import Crypto
@testable import EventStore
import Foundation
import LogSupport
import Postgres
import Support
import Testing

@Suite("A sealed payload")
struct SealingTests {
    private let key = SealingKey(id: UUIDv7.make(), key: .init(size: .bits256))

    @Test("opens for its own event and key, unchanged, and for nothing else")
    func opening() throws {
        let event = UUIDv7.make()
        let text = Array("Anna Andersson, Storgatan 1".utf8)
        let sealed = try key.seal(text, event: event)
        #expect(try key.open(sealed, event: event) == text)
        #expect(sealed.bytes.count == text.count + 28)
        #expect(throws: SealingError.cannotOpen) { try key.open(sealed, event: UUIDv7.make()) }
        let other = SealingKey(id: key.id, key: .init(size: .bits256))
        #expect(throws: SealingError.cannotOpen) { try other.open(sealed, event: event) }
        for index in [0, 12, sealed.bytes.count - 1] {
            var bytes = sealed.bytes
            bytes[index] ^= 1
            #expect(throws: SealingError.cannotOpen) { try key.open(SealedPayload(keyID: key.id, bytes: bytes), event: event) }
        }
        #expect(throws: SealingError.cannotOpen) { try key.open(SealedPayload(keyID: key.id, bytes: []), event: event) }
    }

    @Test("looks different each time, and its key never shows in print")
    func nonces() throws {
        let event = UUIDv7.make()
        #expect(try key.seal([1], event: event) != key.seal([1], event: event))
        var dumped = ""
        dump(key, to: &dumped)
        #expect("\(key)" == "key \(key.id)")
        #expect(!dumped.contains("SymmetricKey"))
    }

    @Test("is nowhere in clear in a dump of the log's database")
    func dumped() async throws {
        let database = try await LogDatabase.make()
        let secret = "Anna Andersson"
        let event = UUIDv7.make()
        let sealed = try key.seal(Array(secret.utf8), event: event)
        let new = NewEvent(id: event, stream: StreamName("s"), type: "T", data: #"{"marker":"in clear"}"#, sealed: sealed)
        _ = try await database.log().append(
            AppendGroup(expected: [StreamName("s"): .zero], commands: [.sample([new])]), to: .north)
        let dump = try await pgDump(database.database)
        #expect(dump.contains("in clear"))
        #expect(dump.contains(sealed.bytes.hex))
        for form in [secret, Array(secret.utf8).hex, Data(secret.utf8).base64EncodedString()] { #expect(!dump.contains(form)) }
    }

    private func pgDump(_ database: TestDatabase) async throws -> String {
        let connection = try await database.connection()
        let rows = try await connection.query(
            Statement("socket", "select split_part(current_setting('unix_socket_directories'), ',', 1), current_setting('port')"))
        let (socket, port): (String, String) = (try rows[0][0], try rows[0][1])
        await connection.close()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_dump", "-h", socket, "-p", port, "-U", "postgres", database.name]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
