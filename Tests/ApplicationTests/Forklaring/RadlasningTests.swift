import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Reports
import Testing

@Suite("Varför står denna rad här?")
struct RadläsningTests {
    private static let tillOchMedFastställd = [
        Rad.nämnd, Rad.fatta(1, "2023-01-17"), Rad.fatta(2, "2023-02-20", ursprung: "dom"), Rad.skäl(1, "eftersom plats saknas."),
        Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"), Rad.inskick("2023K2", "2023-05-10"),
    ]

    private func förklara(_ prov: Provinstallation, _ nummer: Int, _ period: String, position: Int64? = nil) async throws -> JSON {
        let fråga = Rapportfråga(
            nämnd: Tenant(rawValue: "SN")!, period: Kvartal(period)!, position: position.map { Position(rawValue: $0) })
        return try await prov.kör { try await Radläsning($0).redogörelse(fråga, BeslutID(Rad.id(nummer))!).json($0.katalog) }
    }

    private func steg(_ svar: JSON, _ regel: String) -> JSON? {
        svar["frister"]?.array?.first?["steg"]?.array?.first { $0["regel"]?.string == regel }
    }

    @Test("visar uträkningen, paragrafen i lydelsen på brytdatum, och händelserna med position, tid och aktör")
    func rad() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.tillOchMedFastställd)
        let svar = try await förklara(prov, 1, "2023K2")
        #expect(svar["frister"]?.array?.first?["rubrik"] == "R4")
        #expect(steg(svar, "tidrakning")?["rakning"]?.string?.hasPrefix("Beslutsdagen 2023-01-17 + 3 månader = 2023-04-17 (90 dagar).") == true)
        #expect(steg(svar, "tidrakning")?["paragraf"]?["id"] == "L1930-1")
        #expect(steg(svar, "rapportering")?["paragraf"]?["id"] == "SoL2001-16:6f")
        #expect(steg(svar, "rapportering")?["paragraf"]?["lydelse"] == "Lag (2017:742)")
        #expect(steg(svar, "dagar")?["rakning"]?.string?.hasPrefix("2023-04-30 (brytdatum) − 2023-01-17 = 103") == true)
        // Frozen at the position before its own freeze: the later inskick is not part of the explanation.
        #expect(svar["handelser"]?.array?.map { $0["typ"]?.string } == ["BeslutFattat", "SkalAngivet"])
        #expect(svar["handelser"]?.array?.first?["position"] == 2)
        #expect(svar["handelser"]?.array?.first?["aktor"] == "import:prov")
    }

    @Test("säger också varför en frist inte står där")
    func ingenRad() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.tillOchMedFastställd)
        let svar = try await förklara(prov, 2, "2023K2")
        #expect(svar["frister"]?.array?.first?["rubrik"]?.isNull == true)
        #expect(steg(svar, "rapportering")?["rakning"] == "Insatsen beviljades av domstol. Rapporteringen gäller nämndens beslut.")
    }

    @Test("har en frist för beslutet och en för varje avbrott, också ett återkallat")
    func avbrott() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(
            Self.tillOchMedFastställd + [
                Rad.verkställ(1, "2023-05-20"), Rad.avbryt(1, "2023-06-01"), Rad.återkalla(1, "VerkstallighetAvbruten"), Rad.avbryt(1, "2023-06-10"),
                Rad.öppna("2023K4", "2023-09-30"),
            ])
        let frister = try #require(try await förklara(prov, 1, "2023K4")["frister"]?.array)
        #expect(frister.map { $0["rubrik"] } == ["R1", .null, "R4"])
        #expect(frister.map { $0["aterkallad"] } == [false, true, false])
        #expect(frister[2]["nr"] == 2)
    }

    @Test("ett okänt beslut, en okänd omgång och en position utanför loggen avvisas")
    func okänt() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera(Self.tillOchMedFastställd)
        func kod(_ nummer: Int, _ period: String, _ position: Int64?) async throws -> Avvisning.Kod? {
            do {
                _ = try await förklara(prov, nummer, period, position: position)
                return nil
            } catch let avvisning as Avvisning { return avvisning.kod }
        }
        #expect(try await kod(9, "2023K2", nil) == .okantBeslut)
        #expect(try await kod(1, "2023K3", nil) == .okandOmgang)
        #expect(try await kod(1, "2023K2", 0) == .okandPosition)
        #expect(try await kod(1, "2023K2", 99) == .okandPosition)
        // Before the omgång was opened there was none.
        #expect(try await kod(1, "2023K2", 3) == .okandOmgang)
    }
}

@Suite("Vad som blivit känt mellan två positioner")
struct JämförelseTests {
    @Test("är raderna som kommit till, försvunnit och ändrats, med händelserna som gjorde det")
    func skillnader() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([
            Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.fatta(2, "2023-01-11"), Rad.öppna("2023K2", "2023-04-30"),
            Rad.skäl(1, "eftersom plats saknas."), Rad.verkställ(2, "2023-02-01"), Rad.fatta(3, "2023-01-12"),
        ])
        let fråga = Rapportfråga(nämnd: Tenant(rawValue: "SN")!, period: Kvartal("2023K2")!)
        let (json, text) = try await prov.kör { installation in
            let jämförelse = try await Jämförelse.läs(fråga, från: Position(rawValue: 4), till: Position(rawValue: 7), installation)
            return (try jämförelse.json, jämförelse.dokument(installation.katalog).text)
        }
        let skillnader = try #require(json["skillnader"]?.array)
        #expect(skillnader.map { $0["typ"]?.string } == ["andrad", "borttagen", "tillkommen"])
        #expect(skillnader.map { $0["handelser"]?.array?.map { $0["typ"]?.string } } == [["SkalAngivet"], ["BeslutVerkstallt"], ["BeslutFattat"]])
        #expect(skillnader[0]["uppgifter"]?.array?.map { $0["uppgift"]?.string } == ["skal.kod", "skal.klass", "text", "marken"])
        #expect(text.contains("position 6: BeslutVerkstallt"))
        #expect(!text.contains("plats saknas"))
    }
}
