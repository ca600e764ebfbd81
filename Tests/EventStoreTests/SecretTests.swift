import EventStore
import Foundation
import LogSupport
import Testing

@Suite("A secret")
struct SecretTests {
    private let path = NSTemporaryDirectory() + "/master-\(UUIDv7.make())"

    @Test("is made once, with mode 0600, and read back")
    func made() throws {
        defer { unlink(path) }
        let file = SecretFile(path: path)
        #expect(throws: SecretError.missing(file: path)) { try file.load() }
        _ = try file.loadOrCreate()
        let first = try Data(contentsOf: URL(fileURLWithPath: path))
        _ = try file.loadOrCreate()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(status.st_nlink == 1)
    }

    @Test("is the same for many that make it at once")
    func race() async throws {
        defer { unlink(path) }
        let file = SecretFile(path: path)
        let contents = try await withThrowingTaskGroup(of: Data.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    _ = try file.loadOrCreate()
                    return try Data(contentsOf: URL(fileURLWithPath: file.path))
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(contents.count == 1)
    }

    @Test("is refused from a file that others can use, or that holds something else")
    func refused() throws {
        defer { unlink(path) }
        let file = SecretFile(path: path)
        _ = try file.loadOrCreate()
        chmod(path, 0o640)
        #expect(throws: SecretError.exposed(file: path, mode: 0o640)) { try file.load() }
        chmod(path, 0o600)
        try Data("short".utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o600)
        #expect(throws: SecretError.malformed(source: path)) { try file.loadOrCreate() }
        #expect(throws: SecretError.notAFile(file: "/tmp")) { try SecretFile(path: "/tmp").load() }
    }

    @Test("comes from a text of 32 bytes in base64, and never shows in print")
    func value() throws {
        let text = Data(0..<32).base64EncodedString()
        let secret = try Secret(base64: " \(text)\n")
        var dumped = ""
        dump(secret, to: &dumped)
        dump(MasterKey(secret), to: &dumped)
        dump(try SealSigner(secret), to: &dumped)
        #expect(dumped == "- a secret\n- a master key\n- a key for seals\n")
        for wrong in ["", "x", Data(0..<31).base64EncodedString()] {
            #expect(throws: SecretError.malformed(source: nil)) { try Secret(base64: wrong) }
        }
    }
}
