import Foundation
import Testing

@Suite("Import ur ett ärendesystem, från kommandoraden")
struct ÄrendesystemTests {
    private static let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#

    /// A copy of the example that the project ships.
    private func export(_ evb: Provmapp) throws -> String {
        let mapp = evb.mapp + "/export"
        try FileManager.default.copyItem(atPath: Exempel.ärendesystem, toPath: mapp)
        return mapp
    }

    @Test("exemplet provas, importeras, importeras igen, och blir en rapport")
    func exemplet() async throws {
        try await Provmapp.med { evb async throws in
            let mapp = try export(evb)
            let avbildning = mapp + "/avbildning.json"
            #expect(try await evb.evb("importera", "--avbildning", avbildning, mapp).fel.contains("(okand_namnd)"))
            _ = try await evb.evb("importera", rader: [Self.nämnd])
            let summa = "Lästa rader: 14. Bortsedda rader: 4. Nya kommandon: 8. Redan kända: 0. Avvisade: 0.\n"
            let prov = try await evb.evb("importera", "--prova", "--avbildning", avbildning, mapp)
            #expect((prov.status, prov.ut) == (0, summa + "Prov: inget är ändrat.\n"))
            let import1 = try await evb.evb("importera", "--avbildning", avbildning, mapp)
            #expect((import1.status, import1.ut) == (0, summa))
            let import2 = try await evb.evb("importera", "--avbildning", avbildning, mapp, "--format", "json")
            let antal = #""lasta":14,"nya":0,"redan_kanda":8,"likadana":0,"bortsedda":4,"andrade":0"#
            #expect(import2.ut == "{\(antal)" + #","prov":false,"avvisadeAntal":0,"avvisade":[]}"# + "\n")
            _ = try await evb.evb("importera", rader: [#"{"kommando":"OppnaOmgang","namnd":"SN","period":"2025K2","brytdatum":"2025-06-30"}"#])
            let rapport = try await evb.evb("rapport", "--namnd", "SN", "--period", "2025K2").ut
            #expect(rapport.contains("Beslut om kontaktperson 2025-03-10 har rapporterats som ej verkställt."))
            #expect(!rapport.contains("2025-02-01"))
            #expect(try await evb.evb("verifiera").status == 0)
        }
    }

    @Test("en avvisad rad ger fil, rad, fält och kod på felströmmen och status 1, eller 2 med fortsatt, likadant på prov")
    func avvisad() async throws {
        try await Provmapp.med { evb async throws in
            let mapp = try export(evb)
            let fil = mapp + "/insatser.csv"
            try String(contentsOfFile: fil, encoding: .utf8).replacingOccurrences(of: "I-2005;B-1003;KTF", with: "I-2005;B-1003;ABC")
                .write(toFile: fil, atomically: false, encoding: .utf8)
            _ = try await evb.evb("importera", rader: [Self.nämnd])
            for prova in [["--prova"], []] {
                let argument = ["importera", "--avbildning", mapp + "/avbildning.json", mapp] + prova
                let allt = try await Program.kör(argument, data: evb.mapp)
                #expect(allt.status == 1)
                #expect(allt.fel.hasPrefix("evb: insatser.csv, rad 7, fältet Insatskod: ") && allt.fel.contains("(okand_kod)"))
                #expect(allt.fel.split(separator: "\n").count == 1)
                let fortsatt = try await Program.kör(argument + ["--fortsatt"], data: evb.mapp)
                #expect(fortsatt.status == 2 && fortsatt.ut.contains("Nya kommandon: 7."))
                #expect(FileManager.default.fileExists(atPath: fil + ".avvisade.csv") == prova.isEmpty)
            }
        }
    }

    @Test("ett fel i avbildningen nämner nyckeln, innan något läses")
    func avbildning() async throws {
        let fil = "/var/tmp/evb-avbildning-\(UUID().uuidString).json"
        try Data(#"{"kallsystem":"prov","namnd":"SN","beslut":{"fil":"a.csv"}}"#.utf8).write(to: URL(fileURLWithPath: fil))
        defer { unlink(fil) }
        let svar = try await Program.kör(["importera", "--avbildning", fil, "/var/tmp"], data: "/var/tmp/evb-används-inte")
        #expect((svar.status, svar.fel) == (1, "evb: Avbildningen: beslut.id saknas. (avbildning_ogiltig)\n"))
    }
}
