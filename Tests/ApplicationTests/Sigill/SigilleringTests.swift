import Application
import EventStore
import Foundation
import Handlaggning
import Jobs
import Postgres
import Reports
import Support
import Testing

@Suite("Förseglingen av loggen")
struct SigilleringTests {
    private static let igår = Datum("2023-09-01")!
    private static let idag = Datum("2023-09-02")!

    private func positioner(_ prov: Provinstallation) async throws -> [Int64] {
        try await prov.kör { try await Sigilläsning($0).alla(Förseglad.nämnd).map(\.position.rawValue) }
    }

    private func försegla(_ prov: Provinstallation, ersättFörlorade: Bool = false) async throws -> [Int64] {
        try await prov.kör {
            try await Sigillering.försegla(Förseglad.nämnd, ersättFörlorade: ersättFörlorade, $0).flatMap { $0.nya.map(\.rawValue) }
        }
    }

    private func jobb(_ prov: Provinstallation, _ nu: Datum) async throws -> Int {
        try await Jobbutfall("forsegla", prov, nu: nu).gjorda.count
    }

    @Test("sker i samma transaktion som rapporten fastställs, var raden än står i importen, och inte i en import som avvisas")
    func fastställd() async throws {
        let prov = try await Provinstallation()
        #expect(try await prov.importera(Förseglad.rader + [Rad.verkställ(9, "2023-09-05")]).nya == 0)
        let rader = Förseglad.rader + [Rad.öppna("2023K4", "2023-12-31"), Rad.fastställ("2023K4"), Rad.fatta(3, "2023-11-01")]
        #expect(try await prov.importera(rader).nya == 11)
        let fastställda = try await prov.händelser().filter { $0.type == "RapportFaststalld" }.map(\.position.rawValue)
        #expect(fastställda.count == 2)
        #expect(try await positioner(prov) == fastställda)
        #expect(try await prov.rapport("2023K3").huvud.sigill?.position == fastställda[0])
        #expect(try await prov.rapport("2023K4").huvud.sigill?.position == fastställda[1])
        #expect(try await prov.rapport("2023K4", brytdatum: "2023-12-30").huvud.sigill == nil)
    }

    @Test("sker på huvudet när någon ber om det; en gång till ändrar inget, och en okänd nämnd avvisas")
    func påBegäran() async throws {
        let prov = try await Provinstallation()
        #expect(try await prov.kör { try await Sigillering.försegla(nil, $0).count } == 0)
        await #expect { _ = try await försegla(prov) } throws: { ($0 as? Avvisning)?.kod == .okandNamnd }
        _ = try await prov.importera(Förseglad.rader)
        #expect(try await försegla(prov) == [9])
        #expect(try await försegla(prov) == [])
        #expect(try await positioner(prov) == [7, 9])
    }

    @Test("planeras en gång om dagen, när loggen har vuxit sedan det senaste sigillet")
    func dagligen() async throws {
        let prov = try await Provinstallation()
        #expect(try await jobb(prov, Self.igår) == 0)
        // Its round waits for a day to come: no other job appends.
        _ = try await prov.importera([Rad.nämnd, Rad.öppna("2023K3", "2023-09-30")])
        #expect(try await jobb(prov, Self.igår) == 1)
        _ = try await prov.importera([Rad.fatta(1, "2023-01-17")])
        #expect(try await jobb(prov, Self.igår) == 0)
        #expect(try await positioner(prov) == [2])
        #expect(try await jobb(prov, Self.idag) == 1)
        #expect(try await positioner(prov) == [2, 3])
        #expect(try await jobb(prov, Datum("2023-09-03")!) == 0)
    }

    @Test("tar också de rapporter som fastställdes innan det fanns sigill")
    func tidigareFastställd() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Self.utanSigillFrånFörr)
        #expect(try await jobb(logg.prov, Self.idag) == 1)
        #expect(try await positioner(logg.prov) == [7, 10])
        #expect(try await logg.verifiera() == nil)
    }

    @Test("döljer inte att ett sigill har tagits bort: jobbet vägrar, och bara en människa som säger att det är borta kan försegla rapporten på nytt")
    func borttaget() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera("delete from eventlog.seal where position = 7")
        try await jobbetVägrar(logg)
        #expect(try await logg.verifiera() == .sigillSaknas(Position(rawValue: 7)))
        await #expect(throws: Sigillfel.loggenMotsägerSigill(Förseglad.nämnd)) { try await försegla(logg.prov) }
        #expect(try await försegla(logg.prov, ersättFörlorade: true) == [7, 10])
        #expect(try await logg.verifiera() == nil)
    }

    @Test("görs inte av en logg som inte är den som förseglades förut, vem som än ber om det")
    func omskriven() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Förseglad.ändraRad3 + ";" + Förseglad.räknaOm(från: 3))
        try await jobbetVägrar(logg)
        await #expect(throws: Sigillfel.loggenMotsägerSigill(Förseglad.nämnd)) { try await försegla(logg.prov) }
        #expect(try await positioner(logg.prov) == [7, 9])
    }

    private func jobbetVägrar(_ logg: Förseglad) async throws {
        let utfall = try await Jobbutfall("forsegla", logg.prov, nu: Self.idag)
        #expect(utfall.gjorda.isEmpty && utfall.uppgivna.map(\.error) == ["logg_motsager_sigill"])
    }

    private static let utanSigillFrånFörr =
        "delete from eventlog.seal; update migration.applied set applied_at = clock_timestamp() where name = 'm0003_seals'"

    @Test("i en logg från före sigillen krävs inte av rapporter som är äldre än det första")
    func äldreRapport() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera(Self.utanSigillFrånFörr)
        #expect(try await logg.verifiera() == nil)
    }

    @Test("med en ny nyckel godtas det den tidigare förseglade bara om den står bland de tidigare, rätt skriven")
    func nyckelbyte() async throws {
        let logg = try await Förseglad()
        let ny = ["EVB_SIGILLNYCKEL": Data(repeating: 66, count: 32).base64EncodedString()]
        func tidigare(_ text: String) -> Provinstallation {
            Provinstallation(logg.prov, miljö: ny.merging(["EVB_SIGILLNYCKLAR_TIDIGARE": text]) { $1 })
        }
        #expect(try await logg.verifiera(Provinstallation(logg.prov, miljö: ny)) == .sigillFörfalskat(Position(rawValue: 7), okändNyckel: true))
        let känd = tidigare("# till 2026\n\(logg.nyckel)  # nämndens första\n")
        #expect(try await logg.verifiera(känd) == nil)
        _ = try await känd.kör { try await Sigillering.försegla(nil, $0).count }
        #expect(try await logg.verifiera(känd) == nil)
        #expect(try await logg.verifiera() == .sigillFörfalskat(Position(rawValue: 10), okändNyckel: true))
        await #expect { _ = try await logg.verifiera(tidigare("\n\(logg.nyckel.dropLast())")) } throws: {
            guard case Driftfel.tidigareSigillnyckel(källa: "EVB_SIGILLNYCKLAR_TIDIGARE", rad: 2) = $0 else { return false }
            return true
        }
    }

    @Test("utan nyckel får den en, så länge inget är förseglat; den som bara läser och verifierar får ingen")
    func utanNyckel() async throws {
        let prov = try await Provinstallation()
        let datamapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-data-\(UUID().uuidString)").path
        defer { do { try FileManager.default.removeItem(atPath: datamapp) } catch { Issue.record("ingen datamapp: \(error)") } }
        let utan = Provinstallation(prov, miljö: ["EVB_SIGILLNYCKEL": ""], datamapp: datamapp)
        #expect(try await utan.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10"), Rad.öppna("2023K3", "2023-09-30")]).avvisade.isEmpty)
        #expect(try await utan.rapport("2023K3").huvud.sigill == nil)
        #expect(!FileManager.default.fileExists(atPath: datamapp))
        #expect(try await utan.importera([Rad.fastställ("2023K3")]).avvisade.isEmpty)
        #expect(try FileManager.default.attributesOfItem(atPath: datamapp + "/sigillnyckel")[.posixPermissions] as? Int == 0o600)
        #expect(try await utan.rapport("2023K3").huvud.sigill != nil)
    }

    @Test("en logg som är förseglad förseglas inte med en nyckel som görs just nu, och inte med en som inte vet om den förra")
    func annanVärd() async throws {
        let logg = try await Förseglad()
        let datamapp = FileManager.default.temporaryDirectory.appendingPathComponent("evb-data-\(UUID().uuidString)").path
        let utan = Provinstallation(logg.prov, miljö: ["EVB_SIGILLNYCKEL": "", "EVB_SIGILLNYCKLAR_TIDIGARE": logg.nyckel], datamapp: datamapp)
        #expect(try await logg.verifiera(utan) == nil)
        #expect(try await utan.rapport("2023K3").huvud.sigill != nil)
        await #expect { _ = try await utan.importera(Self.nästa) } throws: {
            guard case .sigillnyckel(.missing)? = $0 as? Driftfel else { return false }
            return true
        }
        let annan = Provinstallation(logg.prov, miljö: ["EVB_SIGILLNYCKEL": Data((0..<32).map { UInt8($0) }).base64EncodedString()])
        await #expect { _ = try await annan.importera(Self.nästa) } throws: {
            guard case .främmandeSigillnyckel? = $0 as? Driftfel else { return false }
            return true
        }
        #expect(try await logg.prov.händelser().count == 10)
        #expect(!FileManager.default.fileExists(atPath: datamapp))
    }

    @Test("med en nyckel som inte kan läsas eller göras vägras fastställandet, och ingenting av importen blir kvar", arguments: [true, false])
    func oanvändbarNyckel(_ felskriven: Bool) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.fatta(1, "2023-01-10")])
        // A data folder in a folder that is not there cannot be made.
        let omöjlig = FileManager.default.temporaryDirectory.appendingPathComponent("evb-finns-inte-\(UUID().uuidString)/data").path
        let utan = Provinstallation(prov, miljö: ["EVB_SIGILLNYCKEL": felskriven ? "kort" : ""], datamapp: omöjlig)
        await #expect { _ = try await utan.importera(Self.nästa) } throws: {
            switch $0 as? Driftfel {
            case .sigillnyckel(.malformed(source: nil)): felskriven
            case .filfel(_, operation: "mkdir", _): !felskriven
            default: false
            }
        }
        #expect(try await prov.händelser().count == 2)
    }

    private static let nästa = [Rad.öppna("2023K4", "2023-12-31"), Rad.fastställ("2023K4")]
}
