import Foundation
import Testing

@Suite("Inställningarna")
struct KonfigurationTests {
    private static let rapporten = ["rapport", "--namnd", "SN", "--period", "2023K3"]

    /// A folder with files, for as long as `prova` runs.
    private static func med(_ filer: [String: String], _ prova: (String) async throws -> Void) async throws {
        let mapp = "/var/tmp/evb-installningar-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: mapp, withIntermediateDirectories: false)
        for (namn, innehåll) in filer { try Data(innehåll.utf8).write(to: URL(fileURLWithPath: "\(mapp)/\(namn)")) }
        do { try await prova(mapp) } catch {
            try FileManager.default.removeItem(atPath: mapp)
            throw error
        }
        try FileManager.default.removeItem(atPath: mapp)
    }

    private static func kör(_ mapp: String, _ miljö: [String: String]) async throws -> Program.Svar {
        try await Program.kör(rapporten, data: "\(mapp)/data", miljö: miljö)
    }

    @Test("läses ur filen som EVB_KONFIGURATION namnger, och miljön går före")
    func fil() async throws {
        let rader = "# evb\n\nEVB_DATABASE_URL=host=/ur/filen dbname=evb\nEVB_NYCKEL_URL=host=/ur/filen dbname=nycklar\n"
        try await Self.med(["evb.conf": rader]) { mapp in
            let ur = try await Self.kör(mapp, ["EVB_KONFIGURATION": "\(mapp)/evb.conf"])
            #expect(ur.status == 1 && ur.fel.contains("/ur/filen") && ur.fel.hasSuffix("(databas_onabar)\n"))
            let miljön = ["EVB_KONFIGURATION": "\(mapp)/evb.conf", "EVB_NYCKEL_URL": "host=/ur/miljon dbname=nycklar"]
            #expect(try await Self.kör(mapp, miljön).fel.contains("/ur/miljon"))
        }
    }

    @Test("med ett namn som inte finns, eller en rad som inte är NAMN=värde, vägras med raden och utan värdet")
    func okänt() async throws {
        for (rad, namn) in [("EVB_DATABAS_URL=hemligt", "EVB_DATABAS_URL"), ("EVB_DATABASE_URL hemligt", "EVB_DATABASE_URL")] {
            try await Self.med(["evb.conf": "# evb\n\(rad)\n"]) { mapp in
                let svar = try await Self.kör(mapp, ["EVB_KONFIGURATION": "\(mapp)/evb.conf"])
                #expect(svar.status == 1)
                #expect(
                    svar.fel.hasPrefix("evb: \(mapp)/evb.conf, rad 2: \(namn) är ingen inställning.") && svar.fel.hasSuffix("(okand_installning)\n"))
                #expect(!svar.fel.contains("hemligt"))
            }
        }
    }

    @Test("i en fil som inte finns, eller som inte är text, vägras")
    func oläslig() async throws {
        try await Self.med([:]) { mapp in
            for fil in ["\(mapp)/finns-inte", mapp, "/bin/ls"] {
                let svar = try await Self.kör(mapp, ["EVB_KONFIGURATION": fil])
                #expect(svar.status == 1 && svar.fel == "evb: \(fil) finns inte eller kan inte läsas som inställningar. (installningar)\n")
            }
        }
    }

    @Test("läses ur mappen för hemligheter, en fil för var och en, och en felskriven hemlighet visas inte")
    func hemlighet() async throws {
        try await Self.med(["evb-huvudnyckel": "felskriven\n"]) { mapp in
            let svar = try await Program.kör(["migrera"], data: "\(mapp)/data", miljö: ["CREDENTIALS_DIRECTORY": mapp])
            #expect(svar.status == 1 && svar.fel == "evb: EVB_HUVUDNYCKEL är inte 32 byte i base64. (huvudnyckel)\n")
        }
    }
}
