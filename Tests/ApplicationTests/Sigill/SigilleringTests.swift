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

    private func försegla(_ prov: Provinstallation) async throws -> [Int64] {
        try await prov.kör { try await Sigillering.försegla(Förseglad.nämnd, $0).flatMap { $0.nya.map(\.rawValue) } }
    }

    private func jobb(_ prov: Provinstallation, _ nu: Datum) async throws -> Int {
        try await prov.kör { try await Jobbkörare($0, nu: nu, namn: "prov").tillsTomt().done }
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
        _ = try await prov.importera([Rad.nämnd])
        #expect(try await jobb(prov, Self.igår) == 1)
        _ = try await prov.importera([Rad.fatta(1, "2023-01-17")])
        #expect(try await jobb(prov, Self.igår) == 0)
        #expect(try await positioner(prov) == [1])
        #expect(try await jobb(prov, Self.idag) == 1)
        #expect(try await positioner(prov) == [1, 2])
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

    @Test("döljer inte att ett sigill har tagits bort: jobbet vägrar, och bara en människa kan försegla rapporten på nytt")
    func borttaget() async throws {
        let logg = try await Förseglad()
        try await logg.manipulera("delete from eventlog.seal where position = 7")
        try await jobbetVägrar(logg)
        #expect(try await logg.verifiera() == .sigillSaknas(Position(rawValue: 7)))
        #expect(try await försegla(logg.prov) == [7, 10])
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
        let utfall = try await logg.prov.kör { try await Jobbkörare($0, nu: Self.idag, namn: "prov").tillsTomt() }
        #expect(utfall.done == 0 && utfall.dead == 1)
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

    @Test("utan nyckel går inte att fastställa; den som bara läser och verifierar klarar sig utan, med nyckeln bland de tidigare")
    func utanNyckel() async throws {
        let logg = try await Förseglad()
        let utan = Provinstallation(logg.prov, miljö: ["EVB_SIGILLNYCKEL": "", "EVB_SIGILLNYCKLAR_TIDIGARE": logg.nyckel])
        #expect(try await logg.verifiera(utan) == nil)
        #expect(try await utan.rapport("2023K3").huvud.sigill != nil)
        await #expect { _ = try await utan.importera([Rad.öppna("2023K4", "2023-12-31"), Rad.fastställ("2023K4")]) } throws: {
            guard case Driftfel.sigillnyckel(.missing) = $0 else { return false }
            return true
        }
        #expect(try await logg.prov.händelser().count == 10)
    }
}
