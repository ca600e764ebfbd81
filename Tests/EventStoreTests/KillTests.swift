import EventStore
import Foundation
import LogSupport
import Postgres
import Support
import Testing

@Suite("A writer that is killed with -9", .serialized)
struct KillTests {
    @Test("and started again, again and again, loses nothing and does nothing twice")
    func severalKills() async throws { try await storm(kills: 6, commands: 1500) }

    @Test("hundreds of times, too", .enabled(if: ProcessInfo.processInfo.environment["EVB_LANGT"] == "1"))
    func hundredsOfKills() async throws { try await storm(kills: 300, commands: 60_000) }

    private func storm(kills: Int, commands: Int) async throws {
        let database = try await LogDatabase.make()
        let log = database.log()
        let seen = SeenEvents()
        let follower = seen.follow(log, Storm.tenant)
        defer { follower.cancel() }
        let total = (0..<commands).reduce(0) { $0 + Storm.eventCount($1) }
        let acks = AckFile()
        defer { acks.remove() }

        for kill in 1...kills {
            // A few numbers from before, so that repeats are among them.
            let process = try writer(database.database.name, acks, max(0, acks.firstMissing() - 20)..<commands)
            await seen.wait(for: total * kill / (kills + 2))
            await process.kill()
        }
        let last = try writer(database.database.name, acks, max(0, acks.firstMissing() - 20)..<commands)
        #expect(await last.status() == 0)
        await seen.wait(for: total)

        try seen.expectWhole(total)
        #expect(try await log.verifyChain(of: Storm.tenant)?.position.rawValue == Int64(total))
        let told = acks.read()
        #expect(told.count == commands)
        let byCommand = Dictionary(grouping: seen.all, by: \.commandID)
        for (number, spans) in told {
            // Told once or many times: always the same answer, and it is what the log holds.
            let positions = byCommand[Storm.id(number, 0)]?.map(\.position.rawValue) ?? []
            #expect(spans == [[positions.first ?? 0, positions.last ?? 0]] && positions.count == Storm.eventCount(number))
        }
    }
}

/// What the killed processes told: which commands are stored, and where.
private struct AckFile {
    let path = NSTemporaryDirectory() + "/storm-\(UUIDv7.make()).acks"

    /// By number, the different answers that were given.
    func read() -> [Int: Set<[Int64]>] {
        guard let text = FileManager.default.contents(atPath: path).map({ String(decoding: $0, as: UTF8.self) }) else { return [:] }
        var told: [Int: Set<[Int64]>] = [:]
        for line in text.split(separator: "\n") {
            let numbers = line.split(separator: " ").compactMap { Int64($0) }
            if numbers.count == 3 { told[Int(numbers[0]), default: []].insert([numbers[1], numbers[2]]) }
        }
        return told
    }

    func firstMissing() -> Int {
        let told = read()
        var number = 0
        while told[number] != nil { number += 1 }
        return number
    }

    func remove() { unlink(path) }
}

/// A LogStorm process.
private func writer(_ database: String, _ acks: AckFile, _ numbers: Range<Int>) throws -> SiblingProcess {
    try SiblingProcess("LogStorm", [database, acks.path, String(numbers.lowerBound), String(numbers.upperBound)])
}
