import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning
import Reports

struct PåminnelserKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paminnelser",
        abstract: "Visar det som behöver göras, det mest brådskande först. Utan identitet.",
        discussion: "Räknas ut när det visas. Dagen då ett jobb först såg en påminnelse står i --format json och csv.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @Option(help: ArgumentHelp("Nämndens kod; annars alla nämnder.", valueName: "kod"))
    var namnd: Tenant?

    @Option(help: ArgumentHelp("Dagen som påminnelserna gäller.", valueName: "datum"))
    var idag: Datum?

    @Option(help: "Hur listan skrivs.")
    var format: Format = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (namnd, idag) = (namnd, idag)
        let lista = try await gemensamt.kör { try await Påminnelseläsning($0).lista(namnd, idag: idag) }
        switch format {
        case .text: Utdata.skriv(lista.text)
        case .json: Utdata.skriv(lista.json.text)
        case .csv: Utdata.skriv(lista.tabell.csv)
        }
    }
}
