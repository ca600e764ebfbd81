import Application
import ArgumentParser
import CanonicalJSON
import EventStore

struct Logg: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Skriver nämndens logg, en händelse per rad, med allt som behövs för att kontrollera kedjan utan evb.")

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: "Hur loggen skrivs.")
    var format: Loggformat = .jsonl

    @OptionGroup var gemensamt: Gemensamt

    enum Loggformat: String, ExpressibleByArgument, CaseIterable {
        case jsonl
    }

    func run() async throws {
        let namnd = namnd
        try await gemensamt.kör { installation in
            try await Loggutskrift(installation).skriv(namnd) { try Utdata.skrivRad($0.text) }
        }
    }
}
