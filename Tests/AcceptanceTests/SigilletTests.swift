import Foundation
import Testing

@Suite("Sigillet")
struct SigilletTests {
    private static let skript = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../deploy/verifiera_logg.py").standardized.path

    @Test("låter någon annan kontrollera loggen och rapporterna med bara exporterna, nyckeln och Python")
    func utomstående() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            _ = try await evb.evb("importera", Exempel.fastställ)
            let (logg, sigill) = try await (
                Self.fil(evb, "logg", "--namnd", "SN", "--format", "jsonl"), Self.fil(evb, "sigill", "lista", "--namnd", "SN", "--format", "jsonl")
            )
            var rapporter: [String] = []
            for vy in ["namnd", "revisor", "fullmaktige", "ivo"] {
                rapporter += try await ["--rapport", Self.fil(evb, "rapport", "--namnd", "SN", "--period", "2023K3", "--vy", vy, "--format", "json")]
            }
            let nyckel = try await evb.evb("sigill", "nyckel", "--format", "hex").ut.trimmingCharacters(in: .newlines)
            #expect(try await evb.evb("sigill", "nyckel", "--format", "json").ut.contains("\"hex\":\"\(nyckel)\""))
            let godtagen = try await Self.kontrollera([logg, "--sigill", sigill, "--nyckel", nyckel] + rapporter)
            #expect(godtagen.status == 0 && godtagen.ut.hasSuffix("Det som kontrollerats stämmer.\n"), "\(godtagen.fel)")
            #expect(godtagen.ut.contains("10 rader, 8 texter och summorna är de som fastställdes."))
            #expect(try await Self.kontrollera([logg, "--sigill", sigill, "--nyckel", String(repeating: "00", count: 32)]).status == 1)
            // Nothing of the example's persons leaves with what proves it.
            let utlämnat = try [logg, sigill].map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
            #expect(!utlämnat.contains("19800101-T"))
        }
    }

    @Test("står i varje form av en fastställd rapport, på varje vy, men inte på ett utkast")
    func former() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            func rapport(_ vy: String, _ form: String) async throws -> String {
                try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3", "--vy", vy, "--format", form).ut
            }
            #expect(try await !rapport("namnd", "text").contains("Sigill"))
            #expect(try await rapport("namnd", "json").contains(#""sigill":null"#))
            _ = try await evb.evb("importera", Exempel.fastställ)
            for vy in ["namnd", "revisor", "fullmaktige", "ivo"] {
                for form in ["text", "html"] {
                    let text = try await rapport(vy, form)
                    #expect(text.contains("Sigill: loggens position 38, ") && text.contains("Sigillets signatur: "), "\(vy) \(form)")
                }
                #expect(try await rapport(vy, "json").contains(#""sigill":{"position":38,"#), "\(vy)")
            }
        }
    }

    @Test("görs med en nyckel i en fil som bara ägaren läser; utan den, eller läsbar för andra, vägrar evb att fastställa och säger var den ska vara")
    func nyckelfilen() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let fil = evb.mapp + "/sigillnyckel"
            let attribut = try FileManager.default.attributesOfItem(atPath: fil)
            #expect(attribut[.posixPermissions] as? Int == 0o600)
            chmod(fil, 0o644)
            let svar = try await evb.evb("importera", Exempel.fastställ)
            #expect(svar.status == 1 && svar.fel == "evb: \(fil) kan läsas av andra. Ge den rättigheten 0600. (sigillnyckel)\n")
        }
    }

    /// The output of a command, in a file.
    private static func fil(_ evb: Provmapp, _ argument: String...) async throws -> String {
        let svar = try await Program.kör(argument, data: evb.mapp)
        try #require(svar.status == 0, "\(svar.fel)")
        let fil = evb.mapp + "/ut-\(UUID().uuidString)"
        try Data(svar.ut.utf8).write(to: URL(fileURLWithPath: fil))
        return fil
    }

    private static func kontrollera(_ argument: [String]) async throws -> Program.Svar {
        let körning = try Körning(program: "/usr/bin/env", ["python3", skript] + argument)
        let status = await körning.slut()
        return try Program.Svar(status: status, ut: körning.ut(), fel: körning.fel())
    }
}
