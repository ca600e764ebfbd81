import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning
import Reports

struct KalenderKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kalender",
        abstract: "Visar nämndens år: omgångar med steg, IVO:s fönster, sammanträden och fristernas dagar. Utan identitet.",
        discussion: "Med --format ical skrivs året att läsa in i ett kalenderprogram. Sammanträdena skrivs i sammantraden.json bland katalogerna.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ical
    }

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Året; annars det pågående.", valueName: "år"))
    var ar: Int?

    @Option(help: ArgumentHelp("Dagen som stegen räknas från.", valueName: "datum"))
    var idag: Datum?

    @Option(help: "Hur kalendern skrivs.")
    var format: Format = .text

    @OptionGroup var gemensamt: Gemensamt

    func validate() throws {
        guard ar.map({ (1900...2199).contains($0) }) ?? true else { throw ValidationError("--ar är ett år mellan 1900 och 2199.") }
    }

    func run() async throws {
        let (namnd, ar, idag) = (namnd, ar, idag)
        let blad = try await gemensamt.kör { try await Kalenderläsning($0).kalender(namnd, år: ar, idag: idag) }
        switch format {
        case .text: Utdata.skriv(blad.text)
        case .json: Utdata.skriv(blad.json.text)
        case .ical: Utdata.skriv(blad.ical)
        }
    }
}
