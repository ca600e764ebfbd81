import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning
import Reports

struct RapportKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapport",
        abstract: "Skriver en omgångs rapport: den fastställda, annars som den är nu.",
        discussion: "Med --brytdatum eller --position beräknas rapporten för den dagen och för det som var känt vid den positionen.")

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Omgångens period, till exempel 2023K3.", valueName: "period"))
    var period: Kvartal

    @Option(help: ArgumentHelp("Dagen vars läge visas.", valueName: "datum"))
    var brytdatum: Datum?

    @Option(help: ArgumentHelp("Som det var känt när loggen hade denna längd.", valueName: "position"))
    var position: Position?

    @Option(help: "Vems rapport.")
    var vy: Vy = .namnd

    @Option(help: "Hur rapporten skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    enum Vy: String, ExpressibleByArgument, CaseIterable {
        case namnd, ivo
    }

    func run() async throws {
        let fråga = Rapportfråga(nämnd: namnd, period: period, brytdatum: brytdatum, position: position)
        let (vy, format) = (vy, format)
        let text = try await gemensamt.kör { installation in
            if vy == .ivo {
                let ivo = try await Self.ivo(fråga, installation)
                return format == .json ? ivo.json.text : ivo.text
            }
            let svar = try await Rapportläsning(installation).rapport(fråga)
            return switch format {
            case .json: svar.json.text
            case .text: Sammanställning(svar.rapport, svar.huvud, katalog: installation.katalog).text
            }
        }
        Utdata.skriv(text)
    }
}
