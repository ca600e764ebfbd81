import Application
import ArgumentParser

struct ProjektionKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projektion", abstract: "Läsmodellerna.", subcommands: [Lista.self, ByggOm.self, ProvaOm.self])

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
            let byggda = try await gemensamt.kör { installation in
                try await Ombyggnad(installation).byggOm { Utdata.framsteg("\($0) av \($1) händelser lästa") }
            }
            Utdata.framsteg("")
            for (nämnd, position) in byggda {
                Utdata.skriv("\(nämnd): läsmodellerna är byggda till position \(position).")
            }
        }
    }
}
