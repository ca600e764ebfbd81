import ArgumentParser
import CanonicalJSON

struct FelKommando: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fel", abstract: "Säger vad en kod i ett felmeddelande betyder och vad som är att göra; alla, om ingen anges.",
        discussion:
            "Koden står inom parentes sist i ett meddelande, i ett svars fält kod, och hos ett jobb som misslyckats. Påminnelsernas slag finns också. Ingen databas behövs.\n\n"
            + "Har ett jobb en kod som inte finns här är den felets namn i programmet; programmets logg säger mer.")

    @Argument(help: ArgumentHelp("Koderna, till exempel okant_beslut.", valueName: "kod"))
    var koder: [String] = []

    @Option(help: "Hur svaret skrivs.")
    var format: Utformat = .text

    /// Every command takes --data; this one needs no database.
    @OptionGroup var gemensamt: Gemensamt

    func run() throws {
        let grupper = koder.isEmpty ? Felgrupp.alla : try Felgrupp.med(koder)
        switch format {
        case .json: Utdata.skriv(JSON.array(grupper.flatMap(\.json)).text)
        case .text: Utdata.skriv(grupper.map(\.text).joined(separator: "\n\n\n"))
        }
    }
}
