import Application
import EventStore
import Foundation
import Postgres

/// evb's own server beside the least that one could be, each a process of its own, with 16 clients.
enum HTTPMeasure {
    private static let clients = 16
    /// Open decisions, each with a history of its own.
    private static let decisions = 3_600
    private static let unit = "Enhet 0"

    /// One beslut, de-identified, by a handläggare who reaches one enhet.
    static let read = reading(
        "las", of: "", "", against: "hummingbird med en förberedd SELECT, \(clients) förbindelser", "/las/", bar: .atLeast(0.7))

    /// The same with identity, noted before it is told.
    static let readIdentified = reading(
        "las_identifierad", of: "/identitet", "Andamal: handlaggning\r\n", against: "hummingbird med en SELECT och en beständig INSERT",
        "/las_antecknad/", bar: .atLeast(0.8))

    /// - Parameters:
    ///   - part: what of a beslut is read, after its address.
    ///   - headers: the request's own, each with its line's end.
    ///   - floor: the floor's address, before the beslut.
    private static func reading(
        _ name: String, of part: String, _ headers: String, against what: String, _ floor: String, bar: Measure.Bar
    ) -> Measure {
        Measure(name: name, against: what, unit: "per s", bar: bar) { pairs in
            try await Servers.with(History(closed: 0, open: decisions)) { servers, history in
                let token = try await servers.token("handlaggare/" + unit)
                let beslut = "/v1/namnder/\(Workplace.namnd)/beslut/"
                return try await Measure.interleaved(
                    pairs,
                    ours: { try await servers.ours.rate { servers.get(beslut + history.decision(own($0, $1)) + part, token, headers) } },
                    limit: { try await servers.floor.rate { servers.get(floor + history.decision(own($0, $1))) } })
            }
        }
    }

    /// A note on a beslut of the client's own, against the same command within the program.
    static let command = Measure(
        name: "kommando_http", against: "samma kommando utan HTTP (append_16)", unit: "per s", bar: .atLeast(0.6)
    ) { pairs in
        try await Servers.with(History(closed: 0, open: decisions)) { servers, history in
            let token = try await servers.token("handlaggare/" + unit)
            // Other decisions than the server writes on: two who write on the same get in each other's way.
            let others = (0..<history.decisions).filter { $0 % 9 != 0 }.map(history.decision)
            let within = try AppendMeasure.Commands(servers.place.installation, on: others, callers: clients)
            let versions = Versions(history, clients: clients)
            return try await Measure.interleaved(
                pairs,
                ours: {
                    let rate = try await servers.ours.rate(status: "201") { client, _ in
                        let (decision, version) = versions.next(client)
                        return servers.post("/v1/namnder/\(Workplace.namnd)/kommandon", token, Self.note(decision), "If-Match: \"\(version)\"\r\n")
                    }
                    return rate
                },
                limit: { try await Measure.rate(callers: clients) { try await within.next($0) } })
        }
    }

    /// From a command's answer until its effect is in what is read, at half the load of what the server takes: the slowest of a hundred.
    static let lag = Measure(name: "efterslapning", against: "gränsen 50 ms", unit: "ms", bar: .atMost(1)) { pairs in
        try await Servers.with(History(closed: 0, open: decisions)) { servers, history in
            let token = try await servers.token("handlaggare/" + unit)
            let versions = Versions(history, clients: clients)
            @Sendable func order(_ client: Int) -> String {
                let (decision, version) = versions.next(client)
                return servers.post("/v1/namnder/\(Workplace.namnd)/kommandon", token, Self.note(decision), "If-Match: \"\(version)\"\r\n")
            }
            let full = try await servers.ours.rate(status: "201") { client, _ in order(client) }
            // Half of what it takes at the most, from the clients that do not measure.
            let pause = Double(clients - 1) / (full / 2)
            var found: [Measure.Pair] = []
            for _ in 0..<pairs {
                let waits = try await Lag(servers: servers, token: token, pause: pause, order: order).waits(for: .seconds(3))
                found.append(Measure.Pair(ours: waits[min(waits.count - 1, waits.count * 99 / 100)] * 1_000, limit: 50))
            }
            return found
        }
    }

    /// The server's memory after a million decisions have been read and reported.
    static func memory(_ decisions: Int) -> Measure {
        Measure(name: "minne_servera", against: "gränsen 150 MB", unit: "MB", bar: .atMost(1)) { _ in
            let open = min(17_000, decisions / 2)
            return try await Servers.with(History(closed: decisions - open, open: open)) { servers, history in
                let (token, secretary) = (try await servers.token("handlaggare/" + unit), try await servers.token("namndsekreterare"))
                // The first to ask follows what was imported; sixteen at once would be told to wait.
                try await servers.ask(servers.get("/v1/namnder/\(Workplace.namnd)/bevakning", token))
                _ = try await servers.ours.rate(for: .seconds(3)) {
                    servers.get("/v1/namnder/\(Workplace.namnd)/beslut/\(history.decision(own($0, $1)))", token)
                }
                let namnd = "/v1/namnder/\(Workplace.namnd)"
                for path in ["/beslut?limit=500", "/bevakning", "/kalender", "/paminnelser"] {
                    try await servers.ask(servers.get(namnd + path, token))
                }
                for format in ["application/json", "text/plain", "text/csv", "text/html"] {
                    try await servers.ask(servers.get(namnd + "/omgangar/2023K1/rapport", secretary, "Accept: \(format)\r\n"))
                }
                return [Measure.Pair(ours: try servers.peakMegabytes(), limit: 150)]
            }
        }
    }

    /// A decision of the enhet, another for each client and time.
    @Sendable private static func own(_ client: Int, _ number: Int) -> Int { (client + number * clients) * 9 % decisions }

    private static func note(_ decision: String) -> String {
        """
        {"kommando":"AntecknaUppfoljning","namnd":"\(Workplace.namnd)","beslut":"\(decision)","datum":"2023-06-01",\
        "text":"Kontakt med uppdragstagare, möte bokat inom två veckor"}
        """
    }

    /// Each client's decisions in turn, and how many events each has.
    private final class Versions: Sendable {
        private let history: History
        private let clients: Int
        private let turns: [Counter]

        init(_ history: History, clients: Int) {
            self.history = history
            self.clients = clients
            turns = (0..<clients).map { _ in Counter() }
        }

        func next(_ client: Int) -> (decision: String, version: Int) {
            let turn = Int(turns[client].next()) - 1
            // Of the enhet's decisions, the client's share.
            let share = history.decisions / 9 / clients
            let number = (client * share + turn % share) * 9
            return (history.decision(number), 1 + turn / share)
        }
    }
}

/// One that measures, while others write.
private struct Lag: Sendable {
    let servers: Servers
    let token: String
    let pause: Double
    let order: @Sendable (Int) -> String

    /// Seconds from a command's answer to a reading that has it, the shortest first.
    func waits(for duration: Duration) async throws -> [Double] {
        let end = ContinuousClock.now + duration
        async let others: Void = withThrowingTaskGroup(of: Void.self) { group in
            for client in 1..<servers.ours.clients {
                group.addTask {
                    try await HTTPLoad.onThread {
                        let connection = try HTTPConnection(port: servers.ours.port)
                        defer { connection.close() }
                        while ContinuousClock.now < end {
                            _ = try connection.ask(order(client))
                            // The pace is what is measured under: half of what the server takes.
                            usleep(UInt32(pause * 1_000_000))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let waits = try await HTTPLoad.onThread {
            let connection = try HTTPConnection(port: servers.ours.port)
            defer { connection.close() }
            var waits: [Double] = []
            while ContinuousClock.now < end {
                let written = try connection.ask(order(0))
                guard let position = written.position else { throw HTTPLoad.Unexpected(answer: written.status + written.body) }
                let start = ContinuousClock.now
                let read = try connection.ask(servers.get("/v1/namnder/\(Workplace.namnd)/beslut?limit=1&efter=\(position)", token))
                guard read.status == "200" else { throw HTTPLoad.Unexpected(answer: read.status + read.body) }
                waits.append((ContinuousClock.now - start).seconds)
            }
            return waits
        }
        try await others
        return waits.sorted()
    }
}

extension HTTPConnection.Answer {
    /// How far the log had come.
    fileprivate var position: Int? {
        head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("evb-position:") }
            .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) }
    }
}
