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
    var vy: Vy = .namnd

    @Option(help: "Hur rapporten skrivs.")
    var format: Dokumentformat = .text

    @Option(
        help: ArgumentHelp("Antal under detta, till exempel 5, lämnas inte ut i --vy fullmaktige. Annars visas alla.", valueName: "antal"))
    var troskel: Statistiktröskel?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Visar vad som blivit känt mellan två positioner, och vilka händelser som gjorde det.", valueName: "position"))
    var jamfor: [Position] = []

    @OptionGroup var gemensamt: Gemensamt

    enum Vy: String, ExpressibleByArgument, CaseIterable {
        case namnd, ivo, revisor, fullmaktige
    }

    func validate() throws {
        guard troskel == nil || vy == .fullmaktige else { throw ValidationError("--troskel hör till --vy fullmaktige.") }
        guard jamfor.isEmpty || jamfor.count == 2 else { throw ValidationError("--jamfor tar två positioner: den man jämför från och den man jämför med.") }
        guard jamfor.isEmpty || (val.position == nil && vy == .namnd && [.text, .json, .html].contains(format)) else {
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
            case .namnd: Self.nämnd(try await läsning.rapport(fråga), format, installation.katalog)
            case .ivo:
                Self.ivo(
                    try await Individrapportläsning(installation).läs(
                        fråga, läsare: Läsande(kommandorad: Miljö.användare, ändamål: .rapportering)), format)
            case .revisor: Self.revisor(try await läsning.rapport(fråga), format, installation.katalog)
            case .fullmaktige: Self.fullmäktige(try await läsning.statistik(fråga, tröskel: tröskel), format, installation.katalog)
            }
        }
        Utdata.skriv(text)
    }

    private static func nämnd(_ svar: Rapportsvar, _ format: Dokumentformat, _ katalog: Katalog) -> String {
        let sammanställning = Sammanställning(svar.rapport, svar.huvud, svar.sammanhang, katalog: katalog)
        return switch format {
        case .text: sammanställning.text
        case .html: sammanställning.html
        case .csv: sammanställning.radtabell(sända: svar.sända).csv
        case .json: svar.json.text
        }
    }

    /// With identity: for standard output only, never a log or an error.
    private static func ivo(_ svar: Individrapporter, _ format: Dokumentformat) -> String {
        switch format {
        case .text: svar.text
        case .html: svar.html
        case .csv: svar.csv
        case .json: svar.json.text
        }
    }

    private static func jämförelse(_ jämförelse: Jämförelse, _ format: Dokumentformat, _ katalog: Katalog) throws -> String {
        switch format {
        case .json: try jämförelse.json.text
        case .html: jämförelse.dokument(katalog).html
        case .text, .csv: jämförelse.dokument(katalog).text
        }
    }

    private static func revisor(_ svar: Rapportsvar, _ format: Dokumentformat, _ katalog: Katalog) -> String {
        let rapport = Revisorsrapport(svar.rapport, svar.huvud, svar.sammanhang, katalog: katalog)
        return switch format {
        case .text: rapport.dokument.text
        case .html: rapport.dokument.html
        case .csv: rapport.tabell.csv
        case .json: svar.json(rapport).text
        }
    }

    private static func fullmäktige(_ svar: Statistiksvar, _ format: Dokumentformat, _ katalog: Katalog) -> String {
        let dokument = Statistikdokument(svar.statistik, svar.huvud, katalog: katalog).dokument
        return switch format {
        case .text: dokument.text
        case .html: dokument.html
        case .csv: svar.statistik.tabell.csv
        case .json: svar.json.text
        }
    }
}

extension Statistiktröskel: ExpressibleByArgument {
    public init?(argument: String) {
        guard let antal = Int(argument) else { return nil }
        self.init(antal)
    }
}
