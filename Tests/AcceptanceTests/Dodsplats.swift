import Foundation
import Postgres
import Support

/// A data folder whose evb reaches its databases through a proxy that can kill, and the checks that follow.
final class Dödsplats: Sendable {
    let evb: Provmapp
    let ombud: StoppingProxy
    private let superanvändare: ConnectionPool
    private let miljö: [String: String]

    /// Runs `prov` on a server of its own, whose fsync is on.
    static func med<Svar>(_ prov: (Dödsplats) async throws -> Svar) async throws -> Svar {
        try await Provmapp.med { mapp async throws in
            _ = try await mapp.evb("migrera")
            let plats = try Dödsplats(mapp)
            let svar: Svar
            do {
                // Once it has been reached the server is waited for when it recovers; not before.
                _ = try await plats.antal("select 1::bigint")
                svar = try await prov(plats)
            } catch {
                await plats.stäng()
                throw error
            }
            await plats.stäng()
            return svar
        }
    }

    private init(_ mapp: Provmapp) throws {
        evb = mapp
        // host='…'
        let uttag = mapp.kluster.conninfo(database: "evb", user: "evb_login").split(separator: "'")[1]
        let ombud = try StoppingProxy(folder: "/tmp/evb-ombud-\(UUID().uuidString.prefix(8).lowercased())", upstream: String(uttag))
        self.ombud = ombud
        func adress(_ databas: String) -> String { "host=\(ombud.folder) port=5432 user=evb_login dbname=\(databas)" }
        miljö = ["EVB_MILJO": "demo", "EVB_DATABASE_URL": adress("evb"), "EVB_NYCKEL_URL": adress("evb_nycklar")]
        // A server that was killed recovers within a few seconds, and is waited for.
        superanvändare = ConnectionPool(
            target: mapp.kluster.target(database: "evb", user: "postgres"), size: 1,
            settings: PoolSettings(connectAttempts: 40, maximumBackoff: .milliseconds(500)))
    }

    private func stäng() async {
        await superanvändare.close()
        ombud.close()
    }

    /// evb through the proxy.
    func kör(_ argument: [String]) async throws -> Program.Svar { try await Program.kör(argument, data: evb.mapp, miljö: miljö) }

    /// Another program of the project's, with the same databases.
    func kör(program: String, _ argument: [String]) async throws -> Program.Svar {
        // Beside the tests, also when the program they drive is another build's.
        let fil = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent(program).path
        let körning = try Körning(program: fil, argument, miljö: miljö)
        let status = await körning.slut()
        return try Program.Svar(status: status, ut: körning.ut(), fel: körning.fel())
    }

    /// Until it succeeds: the server may still be recovering from what killed it.
    func tillsKlart(_ arbete: () async throws -> Program.Svar) async throws -> Program.Svar {
        for _ in 0..<10 {
            let svar = try await arbete()
            if svar.status == 0 { return svar }
            _ = try await antal("select 1::bigint")
        }
        return try await arbete()
    }

    /// A number out of the database, as its superuser; asked again when the server goes down under the question.
    func antal(_ sql: String) async throws -> Int64 {
        for _ in 0..<20 {
            do { return try await fråga(sql) } catch let fel as PostgresError where fel.isConnectionLost { continue }
        }
        return try await fråga(sql)
    }

    private func fråga(_ sql: String) async throws -> Int64 {
        try await superanvändare.withConnection { try $0.query(Statement("dodsplats_\(UInt(bitPattern: sql.hashValue))", sql))[0][0] as Int64 }
    }

    func fil(_ namn: String, _ rader: [String]) throws -> String {
        let fil = "\(evb.mapp)/\(namn)"
        try Data(rader.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: fil))
        return fil
    }
}

/// Which boundaries a suite stops at, and what it kills there.
enum Dödspunkter {
    typealias Punkt = (nummer: Int, offer: StoppingProxy.Victim)

    static let alla = ProcessInfo.processInfo.environment["EVB_LANGT"] == "1"

    /// Every one and every victim in the long suite; otherwise a few, spread, the victims in turn.
    static func urval(av antal: Int, högst: Int) -> [Punkt] {
        if alla { return (1...antal).flatMap { nummer in StoppingProxy.Victim.allCases.map { (nummer, $0) } } }
        // Not a multiple of three, or every stop would be at the same kind of boundary.
        var steg = max(1, antal / högst)
        if steg % 3 == 0 { steg += 1 }
        return Array(iTur(stride(from: antal, to: 0, by: -steg)).prefix(högst))
    }

    /// Every one in the long suite too, but the victims in turn: for what has hundreds of boundaries and takes seconds at each. Twenty at a time,
    /// so that what each has left behind does not slow down all that come after it.
    static func grupper(av antal: Int, högst: Int) -> [[Punkt]] {
        let punkter = alla ? iTur(1...antal) : urval(av: antal, högst: högst)
        return stride(from: 0, to: punkter.count, by: iGrupp).map { Array(punkter[$0..<min($0 + iGrupp, punkter.count)]) }
    }

    private static let iGrupp = 20

    /// The turn moves on by one each time round: many boundaries come in threes, and each kind of them is to meet every victim.
    private static func iTur(_ nummer: some Sequence<Int>) -> [Punkt] {
        let offer = StoppingProxy.Victim.allCases
        return nummer.enumerated().map { ($1, offer[($0 + $0 / offer.count) % offer.count]) }
    }
}
