import Application
import AsyncHTTPClient
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Logging
import NIOCore
import Postgres
import ServiceLifecycle
import Support
import Synchronization

@testable import HTTP

/// A server of one test's own, on a port and on databases of its own, with a client.
final class Provserver: Sendable {
    let port: Int
    let installation: Installation
    let logg: TestDatabase
    let klient: HTTPClient
    let rader: Mutex<[JSON]> = Mutex([])
    private let grupp: ServiceGroup
    private let avslutad = Mutex(false)

    private init(port: Int, _ installation: Installation, _ logg: TestDatabase, _ klient: HTTPClient, _ grupp: ServiceGroup) {
        self.port = port
        self.installation = installation
        self.logg = logg
        self.klient = klient
        self.grupp = grupp
    }

    /// Starts it, runs `prov` and stops it, whatever happened.
    static func med(
        takt: Takt.Gräns = Takt.Gräns(perSekund: 100_000, högst: 100_000), bakomProxy: Bool = false,
        gränser ändra: (inout Gränser) -> Void = { _ in },
        _ prov: @escaping @Sendable (Provserver) async throws -> Void
    ) async throws {
        var gränser = Gränser()
        ändra(&gränser)
        let inställningar = try Serverinställningar(port: 0, bakomProxy: bakomProxy, takt: takt, gränser: gränser)
        let logg = try await TestCluster.copy(of: try await TestCluster.template(named: "logg") { try await migrera($0, .log) })
        let nycklar = try await TestCluster.copy(of: try await TestCluster.template(named: "nycklar") { try await migrera($0, .keys) })
        let superanvändare = try await logg.connection()
        try await superanvändare.run(script: "insert into installation.environment (name) values ('test')")
        await superanvändare.close()
        var logger = Logger(label: "prov")
        logger.logLevel = .critical
        try await Installation.med(try Inställningar(datamapp: nil, miljö: miljö(logg, nycklar)), logger: logger) { [logger] installation in
            let (portar, lyssnar) = AsyncStream.makeStream(of: Int.self)
            let (rader, skrivare) = try Rör.skapa()
            let server = Webbserver(
                installation, inställningar, identitet: Providentitet(), mätvärden: Mätvärden(), rader: skrivare, logger: logger
            ) { lyssnar.yield($1) }
            let grupp = ServiceGroup(configuration: ServiceGroupConfiguration(services: [server], logger: logger))
            let körning = Task {
                defer { lyssnar.finish() }
                try await grupp.run()
            }
            guard let port = await portar.first(where: { _ in true }) else { return try await körning.value }
            // As many at once as are asked, and a server that has gone is not waited for.
            var förbindelser = HTTPClient.Configuration.ConnectionPool(idleTimeout: .seconds(60), concurrentHTTP1ConnectionsPerHostSoftLimit: 200)
            förbindelser.retryConnectionEstablishment = false
            let klient = HTTPClient(configuration: HTTPClient.Configuration(connectionPool: förbindelser))
            let här = Provserver(port: port, installation, logg, klient, grupp)
            let (läsning, läst) = AsyncStream.makeStream(of: Never.self)
            Thread.detachNewThread {
                rader.läs { rad in här.rader.withLock { $0.append(rad) } }
                läst.finish()
            }
            do { try await prov(här) } catch {
                try await här.stäng(körning, klient, läsning, skrivare, rader)
                throw error
            }
            try await här.stäng(körning, klient, läsning, skrivare, rader)
        }
    }

    private func stäng(_ körning: Task<Void, any Error>, _ klient: HTTPClient, _ läsning: AsyncStream<Never>, _ skrivare: Radskrivare, _ rör: Rör)
        async throws
    {
        await avsluta()
        try await körning.value
        try await klient.shutdown()
        skrivare.töm()
        rör.stängSkrivningen()
        for await _ in läsning {}
    }

    /// Tells the server to stop.
    func avsluta() async {
        guard
            !avslutad.withLock({ avslutad in
                defer { avslutad = true }; return avslutad
            })
        else { return }
        await grupp.triggerGracefulShutdown()
    }

    private static func miljö(_ logg: TestDatabase, _ nycklar: TestDatabase) -> [String: String] {
        [
            "EVB_MILJO": "test", "EVB_DATABASE_URL": logg.conninfo, "EVB_NYCKEL_URL": nycklar.conninfo,
            "EVB_HUVUDNYCKEL": Data((0..<32).map { UInt8($0) }).base64EncodedString(),
            "EVB_SIGILLNYCKEL": Data((0..<32).map { UInt8(100 + $0) }).base64EncodedString(),
        ]
    }

    private static func migrera(_ mål: ConnectionTarget, _ migrator: Migrator) async throws {
        let anslutning = try await Connection.open(mål)
        _ = try await migrator.migrate(anslutning)
        await anslutning.close()
    }
}

/// A pipe that the server writes its lines to.
struct Rör: Sendable {
    private let läsände: Int32
    private let skrivände: Int32

    static func skapa() throws -> (Rör, Radskrivare) {
        var ändar: [Int32] = [0, 0]
        guard pipe(&ändar) == 0 else { throw POSIXError(.EMFILE) }
        return (Rör(läsände: ändar[0], skrivände: ändar[1]), Radskrivare(ändar[1]))
    }

    func läs(_ ut: (JSON) -> Void) {
        var rest: [UInt8] = []
        var buffert = [UInt8](repeating: 0, count: 65_536)
        while true {
            let antal = read(läsände, &buffert, buffert.count)
            guard antal > 0 else { break }
            rest += buffert[..<antal]
            while let slut = rest.firstIndex(of: UInt8(ascii: "\n")) {
                // What is no JSON is no line of the server's.
                if let rad = try? JSON(parsing: Array(rest[..<slut])) { ut(rad) }
                rest.removeSubrange(...slut)
            }
        }
        close(läsände)
    }

    func stängSkrivningen() { close(skrivände) }
}
