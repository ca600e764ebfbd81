@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Jobs
import Postgres
import Support
import Testing

extension Rad {
    static func föreslåGallring(_ person: Int, av aktör: String = "anna") -> String {
        #"{"kommando":"ForeslaGallring","namnd":"SN","person":"\#(id(person, "9"))","grund":"fem år har gått","aktor":"\#(aktör)"}"#
    }

    static func godkännGallring(_ person: Int, av aktör: String = "bo") -> String {
        #"{"kommando":"GodkannGallring","namnd":"SN","person":"\#(id(person, "9"))","aktor":"\#(aktör)"}"#
    }
}

/// Two persons whose cases ended in 2012, reported and with texts; each has a beslut from a source system.
struct Gallringsprovning {
    static let sn = Tenant(rawValue: "SN")!
    static let skäl = "anledningen är att ingen plats finns just nu."
    static let hemligt = ["Provsson", "19800101", "ingen plats", "K-1", "fem år har gått"]

    let prov: Provinstallation

    init() async throws {
        prov = try await Provinstallation()
        let rader = [
            Rad.nämnd, Rad.fatta(1, "2012-01-10", källa: "K-1"), Rad.fatta(3, "2012-01-11", person: 1), Rad.fatta(2, "2012-01-10", källa: "K-2"),
            Rad.skäl(1, Self.skäl), Rad.skäl(2, Self.skäl), Rad.öppna("2012K2", "2012-04-30"), Rad.fastställ("2012K2"),
            Rad.inskick("2012K2", "2012-05-02"),
            Rad.avsluta(1, "2012-06-01", text: "eftersom behovet har upphört."), Rad.avsluta(3, "2012-06-01"), Rad.avsluta(2, "2012-06-02"),
        ]
        let svar = try await prov.importera(rader)
        #expect(svar.avvisade.isEmpty)
        try await superanvändare(prov.logg, "insert into eventlog.claim values ('SN', 'person', sha256('x'), 'person:\(Rad.id(1, "9"))')")
    }

    static func person(_ nummer: Int) -> PersonID { PersonID(Rad.id(nummer, "9"))! }

    func gallra(_ person: Int = 1) async throws {
        let svar = try await prov.importera([Rad.föreslåGallring(person), Rad.godkännGallring(person)])
        #expect(svar.avvisade.isEmpty && svar.nya == 2)
    }

    /// What an extract says of the person, as text.
    func utdrag(_ person: Int = 1, _ prov: Provinstallation? = nil) async throws -> String {
        let fil = FileManager.default.temporaryDirectory.appendingPathComponent("evb-utdrag-\(UUID().uuidString).json")
        defer { unlink(fil.path) }
        _ = try await (prov ?? self.prov).kör { installation in
            try await Registerutdrag(installation).skriv(
                Self.sn, Self.person(person), till: fil.path, läsare: Läsande(kommandorad: "prov", ändamål: .registerutdrag))
        }
        return try String(contentsOf: fil, encoding: .utf8)
    }

    func levandeNycklar(_ prov: Provinstallation? = nil) async throws -> [String] {
        try await (prov ?? self.prov).kör { try await $0.valv.living(Self.sn, subjects: (1...2).map { "person/\(Self.person($0))" }) }
    }

    func anspråk(_ person: Int, _ beslut: Int...) async throws -> Int {
        let strömmar = [StreamName(rawValue: "person:\(Rad.id(person, "9"))")!] + beslut.map { StreamName(rawValue: "beslut:\(Rad.id($0))")! }
        return try await prov.kör { try await $0.pool.withConnection { try LogSession.claimCount(heldBy: strömmar, of: Self.sn, on: $0) } }
    }

    func jobb(_ prov: Provinstallation? = nil) async throws -> Int {
        try await Jobbutfall("forstor_nycklar", prov ?? self.prov).gjorda.count
    }

    /// Something in the way of every destruction, as when the key database's grants are not what they should be.
    func hindraFörstöring() async throws {
        try await superanvändare(prov.nycklar, "revoke execute on function vault.destroy_keys from evb_underhall")
    }
    func tillåtFörstöring() async throws { try await superanvändare(prov.nycklar, "grant execute on function vault.destroy_keys to evb_underhall") }

    func superanvändare(_ databas: TestDatabase, _ sql: String) async throws {
        let anslutning = try await databas.connection()
        try await anslutning.run(script: sql)
        await anslutning.close()
    }
}
