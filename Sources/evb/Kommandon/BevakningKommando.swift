import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning
import Reports

struct BevakningKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bevakning",
        abstract: "Visar de öppna fristerna, minst antal dagar kvar först, med det som behöver göras.",
        discussion: "Visar det som är öppet nu. Med --idag räknas dagarna från en annan dag, till exempel nästa måndag.")

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Dagen som dagarna räknas från.", valueName: "datum"))
    var idag: Datum?

    @Option(help: "Hur listan skrivs.")
    var format: Utskriftsform = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (namnd, idag) = (namnd, idag)
        let lista = try await gemensamt.kör { try await Bevakningsläsning($0).lista(namnd, idag: idag) }
        Utdata.skriv(lista.utskrift(format))
    }
}
