import Application
import ArgumentParser

struct ProjektionKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projektion", abstract: "Läsmodellerna.", subcommands: [ByggOm.self])

    struct ByggOm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "bygg-om", abstract: "Bygger läsmodellerna på nytt ur loggen, medan läsare läser vidare.")

        @Argument(help: ArgumentHelp("Läsmodellens namn; alla om det utelämnas.", valueName: "namn"))
        var namn: String?

        @OptionGroup var gemensamt: Gemensamt

        func validate() throws {
            if let namn, !Ombyggnad.namn.contains(namn) {
                throw ValidationError("Läsmodellen \(namn) finns inte. Det finns: \(Ombyggnad.namn.joined(separator: ", ")).")
            }
        }

        func run() async throws {
            for (nämnd, position) in try await gemensamt.kör({ try await Ombyggnad($0).byggOm() }) {
                Utdata.skriv("\(nämnd): läsmodellerna är byggda till position \(position).")
            }
        }
    }
}
