import Application
import ArgumentParser
import EventStore

struct SokregisterKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sokregister", abstract: "Det som beslut hittas på: nycklade hashar av namn, personnummer och ärendenummer.",
        subcommands: [ByggOm.self])

    struct ByggOm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "bygg-om", abstract: "Gör sökregistret på nytt ur loggen. Den som är gallrad kommer inte med.")

        @Option(help: ArgumentHelp("Nämndens kod; alla nämnder om den utelämnas.", valueName: "kod"))
        var namnd: Tenant?

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let namnd = namnd
            for (nämnd, poster) in try await gemensamt.kör({ try await $0.byggOmSökregister(namnd) }) { Utdata.skriv("\(nämnd): \(poster) poster.") }
        }
    }
}
