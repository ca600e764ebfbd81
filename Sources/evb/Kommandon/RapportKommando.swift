import Application
public import ArgumentParser
import CanonicalJSON
import EventStore
public import Handlaggning
import Reports

struct RapportKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rapport",
        abstract: "Skriver en omgångs rapport: den fastställda, annars som den är nu.",
        discussion: "Med --brytdatum eller --position beräknas rapporten för den dagen och för det som var känt vid den positionen.")

    @OptionGroup var val: Rapportval

    @Option(help: "Vems rapport: nämndens, IVO:s (med identitet), revisorernas eller fullmäktiges.")
    var vy: Rapportvy = .namnd

    @Option(help: "Hur rapporten skrivs.")
    var format: Utskriftsform = .text

    @Option(
        help: ArgumentHelp("Antal under detta, till exempel 5, lämnas inte ut i --vy fullmaktige. Annars visas alla.", valueName: "antal"))
    var troskel: Statistiktröskel?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Visar vad som blivit känt mellan två positioner, och vilka händelser som gjorde det.", valueName: "position"))
    var jamfor: [Position] = []

    @OptionGroup var gemensamt: Gemensamt

    func validate() throws {
        guard troskel == nil || vy == .fullmaktige else { throw ValidationError("--troskel hör till --vy fullmaktige.") }
        guard jamfor.isEmpty || jamfor.count == 2 else {
            throw ValidationError("--jamfor tar två positioner: den man jämför från och den man jämför med.")
        }
        guard jamfor.isEmpty || (val.position == nil && vy == .namnd && format != .csv) else {
            throw ValidationError("--jamfor skrivs som text, json eller html, och går inte ihop med --position eller --vy.")
        }
    }

    func run() async throws {
        let fråga = val.fråga
        let (vy, format, tröskel, jämför) = (vy, format, troskel ?? .ingen, jamfor)
        let text = try await gemensamt.kör { installation in
            if let från = jämför.first, let till = jämför.last {
                return try Self.jämförelse(try await Jämförelse.läs(fråga, från: från, till: till, installation), format, installation.katalog)
            }
            let läsning = Rapportläsning(installation)
            return switch vy {
            case .namnd: try await läsning.rapport(fråga).utskrift(format, installation.katalog)
            // With identity: for standard output only, never a log or an error.
            case .ivo:
                try await Individrapportläsning(installation).läs(fråga, läsare: Läsande(kommandorad: Miljö.användare, ändamål: .rapportering))
                    .utskrift(format)
            case .revisor: try await läsning.rapport(fråga).revisorsutskrift(format, installation.katalog)
            case .fullmaktige: try await läsning.statistik(fråga, tröskel: tröskel).utskrift(format, installation.katalog)
            }
        }
        Utdata.skriv(text)
    }

    private static func jämförelse(_ jämförelse: Jämförelse, _ format: Utskriftsform, _ katalog: Katalog) throws -> String {
        switch format {
        case .json: try jämförelse.json.text
        case .html: jämförelse.dokument(katalog).html
        case .text, .csv: jämförelse.dokument(katalog).text
        }
    }
}

extension Statistiktröskel: ExpressibleByArgument {
    public init?(argument: String) {
        guard let antal = Int(argument) else { return nil }
        self.init(antal)
    }
}
