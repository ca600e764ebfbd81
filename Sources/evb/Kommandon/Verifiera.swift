import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Journal

struct Verifiera: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Räknar om loggens kedja och jämför läsmodellerna med loggen.")

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
        case nil: "\(nämnd): \(händelser) händelser, kedjan är hel och läsmodellerna stämmer. Huvud \(hex(huvud))."
        case .kedja(let position): "\(nämnd): kedjan är bruten vid position \(position). (kedja_bruten)"
        case .kvitto(let position): "\(nämnd): kommandot bakom position \(position) saknar kvitto. (kvitto_saknas)"
        case .oläslig(let position): "\(nämnd): händelsen vid position \(position) kan inte läsas. (olaslig_handelse)"
        case .parkerat(let position, let beslut, let antal):
            "\(nämnd): \(antal) beslut är parkerade, det första är \(beslut) vid position \(position). Uppgradera evb och kör evb projektion prova-om. "
                + "(beslut_parkerat)"
        case .läsmodell(let namn, let beslut):
            "\(nämnd): läsmodellen \(namn) skiljer sig från loggen\(beslut.map { " för beslutet \($0)" } ?? ""). Kör evb projektion bygg-om. (lasmodell_avviker)"
        }
    }
}
