@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Journal
import Postgres
import Support
import Testing

let provnämnd = Tenant(rawValue: "SN")!

/// A folder for an archive, that is gone when the test is.
final class Provarkiv: Sendable {
    let mapp: String

    init() { mapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-arkiv-\(UUID().uuidString)").path }

    deinit { do { try FileManager.default.removeItem(atPath: mapp) } catch { print("inget arkiv: \(mapp)") } }

    /// A written one.
    convenience init(av prov: Provinstallation, medNycklar: Bool = true, öppnad: Bool = false) async throws {
        self.init()
        try await skriv(prov, medNycklar: medNycklar, öppnad: öppnad)
    }

    func skriv(_ prov: Provinstallation, _ nämnd: Tenant = provnämnd, medNycklar: Bool = true, öppnad: Bool = false) async throws {
        let mapp = mapp
        _ = try await prov.kör { installation in
            try await Arkivexport(installation, program: "prov").exportera(
                nämnd, till: mapp, medNycklar: medNycklar, öppnad: öppnad, läsare: Läsande(kommandorad: "prov", ändamål: .arkivering))
        }
    }

    @discardableResult
    func läs(in prov: Provinstallation, prova: Bool = false) async throws -> Arkivimport.Svar {
        let mapp = mapp
        return try await prov.kör { try await Arkivimport($0).importera(mapp, prova: prova) }
    }

    func byte(_ fil: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "\(mapp)/\(fil)")) }
    func rader(_ fil: String) throws -> [String] { String(decoding: try byte(fil), as: UTF8.self).split(separator: "\n").map(String.init) }

    func ersätt(_ fil: String, _ byte: Data) throws { try byte.write(to: URL(fileURLWithPath: "\(mapp)/\(fil)")) }

    /// As somebody would who makes the checksums right again.
    func skrivOm(_ del: Arkivdel, huvud: Head? = nil, sigillnycklar: [[UInt8]]? = nil, _ rader: [String]) throws {
        try ersätt(del.rawValue, Data(rader.map { $0 + "\n" }.joined().utf8))
        let manifest = try Arkivmanifest(Array(try byte(Arkivdel.manifest)))
        let nytt = Arkivmanifest(
            program: manifest.program, nämnd: manifest.nämnd, huvud: huvud ?? manifest.huvud, första: manifest.första, sista: manifest.sista,
            sigillnycklar: sigillnycklar ?? manifest.sigillnycklar,
            filer: try manifest.filer.map { try Arkivläsare.summera(mapp, $0.del) })
        try ersätt(Arkivdel.manifest, Data(nytt.rad.utf8))
    }
}

extension Provinstallation {
    /// As where a log is read in: the database is migrated after the log's events were written. Those of the tests share one template.
    func yngreÄnLoggen() async throws {
        let anslutning = try await logg.connection()
        try await anslutning.run(script: "update migration.applied set applied_at = clock_timestamp()")
        await anslutning.close()
    }

    /// How much of a nämnd there is: events, commands, claims and keys.
    func antal() async throws -> [Int64] {
        let (logg, nycklar) = (try await logg.connection(), try await nycklar.connection())
        let svar: [Int64] = [
            try await logg.query(.init("e", "select count(*) from eventlog.event"))[0][0],
            try await logg.query(.init("c", "select count(*) from eventlog.command"))[0][0],
            try await logg.query(.init("l", "select count(*) from eventlog.claim"))[0][0],
            try await nycklar.query(.init("k", "select count(*) from vault.key"))[0][0],
        ]
        await logg.close()
        await nycklar.close()
        return svar
    }

    /// As `evb logg` prints them.
    func loggrader() async throws -> [String] { try await händelser().map(\.json.text) }

    /// As `evb sigill lista --format jsonl` prints them.
    func sigillrader() async throws -> [String] { try await kör { try await Sigilläsning($0).alla(provnämnd).map(\.json.text) } }
}
