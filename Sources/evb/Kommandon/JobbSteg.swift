import Application
import ArgumentParser
import CanonicalJSON
import Jobs

extension JobbKommando {
    struct Lista: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lista", abstract: "Visar jobben: de som väntar, pågår eller är uppgivna, och vad som blev av de senaste.")

        @Option(help: "Hur listan skrivs.")
        var format: Utformat = .text

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let lista = try await gemensamt.kör { try await Jobblista($0) }
            switch format {
            case .json: Utdata.skriv(lista.json.text)
            case .text:
                for slag in lista.slag { for mening in slag.meningar { Utdata.skriv(mening) } }
                for jobb in lista.köade { Utdata.skriv(jobb.mening) }
                for jobb in lista.gjorda { Utdata.skriv(jobb.mening) }
                if lista.köade.isEmpty && lista.gjorda.isEmpty { Utdata.skriv("Inga jobb.") }
            }
        }
    }

    struct Visa: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "visa", abstract: "Visar ett jobb: hur det står till med det, och vilka händelser i loggen det ledde till.")

        @Argument(help: ArgumentHelp("Jobbets nummer, ur listan.", valueName: "nummer"))
        var nummer: Int64

        @Option(help: "Hur det skrivs.")
        var format: Utformat = .text

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let nummer = nummer
            guard let visning = try await gemensamt.kör({ try await Jobbvisning(nummer, $0) }) else { throw Jobbvägran.finnsInte(nummer).utgång() }
            switch format {
            case .json: Utdata.skriv(visning.json.text)
            case .text: for mening in visning.meningar { Utdata.skriv(mening) }
            }
        }
    }

    struct Schema: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema", abstract: "Visar de jobb som återkommer, och när de kommer härnäst.",
            discussion: "Det som har en dag görs så fort den dagen har börjat; en försegling bara om loggen har vuxit.")

        @Option(help: "Hur det skrivs.")
        var format: Utformat = .text

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let scheman = try await gemensamt.kör { try await Jobbschema.alla($0) }
            switch format {
            case .json: Utdata.skriv(JSON.array(scheman.map(\.json)).text)
            case .text:
                for schema in scheman { Utdata.skriv(schema.mening) }
            }
        }
    }
}

/// Why a job or a kind of job could not be steered.
enum Jobbvägran {
    case finnsInte(Int64)
    case ejUppgivet(Int64)
    case ejIKön(Int64)
    case okäntSlag(String, kända: [String])

    /// Says why, and gives the status to end with.
    func utgång() -> ExitCode {
        let text =
            switch self {
            case .finnsInte(let nummer): "Det finns inget jobb \(nummer), eller så är det glömt sedan länge. (jobb_finns_inte)"
            case .ejUppgivet(let nummer): "Jobbet \(nummer) är inte uppgivet, eller står redan i kön på nytt. (jobb_ej_uppgivet)"
            case .ejIKön(let nummer): "Jobbet \(nummer) står inte i kön: det är redan klart, eller har aldrig funnits. (jobb_ej_i_kon)"
            case .okäntSlag(let slag, let kända):
                "Det finns inget slags jobb som heter \(slag). De som finns är \(kända.joined(separator: ", ")). (okant_jobbslag)"
            }
        Utdata.skriv("evb: \(text)", till: .fel)
        return ExitCode(1)
    }
}
