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

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Omgångens period, till exempel 2023K3.", valueName: "period"))
    var period: Kvartal

    @Option(help: ArgumentHelp("Beslutets id.", valueName: "uuid"))
    var beslut: BeslutID

    @Option(help: ArgumentHelp("Dagen vars läge visas.", valueName: "datum"))
    var brytdatum: Datum?

    @Option(help: ArgumentHelp("Som det var känt när loggen hade denna längd.", valueName: "position"))
    var position: Position?

    @Option(help: "Hur förklaringen skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let fråga = Rapportfråga(nämnd: namnd, period: period, brytdatum: brytdatum, position: position)
        let (beslut, format) = (beslut, format)
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
