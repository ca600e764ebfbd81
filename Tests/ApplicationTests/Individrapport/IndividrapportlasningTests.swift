import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Postgres
import Reports
import Support
import Testing

@Suite("Rapportörens dokument ur loggen")
struct IndividrapportläsningTests {
    private func prov(_ fler: [String] = []) async throws -> Provinstallation {
        let prov = try await Provinstallation()
        #expect(try await prov.importera(Ivorad.historik + fler).avvisade == [])
        return prov
    }

    @Test("är fullständigt: erbjudanden, delvis verkställt, uppföljning, avbrott, rättsligt och identiteten öppnad")
    func fullständigt() async throws {
        let ivo = try await prov().ivo("2023K2")
        let ett = try #require(ivo.rapport(1))
        #expect(ett["personnummer"]?.string == "19800101-T141")
        #expect(ett["fornamn"]?.string == "Alma")
        #expect(ett["efternamn"]?.string == "Provsson")
        #expect(ett["inriktning"]?.string == "Socialpsykiatri")
        #expect(ett["precisering"]?.string == "5 timmar")
        #expect(ett["erbjudanden"]?.array?.first?["vad"]?.string == "plats på Provgården")
        #expect(ett["erbjudanden"]?.array?.first?["skal"]?.string == "för långt")
        #expect(ett["skalText"]?.string == "Anledningen är att plats saknas hos utföraren.")
        #expect(ett["delvisVerkstallt"]?.string == "2 timmar")
        #expect(ett["delvisKvarstar"]?.string == "3 timmar")
        #expect(ett["uppfoljningar"]?.array?.first?["text"]?.string == "besök varje vecka av Provhemtjänsten")
        #expect(ett["planeratDatum"]?.string == "2023-11-01")
        #expect(ett["rattsligt"]?.array?.first?["text"]?.string == "beslutet överklagat till Provrätten av den enskilde")
        let två = try #require(ivo.rapport(2))
        #expect(två["avbrottsdatum"]?.string == "2023-01-25")
        #expect(två["avbrottsorsak"]?.string == "utföraren Provbolaget slutade")
        #expect(två["skyddad"]?.string == "JA. Skriv det tydligt i informationsrutan.")
        for lista in ["arbetslista", "rattelser", "slutrapporter"] { #expect(!ivo[lista]!.text.contains("Prov")) }
    }

    @Test("har raderna bland de sända med dag och kanal, och inga att sända")
    func sända() async throws {
        let ivo = try await prov().ivo("2023K2")
        #expect(ivo["arbetslista"]?["attSanda"]?.array?.count == 0)
        let sända = try #require(ivo["arbetslista"]?["sanda"]?.array)
        #expect(sända.count == 3)
        #expect(sända.first?["inskick"]?.array?.first?["datum"]?.string == "2023-05-03")
        #expect(sända.first?["inskick"]?.array?.first?["kanal"]?.string == "etjanst")
        #expect(sända.first?["period"]?["fran"]?.string == "2023-07-01")
    }

    @Test("behåller T-numret i nästa omgång fast ett personnummer blivit känt, men inte för ett beslut som aldrig lämnats")
    func tNumret() async throws {
        let prov = try await prov([
            Ivorad.rättaNummer(1, "19800161-0000"),
            Ivorad.fatta(4, "2023-03-01", personnummer: "19830101-T174", namn: "Cia Prov"), Ivorad.rättaNummer(4, "19830161-0000"),
            Rad.öppna("2023K3", "2023-08-31"),
        ])
        let ivo = try await prov.ivo("2023K3")
        #expect(ivo.rapport(1)?["personnummer"]?.string == "19800101-T141")
        #expect(ivo.rapport(1)?["anmarkningar"]?.array?.first?.string?.hasPrefix("Ett samordningsnummer är känt") == true)
        #expect(ivo.rapport(4)?["samordningsnummer"]?.string == "19830161-0000")
        #expect(ivo["arbetslista"]?["forfaller"]?.array?.count == 4)
    }

    @Test("är i det fastställda som det är känt nu, men raden som den fastställdes")
    func fastställd() async throws {
        let prov = try await prov([Ivorad.rad("PlaneraVerkstallighet", 1, #""datum":"2023-12-24""#), Rad.verkställ(3, "2023-06-01")])
        let ivo = try await prov.ivo("2023K2")
        #expect(ivo.rapport(1)?["planeratDatum"]?.string == "2023-12-24")
        #expect(ivo.rapport(3)?["utfall"]?.string == "oppen")
        #expect(ivo.rapport(3)?["verkstalldDatum"]?.isNull == true)
        #expect(ivo.rapport(3)?["anmarkningar"]?.text.contains("Verkställt 2023-06-01") == true)
    }

    @Test("är vid en given position som det var känt då")
    func position() async throws {
        let prov = try await prov([Ivorad.rad("PlaneraVerkstallighet", 1, #""datum":"2023-12-24""#)])
        let antal = Int64(try await prov.händelser().count)
        #expect(try await prov.ivo("2023K2", position: antal - 1).rapport(1)?["planeratDatum"]?.string == "2023-11-01")
        #expect(try await prov.ivo("2023K2", position: antal).rapport(1)?["planeratDatum"]?.string == "2023-12-24")
    }

    @Test("har slutrapporten att lämna tills kommandot som det ger har registrerat den")
    func slutrapport() async throws {
        let prov = try await prov([Rad.verkställ(3, "2023-06-01")])
        let slutrapporter = try #require(try await prov.ivo("2023K2")["slutrapporter"]?.array)
        #expect(slutrapporter.map { $0["beslut"]?.string } == [Rad.id(3)])
        let kommando = try #require(slutrapporter.first?["kommando"]?.text).replacing("ÅÅÅÅ-MM-DD", with: "2023-06-02")
        let resultat = try await prov.importera([kommando])
        #expect(resultat.avvisade == [])
        #expect(try await prov.ivo("2023K2")["slutrapporter"]?.array == [])
        #expect(try await prov.ivo("2023K2").rapport(3)?["anmarkningar"]?.text.contains("slutrapporten lämnades 2023-06-02") == true)
    }

    @Test("har rättelsen att meddela, utan personuppgifter, tills kommandot som det ger har registrerat den")
    func rättelse() async throws {
        let prov = try await prov([Rad.verkställ(3, "2023-04-14"), Rad.öppna("2023K3", "2023-08-31"), Rad.fastställ("2023K3")])
        let rättelse = try #require(try await prov.ivo("2023K3")["rattelser"]?.array?.first)
        #expect(rättelse["epost"]?["text"]?.string?.contains("Beslutet verkställdes inom tre månader, 2023-04-14.") == true)
        for hemligt in ["Provman", "19820101"] { #expect(!rättelse.text.contains(hemligt)) }
        let kommando = try #require(rättelse["kommando"]?.text).replacing("ÅÅÅÅ-MM-DD", with: "2023-10-02")
        let resultat = try await prov.importera([kommando])
        #expect(resultat.avvisade == [])
        #expect(try await prov.ivo("2023K3")["rattelser"]?.array?.first?["meddelad"]?.string == "2023-10-02")
    }

    @Test("säger att uppgiften är gallrad när personens nyckel är förstörd")
    func gallrad() async throws {
        let prov = try await prov()
        let valv = try await prov.nycklar.connection()
        try await valv.run(
            script: "update vault.key set wrapped = null, destroyed_at = now(), master_id = null where subject = 'person/\(Rad.id(1, "9"))'")
        await valv.close()
        let ivo = try await prov.ivo("2023K2")
        for fält in ["personnummer", "fornamn", "efternamn", "inriktning", "precisering", "skyddad", "skalText", "delvisVerkstallt"] {
            #expect(ivo.rapport(1)?[fält]?.string == "uppgiften är gallrad", "\(fält)")
        }
        #expect(ivo.rapport(1)?["planeratDatum"]?.string == "2023-11-01")
        #expect(ivo.rapport(3)?["efternamn"]?.string == "Provman")
    }
}

extension Provinstallation {
    fileprivate func ivo(_ period: String, position: Int64? = nil) async throws -> JSON {
        let fråga = Rapportfråga(nämnd: Tenant(rawValue: "SN")!, period: Kvartal(period)!, position: position.map { Position(rawValue: $0) })
        return try await kör { try await Individrapportläsning($0).läs(fråga, läsare: Läsande(kommandorad: "prov", ändamål: .rapportering)).json }
    }
}

extension JSON {
    /// The individrapport about a beslut.
    fileprivate func rapport(_ nummer: Int) -> JSON? {
        self["individrapporter"]?.array?.first { $0["beslut"]?.string == Rad.id(nummer) }
    }
}
