import Application
import CanonicalJSON
import EventStore
import Foundation
import Handlaggning
import Journal
import Logging
import Postgres
import Reports
import Support
import Testing

@Suite("Det förseglade")
struct SekretessTests {
    private static let skäl = "Anledningen är att ingen plats finns hos Provgården."

    private func medRapport() async throws -> Provinstallation {
        let prov = try await Provinstallation()
        _ = try await prov.importera(
            [
                Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.skäl(1, Self.skäl), Rad.släpp(1, "SkalAngivet"), Rad.öppna("2023K2", "2023-04-30"),
                Rad.fastställ("2023K2"),
            ])
        return prov
    }

    @Test("står aldrig i klartext i loggens databas, varken namn, nummer eller skäl")
    func ejKlartext() async throws {
        let prov = try await medRapport()
        for händelse in try await prov.händelser() {
            for hemligt in ["Provsson", "19800101", "Provgården"] { #expect(!händelse.data.contains(hemligt)) }
        }
    }

    @Test("en text med ett namn måste läsas av en människa innan rapporten fastställs, och läsas om när den rättas")
    func osläppt() async throws {
        let prov = try await Provinstallation()
        let rader = [Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.skäl(1, Self.skäl), Rad.öppna("2023K2", "2023-04-30")]
        let utan = try await prov.importera(rader + [Rad.fastställ("2023K2")])
        #expect(utan.avvisade.map(\.avvisning.kod) == [.textEjSlappt])
        #expect(utan.avvisade.first?.avvisning.text.contains("Provgården") == false)

        let rättad = Rad.rätta(1, "SkalAngivet", "text", #""Anledningen är att ingen plats finns hos Nygården.""#)
        let igen = try await prov.importera(rader + [Rad.släpp(1, "SkalAngivet"), rättad, Rad.fastställ("2023K2")])
        #expect(igen.avvisade.map(\.avvisning.kod) == [.textEjSlappt])
        let släppt = try await prov.importera(rader + [rättad, Rad.släpp(1, "SkalAngivet"), Rad.fastställ("2023K2")])
        #expect(släppt.avvisadeAntal == 0)
        #expect(try await prov.rapport("2023K2").rapport.rader.first?.text?.visad == "Anledningen är att ingen plats finns hos Nygården.")
    }

    @Test("en rättad rad bär ingen text, så en som ingen har läst kan inte följa med")
    func rättad() async throws {
        let prov = try await Provinstallation()
        let resultat = try await prov.importera([
            Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"), Rad.inskick("2023K2", "2023-05-10"),
            Rad.skäl(1, Self.skäl), Rad.makulera(1), Rad.öppna("2023K3", "2023-08-31"), Rad.fastställ("2023K3"),
        ])
        #expect(resultat.avvisadeAntal == 0)
        let svar = try await prov.rapport("2023K3")
        #expect(svar.rapport.rader.map(\.rubrik) == [.rättade])
        #expect(!svar.json.text.contains("Provgården"))
    }

    @Test("öppnas för rapporten med personens nyckel")
    func öppnas() async throws {
        let rad = try #require(try await medRapport().rapport("2023K2").rapport.rader.first)
        #expect(rad.text?.visad == Self.skäl)
    }

    @Test("är borta när nyckeln är förstörd, och den fastställda rapportens hash står kvar")
    func gallrad() async throws {
        let prov = try await medRapport()
        let före = try await prov.rapport("2023K2")
        let valv = try await prov.nycklar.connection()
        try await valv.run(script: "update vault.key set wrapped = null, destroyed_at = now(), master_id = null where subject like 'person/%'")
        await valv.close()
        let efter = try await prov.rapport("2023K2")
        #expect(efter.rapport.rader.first?.text?.visad == "uppgiften är gallrad")
        #expect(efter.huvud.sha256 == före.huvud.sha256)
        #expect(efter.rapport.sha256 == före.huvud.sha256)
    }

    @Test("kan inte läsas med en annan huvudnyckel: programmet säger det i stället för att börja")
    func felNyckel() async throws {
        let prov = try await medRapport()
        let andra = try Inställningar(
            datamapp: nil,
            miljö: [
                "EVB_MILJO": "test", "EVB_DATABASE_URL": prov.logg.conninfo, "EVB_NYCKEL_URL": prov.nycklar.conninfo,
                "EVB_HUVUDNYCKEL": Data(repeating: 7, count: 32).base64EncodedString(),
            ])
        await #expect(throws: VaultError.self) {
            try await Installation.med(andra, logger: .init(label: "prov")) { _ in }
        }
    }
}
