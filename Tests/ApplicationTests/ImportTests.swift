import Application
import EventStore
import Foundation
import Handlaggning
import Postgres
import Support
import Testing

@Suite("Import")
struct ImportTests {
    @Test("av samma fil två gånger ändrar inget")
    func tvåGånger() async throws {
        let prov = try await Provinstallation()
        let rader = [Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.skäl(1, "Plats saknas."), Rad.skäl(1, "Plats saknas.")]
        let första = try await prov.importera(rader)
        #expect((första.lästa, första.nya, första.redanKända, första.likadana) == (4, 4, 0, 1))
        let före = try await prov.händelser()
        let andra = try await prov.importera(rader)
        #expect((andra.lästa, andra.nya, andra.redanKända, andra.likadana) == (4, 0, 4, 1))
        #expect(try await prov.händelser() == före)
    }

    @Test("går i databaser där ingen får något som inte har sagts, som på en server i drift")
    func utanAllmännaRättigheter() async throws {
        let (logg, nycklar) = (try await TestCluster.database("logg"), try await TestCluster.database("nycklar"))
        for databas in [logg, nycklar] {
            let superanvändare = try await databas.connection()
            try await superanvändare.run(script: "revoke all on database \"\(databas.name)\" from public")
            await superanvändare.close()
        }
        let prov = Provinstallation(logg: logg, nycklar: nycklar)
        try await prov.kör(migrera: true) { _ in }
        let resultat = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10")])
        #expect(resultat.genomförd && resultat.nya == 2)
    }

    @Test("är allt eller inget: en avvisad rad och ingen rad blir kvar")
    func alltEllerInget() async throws {
        let prov = try await Provinstallation()
        let rader = [Rad.nämnd] + (1...700).map { Rad.fatta($0, "2023-01-10") } + [Rad.verkställ(1, "2023-02-30")]
        let resultat = try await prov.importera(rader)
        #expect(!resultat.genomförd && resultat.nya == 0)
        #expect(resultat.avvisade.map(\.rad) == [702])
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.ogiltigtDatum])
        #expect(try await prov.händelser().isEmpty)
    }

    @Test("fortsätter på begäran, och de avvisade raderna kan rättas och importeras för sig")
    func fortsätt() async throws {
        let prov = try await Provinstallation()
        let fil = try Provfil([Rad.nämnd, Rad.verkställ(7, "2023-02-01"), Rad.fatta(1, "2023-01-10"), "{"])
        let resultat = try await prov.kör { try await Importör($0, användare: "prov").importera(fil.namn, fortsätt: true) }
        #expect((resultat.genomförd, resultat.nya, resultat.avvisadeAntal) == (true, 2, 2))
        let avvisade = try String(contentsOfFile: fil.namn + ".avvisade.jsonl", encoding: .utf8)
        #expect(avvisade == Rad.verkställ(7, "2023-02-01") + "\n{\n")
        let rättigheter = try FileManager.default.attributesOfItem(atPath: fil.namn + ".avvisade.jsonl")[.posixPermissions] as? Int
        #expect(rättigheter == 0o600)
    }

    @Test("ser det som tidigare rader i samma fil har gjort")
    func sammaFil() async throws {
        let prov = try await Provinstallation()
        let resultat = try await prov.importera(
            [Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.verkställ(1, "2023-02-01"), Rad.verkställ(1, "2023-02-02")], fortsätt: true)
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.ingenOppenFrist])
    }

    @Test("avvisar ett kommandoId som kommer tillbaka med annat innehåll, i filen och mot loggen")
    func kommandoID() async throws {
        let prov = try await Provinstallation()
        func med(_ id: Int, _ rad: String) -> String { #"{"kommandoId":"\#(Rad.id(id, "a"))","# + rad.dropFirst() }
        let första = try await prov.importera(
            [Rad.nämnd, med(1, Rad.fatta(1, "2023-01-10")), med(1, Rad.fatta(1, "2023-01-10")), med(1, Rad.fatta(2, "2023-01-10"))], fortsätt: true)
        #expect((första.nya, första.redanKända) == (2, 1))
        #expect(första.avvisade.map(\.avvisning.kod) == [.kommandoIDAteranvant])
        let andra = try await prov.importera([med(1, Rad.fatta(1, "2023-01-10")), med(1, Rad.fatta(3, "2023-01-10"))], fortsätt: true)
        #expect(andra.redanKända == 1)
        #expect(andra.avvisade.map(\.avvisning.kod) == [.kommandoIDAteranvant])
    }

    @Test("registrerar ett beslut ur ett källsystem en enda gång, i filen och mot loggen")
    func källa() async throws {
        let prov = try await Provinstallation()
        let första = try await prov.importera(
            [Rad.nämnd, Rad.fatta(1, "2023-01-10", källa: "X-1"), Rad.fatta(2, "2023-01-10", källa: "X-1")], fortsätt: true)
        #expect(första.avvisade.map(\.avvisning.kod) == [.kallaRedanKand])
        let andra = try await prov.importera([Rad.fatta(3, "2023-01-10", källa: "X-1")])
        #expect(andra.avvisade.map(\.avvisning.kod) == [.kallaRedanKand])
    }

    @Test("känner igen upprepningar också på andra sidan av ett fastställande i samma fil")
    func efterFastställande() async throws {
        let prov = try await Provinstallation()
        func med(_ id: Int, _ rad: String) -> String { #"{"kommandoId":"\#(Rad.id(id, "a"))","# + rad.dropFirst() }
        let beslut = med(1, Rad.fatta(1, "2023-01-10", källa: "X-1"))
        let resultat = try await prov.importera(
            [
                Rad.nämnd, beslut, Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"), beslut, med(1, Rad.fatta(2, "2023-01-10")),
                Rad.fatta(3, "2023-01-10", källa: "X-1"),
            ], fortsätt: true)
        #expect((resultat.nya, resultat.redanKända) == (4, 1))
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.kommandoIDAteranvant, .kallaRedanKand])
    }

    @Test("avvisar en aktör eller enhet som är för lång för loggen, med rad och fält, i stället för att loggen gör det")
    func långBenämning() async throws {
        let prov = try await Provinstallation()
        func med(_ fält: String, _ längd: Int) -> String {
            Rad.fatta(1, "2023-01-10").dropLast() + #","\#(fält)":"\#(String(repeating: "😀", count: längd))"}"#
        }
        let resultat = try await prov.importera([Rad.nämnd, med("aktor", 51), med("enhet", 51), med("enhet", 50)], fortsätt: true)
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.textForLang, .textForLang])
        #expect(resultat.avvisade.map(\.avvisning.fält) == ["aktor", "enhet"])
        #expect(resultat.nya == 2)
    }

    @Test("lämnar inget efter sig för en felskriven nämnd")
    func felskriven() async throws {
        let prov = try await Provinstallation()
        let resultat = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10").replacing("\"SN\"", with: "\"SM\"")], fortsätt: true)
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.okandNamnd])
        let (loggar, nycklar) = try await prov.kör { installation in
            try await installation.pool.withConnection { try LogSession.tenants(on: $0).count }
        }.ochNycklar(prov)
        #expect(loggar == 1)
        #expect(nycklar == ["SN"])
    }

    @Test("av två filer samtidigt blir båda, i någon ordning")
    func samtidigt() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        async let a = prov.importera((1...300).map { Rad.fatta($0, "2023-01-10") })
        async let b = prov.importera((301...600).map { Rad.fatta($0, "2023-01-10") })
        let (nyaA, nyaB) = (try await a.nya, try await b.nya)
        #expect(nyaA + nyaB == 600)
        #expect(try await prov.händelser().map(\.position.rawValue) == Array(1...601))
    }
}

extension Int {
    /// The tenants that have keys, beside what was counted.
    fileprivate func ochNycklar(_ prov: Provinstallation) async throws -> (Int, [String]) {
        let anslutning = try await prov.nycklar.connection()
        let nämnder = try await anslutning.query(.init("tenants", "select distinct tenant from vault.key order by 1")).map { try $0[0] as String }
        await anslutning.close()
        return (self, nämnder)
    }
}
