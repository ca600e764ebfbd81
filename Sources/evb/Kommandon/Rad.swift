import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning
import Reports

struct Rad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Förklarar varför ett besluts frister står, eller inte står, i en omgångs rapport.",
        discussion: "Reglerna i tur och ordning med paragraf och lydelse, det de vilar på, uträkningen och händelserna bakom. Utan namn och texter.")

    @OptionGroup var val: Rapportval

    @Option(help: ArgumentHelp("Beslutets id.", valueName: "uuid"))
    var beslut: BeslutID

    @Option(help: "Hur förklaringen skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (fråga, beslut, format) = (val.fråga, beslut, format)
        let text = try await gemensamt.kör { installation in
            let svar = try await Radläsning(installation).redogörelse(fråga, beslut)
            return switch format {
            case .json: try svar.json(installation.katalog).text
            case .text: svar.dokument(installation.katalog).text
            }
        }
        Utdata.skriv(text)
    }
}
