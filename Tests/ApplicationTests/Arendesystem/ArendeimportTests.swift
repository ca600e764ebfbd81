import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Postgres
import Support
import Testing

@Suite("Import ur ett ärendesystem")
struct ÄrendeimportTests {
    private func registrerad() async throws -> (Provinstallation, Exportmapp) {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd])
        return (prov, try Exportmapp())
    }

    private func data(_ händelse: StoredEvent) throws -> JSON { try JSON(parsing: händelse.data) }

    @Test("ger varje beslut och det som hänt med det, insats för insats, med datumdelen som lokal dag")
    func exemplet() async throws {
        let (prov, export) = try await registrerad()
        let resultat = try await export.importera(prov)
        #expect((resultat.lästa, resultat.bortsedda, resultat.nya, resultat.avvisadeAntal) == (14, 4, 8, 0))
        let rader = try await prov.händelser().dropFirst().map { händelse in
            let data = try data(händelse)
            let detalj = [data["insats"], data["lagrum"], data["kon"], data["enhet"], data["orsak"]].compactMap { $0?.string }
            return "\(händelse.type) \(data["beslutsdatum"]?.string ?? data["datum"]?.string ?? "") " + detalj.joined(separator: " ")
        }
        #expect(
            rader == [
                "BeslutFattat 2025-02-01 kontaktperson SoL2001-4:1 kvinna Vuxenenheten",
                "BeslutVerkstallt 2025-04-15 ",
                "BeslutFattat 2025-03-10 kontaktperson SoL2001-4:1 man Vuxenenheten",
                "BeslutVerkstallt 2025-07-01 ",
                "BeslutFattat 2025-03-10 bostad SoL2001-4:1 man Vuxenenheten",
                "BeslutFattat 2025-03-10 sysselsattning SoL2001-4:1 man Vuxenenheten",
                "BeslutAvslutatUtanVerkstallighet 2025-05-20 atertagen_ansokan",
                "BeslutFattat 2025-07-14 kontaktfamilj SoL2025-11:1 kvinna Barnenheten",
            ])
    }

    @Test("ger tre insatser i ett beslut en gemensam beslutsgrupp och samma person")
    func grupp() async throws {
        let (prov, export) = try await registrerad()
        _ = try await export.importera(prov)
        let fattade = try await prov.händelser().filter { $0.type == "BeslutFattat" }.map(data)
        #expect(fattade.map { $0["beslutsgrupp"]?.string }.reduce(into: [:]) { $0[$1, default: 0] += 1 }.values.sorted() == [1, 1, 3])
        #expect(fattade.map { $0["person"]?.string }.reduce(into: [:]) { $0[$1, default: 0] += 1 }.values.sorted() == [1, 1, 3])
    }

    @Test("ger personen ett id som inte går att räkna fram ur numret, men som nästa import känner igen")
    func personernasId() async throws {
        func personer(_ prov: Provinstallation) async throws -> [String?] {
            try await prov.händelser().filter { $0.type == "BeslutFattat" }.map { try data($0)["person"]?.string }
        }
        // Två nämnder med samma huvudnyckel och samma export får inte samma personer.
        let ((prov, export), (annan, _)) = (try await registrerad(), try await registrerad())
        _ = try await export.importera(prov)
        _ = try await export.importera(annan)
        #expect(Set(try await personer(prov)).isDisjoint(with: try await personer(annan)))
        #expect(try await export.importera(prov).redanKända == 8)
        // En insats till för en känd person.
        try export.lägg("I-2099;B-1001;BOST;;;;;", i: "insatser.csv")
        #expect(try await export.importera(prov).nya == 1)
        let alla = try await personer(prov)
        #expect(Set(alla).count == 3)
        #expect(alla.last == alla.first)
        // Är anspråket glömt är raden ändå densamma.
        let anslutning = try await prov.logg.connection()
        try await anslutning.run(script: "delete from eventlog.claim where kind = 'person'")
        await anslutning.close()
        #expect(try await export.importera(prov).redanKända == 9)
    }

    @Test("på prov säger detsamma och ändrar inget")
    func prov() async throws {
        let (prov, export) = try await registrerad()
        let före = try await prov.händelser()
        let provad = try await export.importera(prov, prova: true)
        #expect((provad.genomförd, provad.nya) == (false, 8))
        #expect(try await prov.händelser() == före)
        #expect(try await export.importera(prov).nya == 8)
    }

    @Test("på prov av en fil med kommandon ändrar inget heller, och skriver ingen fil med avvisade rader")
    func provAvKommandon() async throws {
        let prov = try await Provinstallation()
        let fil = try Provfil([Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.verkställ(7, "2023-02-01")])
        for fortsätt in [true, false] {
            let provad = try await prov.kör { try await Importör($0, användare: "prov").importera(fil.namn, fortsätt: fortsätt, prova: true) }
            #expect((provad.genomförd, provad.nya, provad.avvisadeAntal) == (false, fortsätt ? 2 : 0, 1))
        }
        #expect(try await prov.händelser().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: fil.namn + ".avvisade.jsonl"))
    }

    @Test("två gånger är detsamma som en")
    func tvåGånger() async throws {
        let (prov, export) = try await registrerad()
        _ = try await export.importera(prov)
        let före = try await prov.händelser()
        let andra = try await export.importera(prov)
        #expect((andra.nya, andra.redanKända, andra.avvisadeAntal) == (0, 8, 0))
        #expect(try await prov.händelser() == före)
    }

    @Test("av en längre export lägger bara till det nya, också en insats till i ett känt beslut")
    func längre() async throws {
        let (prov, export) = try await registrerad()
        _ = try await export.importera(prov)
        let före = try await prov.händelser()
        try export.lägg("I-2007;B-1001;BOST;;;;;", i: "insatser.csv")
        try export.byt("V-3004;I-2003;;;", mot: "V-3004;I-2003;2025-10-01T00:00:00Z;;", i: "verkstalligheter.csv")
        let andra = try await export.importera(prov)
        #expect((andra.nya, andra.redanKända, andra.avvisadeAntal) == (2, 8, 0))
        let efter = try await prov.händelser()
        #expect(Array(efter.prefix(före.count)) == före)
        #expect(Set(efter.dropFirst(före.count).map(\.type)) == ["BeslutFattat", "BeslutVerkstallt"])
    }

    @Test("avvisar en rad som har ändrats sedan den lästes in, med kommandot det gäller, och resten går in med fortsätt")
    func ändrad() async throws {
        let (prov, export) = try await registrerad()
        _ = try await export.importera(prov)
        try export.byt("V-3003;I-2002;2025-07-01", mot: "V-3003;I-2002;2025-06-01", i: "verkstalligheter.csv")
        try export.lägg("I-2007;B-1001;BOST;;;;;", i: "insatser.csv")
        let allt = try await export.importera(prov)
        #expect((allt.genomförd, allt.nya, allt.ändrade) == (false, 0, 1))
        let resultat = try await export.importera(prov, fortsätt: true)
        #expect((resultat.genomförd, resultat.nya, resultat.ändrade) == (true, 1, 1))
        let avvisad = try #require(resultat.avvisade.first)
        #expect((avvisad.fil, avvisad.rad, avvisad.kommando, avvisad.avvisning.kod) == ("verkstalligheter.csv", 4, "Verkstall", .andradIKallan))
    }

    @Test("avvisar en rad vars uppgift har försvunnit sedan den lästes in: ett borttaget datum, ett beslut som blivit avslag")
    func borttagen() async throws {
        let (prov, export) = try await registrerad()
        _ = try await export.importera(prov)
        try export.byt("V-3003;I-2002;2025-07-01T00:00:00Z;;", mot: "V-3003;I-2002;;;", i: "verkstalligheter.csv")
        try export.byt("2025-07-14T00:00:00Z;Bifall", mot: "2025-07-14T00:00:00Z;Avslag", i: "beslut.csv")
        let resultat = try await export.importera(prov, fortsätt: true)
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.andradIKallan, .andradIKallan])
        #expect(resultat.avvisade.map(\.fil) == ["verkstalligheter.csv", "insatser.csv"])
        #expect(resultat.avvisade.map(\.rad) == [4, 7])
        #expect(resultat.avvisade.map(\.kommando) == ["Verkstall", "FattaBeslut"])
    }

    @Test("avvisar ett beslut som någon redan har registrerat för hand med samma källa och id, och det som hör till det")
    func förHand() async throws {
        let (prov, export) = try await registrerad()
        _ = try await prov.importera([
            Rad.fatta(1, "2025-02-01", källa: "I-2001").replacing(#""system":"prov""#, with: #""system":"exempelsystemet""#)
        ])
        let resultat = try await export.importera(prov, fortsätt: true)
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.kallaRedanKand, .okantBeslutIKallan])
        #expect(resultat.avvisade.map(\.fil) == ["insatser.csv", "verkstalligheter.csv"])
    }

    @Test("skriver de avvisade raderna som de stod, under sin rubrikrad, i en fil som bara ägaren kan läsa")
    func avvisadeRader() async throws {
        let (prov, export) = try await registrerad()
        try export.byt("I-2003;B-1002;BOST", mot: "I-2003;B-1002;XYZ", i: "insatser.csv")
        let resultat = try await export.importera(prov, fortsätt: true)
        #expect(resultat.avvisade.map(\.avvisning.kod) == [.okandKod])
        let fil = export.sökväg("insatser.csv.avvisade.csv")
        #expect(
            try String(contentsOfFile: fil, encoding: .utf8)
                == "InsatsId;BeslutId;Insatskod;Omfattning;Enhet;Avslutad;Avslutsorsak;Anteckning\n"
                + "I-2003;B-1002;XYZ;;;;;\"Önskar bostad \"\"nära havet\"\";\nhelst i markplan\"\n")
        #expect(try FileManager.default.attributesOfItem(atPath: fil)[.posixPermissions] as? Int == 0o600)
        #expect(!FileManager.default.fileExists(atPath: export.sökväg("beslut.csv.avvisade.csv")))
        try export.byt("I-2003;B-1002;XYZ", mot: "I-2003;B-1002;BOST", i: "insatser.csv")
        _ = try await export.importera(prov, fortsätt: true)
        #expect(!FileManager.default.fileExists(atPath: fil))
    }

    @Test("läser Windows-1252 med åäö, också i rubriker och koder")
    func windows() async throws {
        let (prov, export) = try await registrerad()
        for fil in ["beslut.csv", "insatser.csv"] {
            let text = try export.läs(fil).replacingOccurrences(of: "\n", with: "\r\n")
            try export.skriv(fil, text, .windowsCP1252)
        }
        await #expect(throws: Avvisning.self) { try await export.importera(prov) }
        try export.byt("\"utf-8\"", mot: "\"windows-1252\"", i: "avbildning.json")
        let resultat = try await export.importera(prov)
        #expect((resultat.nya, resultat.avvisadeAntal) == (8, 0))
    }

    @Test("lämnar ingen nyckel efter sig för en nämnd som inte är registrerad")
    func oregistrerad() async throws {
        let prov = try await Provinstallation()
        let export = try Exportmapp()
        await #expect(throws: Avvisning.self) { try await export.importera(prov) }
        let anslutning = try await prov.nycklar.connection()
        #expect(try await anslutning.query(.init("keys", "select from vault.key")).isEmpty)
        await anslutning.close()
    }

    @Test("ger samma id i två installationer bara om de har samma nyckel: id säger inget om numret")
    func nyckladeID() async throws {
        func personer() async throws -> Set<String> {
            let (prov, export) = try await registrerad()
            _ = try await export.importera(prov)
            return Set(try await prov.händelser().compactMap { try data($0)["person"]?.string })
        }
        #expect(try await personer().isDisjoint(with: try await personer()))
    }
}
