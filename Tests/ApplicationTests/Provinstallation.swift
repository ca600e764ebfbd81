import Application
import EventStore
import Foundation
import Handlaggning
import Logging
import Postgres
import Support

/// Two databases of one test's own, and an evb at work on them as it is on a server somebody else runs.
struct Provinstallation {
    let logg: TestDatabase
    let nycklar: TestDatabase
    private let miljö: [String: String]
    private let datamapp: String?

    /// - Parameters:
    ///   - huvudnyckel: another number is another master key.
    ///   - utanMiljö: nobody has said yet what the database is for; otherwise it is for test.
    init(huvudnyckel: UInt8 = 0, utanMiljö: Bool = false) async throws {
        let logg = try await TestCluster.copy(of: try await TestCluster.template(named: "logg") { try await Self.migrera($0, .log) })
        let nycklar = try await TestCluster.copy(of: try await TestCluster.template(named: "nycklar") { try await Self.migrera($0, .keys) })
        if !utanMiljö {
            let anslutning = try await logg.connection()
            try await anslutning.run(script: "insert into installation.environment (name) values ('test')")
            await anslutning.close()
        }
        self.init(logg: logg, nycklar: nycklar, huvudnyckel: huvudnyckel)
    }

    /// An evb on databases that are there already.
    init(logg: TestDatabase, nycklar: TestDatabase, huvudnyckel: UInt8 = 0) {
        (self.logg, self.nycklar, datamapp) = (logg, nycklar, nil)
        miljö = [
            "EVB_MILJO": "test", "EVB_DATABASE_URL": logg.conninfo, "EVB_NYCKEL_URL": nycklar.conninfo,
            "EVB_HUVUDNYCKEL": Data((0..<32).map { UInt8($0) ^ huvudnyckel }).base64EncodedString(),
            "EVB_SIGILLNYCKEL": Data((0..<32).map { UInt8(100 + $0) }).base64EncodedString(),
        ]
    }

    /// The same databases for an evb whose environment and data folder differ.
    init(_ prov: Provinstallation, miljö ändrad: [String: String], datamapp: String? = nil) {
        (logg, nycklar, self.datamapp) = (prov.logg, prov.nycklar, datamapp)
        miljö = prov.miljö.merging(ändrad) { $1 }
    }

    func kör<Resultat: Sendable>(
        migrera: Bool = false, _ arbete: @Sendable (Installation) async throws -> Resultat
    ) async throws -> Resultat {
        try await Installation.med(try Inställningar(datamapp: datamapp, miljö: miljö), migrera: migrera, logger: Logger(label: "prov"), arbete)
    }

    func importera(_ rader: [String], fortsätt: Bool = false) async throws -> Importresultat {
        let fil = try Provfil(rader)
        return try await kör { try await Importör($0, användare: "prov").importera(fil.namn, fortsätt: fortsätt) }
    }

    func rapport(_ period: String, brytdatum: String? = nil, position: Int64? = nil) async throws -> Rapportsvar {
        let fråga = Rapportfråga(
            nämnd: Tenant(rawValue: "SN")!, period: Kvartal(period)!, brytdatum: brytdatum.map { Datum($0)! },
            position: position.map { Position(rawValue: $0) })
        return try await kör { try await Rapportläsning($0).rapport(fråga) }
    }

    func händelser() async throws -> [StoredEvent] {
        try await kör { installation in
            try await installation.pool.withConnection { databas in
                var alla: [StoredEvent] = []
                while true {
                    let nästa = try LogSession.read(
                        Tenant(rawValue: "SN")!, after: Position(rawValue: Int64(alla.count)), limit: 1_000, on: databas)
                    if nästa.isEmpty { return alla }
                    alla += nästa
                }
            }
        }
    }

    private static func migrera(_ mål: ConnectionTarget, _ migrator: Migrator) async throws {
        let anslutning = try await Connection.open(mål)
        _ = try await migrator.migrate(anslutning)
        await anslutning.close()
    }
}

/// A file that is gone when the test is.
final class Provfil: Sendable {
    let namn: String

    init(_ rader: [String]) throws {
        namn = FileManager.default.temporaryDirectory.appendingPathComponent("evb-prov-\(UUID().uuidString).jsonl").path
        try Data(rader.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: namn))
    }

    deinit {
        for fil in [namn, namn + ".avvisade.jsonl"] { unlink(fil) }
    }
}
