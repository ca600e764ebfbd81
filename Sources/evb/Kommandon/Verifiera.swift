import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Journal

struct Verifiera: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Räknar om loggens kedja, prövar sigillen och jämför läsmodellerna med loggen.")

    @Option(help: ArgumentHelp("Nämndens kod; alla nämnder om den utelämnas.", valueName: "kod"))
    var namnd: Tenant?

    @Option(help: "Hur svaret skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let namnd = namnd
        let svar = try await gemensamt.kör { installation in
            try await Verifiering(installation).verifiera(namnd) { Utdata.framsteg("\($0) händelser kontrollerade") }
        }
        Utdata.framsteg("")
        switch format {
        case .json: Utdata.skriv(Verifiering.json(svar).text)
        case .text: for ett in svar { Utdata.skriv(ett.mening) }
        }
        guard let fel = svar.first(where: { $0.fel != nil }) else { return }
        Utdata.skriv("evb: \(fel.mening)", till: .fel)
        throw ExitCode(1)
    }
}

extension Verifiering.Svar {
    fileprivate var mening: String {
        switch fel {
        case nil: "\(nämnd): \(händelser) händelser, kedjan är hel, \(sigill) sigill och läsmodellerna stämmer. Huvud \(hex(huvud))."
        case .kedja(let position): "\(nämnd): kedjan är bruten vid position \(position). (kedja_bruten)"
        case .kvitto(let position): "\(nämnd): kommandot bakom position \(position) saknar kvitto. (kvitto_saknas)"
        case .oläslig(let position): "\(nämnd): händelsen vid position \(position) kan inte läsas. (olaslig_handelse)"
        case .sigillFörfalskat(let position, okändNyckel: true):
            "\(nämnd): sigillet på position \(position) är gjort med en nyckel som ingen litar på. Är den en tidigare nyckel, skriv den i "
                + "sigillnycklar-tidigare. (sigill_forfalskat)"
        case .sigillFörfalskat(let position, okändNyckel: false):
            "\(nämnd): sigillet på position \(position) är inte nyckelns: det är förfalskat eller flyttat. (sigill_forfalskat)"
        case .sigillAvviker(let position):
            "\(nämnd): loggen är inte den som förseglades på position \(position): den är omskriven. (sigill_avviker)"
        case .kortareÄnSigillet(let position):
            "\(nämnd): loggen slutar före position \(position), som är förseglad: dess sista händelser är borta. (loggen_kortare_an_sigillet)"
        case .sigillSaknas(let position):
            "\(nämnd): den fastställda rapporten på position \(position) saknar sigill: det har tagits bort. (sigill_saknas)"
        case .läsmodell(let namn, let beslut):
            "\(nämnd): läsmodellen \(namn) skiljer sig från loggen\(beslut.map { " för beslutet \($0)" } ?? ""). Kör evb projektion bygg-om. (lasmodell_avviker)"
        }
    }
}
