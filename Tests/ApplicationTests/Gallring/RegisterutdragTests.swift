@testable import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Support
import Testing

@Suite("Registerutdraget")
struct RegisterutdragTests {
    private typealias P = Gallringsprovning

    @Test("har varje händelse på personens alla beslut, öppnad och i ordning, och ingenting om någon annan")
    func innehåll() async throws {
        let p = try await P()
        let text = try await p.utdrag()
        let json = try JSON(parsing: Array(text.utf8))
        let beslut = try #require(json["beslut"]?.array)
        #expect(
            beslut.map { $0["handelser"]?.array?.compactMap { $0["handelse"]?.string } } == [
                ["BeslutFattat", "SkalAngivet", "IndividrapportInskickad", "BeslutAvslutatUtanVerkstallighet"],
                ["BeslutFattat", "IndividrapportInskickad", "BeslutAvslutatUtanVerkstallighet"],
            ])
        #expect(beslut[0]["handelser"]?.array?[0]["skyddat"]?["personnummer"]?.string == "19800101-T101")
        #expect(beslut[0]["handelser"]?.array?[1]["skyddat"]?["text"]?.string == P.skäl)
        #expect(json["rapportrader"]?.array?.compactMap { $0["beslut"]?.string } == [Rad.id(1), Rad.id(3)])
        #expect(json["nyckladeHashar"]?.int == 2)
        #expect(!text.contains("T102") && !text.contains(Rad.id(2)))
    }

    @Test("skrivs till en fil som bara ägaren får läsa, och aldrig över en som finns")
    func filen() async throws {
        let p = try await P()
        let fil = FileManager.default.temporaryDirectory.appendingPathComponent("evb-utdrag-\(UUID().uuidString).json").path
        defer { unlink(fil) }
        func skriv(_ person: Int) async throws -> Int {
            try await p.prov.kör {
                try await Registerutdrag($0).skriv(
                    P.sn, P.person(person), till: fil, läsare: Läsande(kommandorad: "prov", ändamål: .registerutdrag))
            }
        }
        await #expect { try await skriv(77) } throws: { ($0 as? Avvisning)?.kod == .okandPerson }
        #expect(!FileManager.default.fileExists(atPath: fil))
        #expect(try await skriv(1) == 7)
        #expect(try FileManager.default.attributesOfItem(atPath: fil)[.posixPermissions] as? Int == 0o600)
        let först = try Data(contentsOf: URL(fileURLWithPath: fil))
        await #expect { try await skriv(2) } throws: { if case Driftfel.filfel(_, _, EEXIST) = $0 { true } else { false } }
        #expect(try Data(contentsOf: URL(fileURLWithPath: fil)) == först)
        let mapp = URL(fileURLWithPath: fil).deletingLastPathComponent().path
        let rester = try FileManager.default.contentsOfDirectory(atPath: mapp).filter { "\(mapp)/\($0)".hasPrefix(fil) }
        #expect(rester == [URL(fileURLWithPath: fil).lastPathComponent])
    }
}
