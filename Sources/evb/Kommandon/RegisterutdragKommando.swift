import Application
import ArgumentParser
import EventStore
import Handlaggning

struct RegisterutdragKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registerutdrag",
        abstract: "Skriver allt som finns om en person till en fil, öppnat, som JSON.",
        discussion: "Filen får bara läsas av den som kör kommandot, och skrivs aldrig över. Inget av innehållet visas här.")

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Personens id.", valueName: "uuid"))
    var person: PersonID

    @Option(help: ArgumentHelp("Filen som skrivs; den får inte finnas.", valueName: "fil"))
    var till: String

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (namnd, person, till) = (namnd, person, till)
        let läsare = Läsande(kommandorad: Miljö.användare, ändamål: .registerutdrag)
        let antal = try await gemensamt.kör { try await Registerutdrag($0).skriv(namnd, person, till: till, läsare: läsare) }
        Utdata.skriv("\(antal) händelser skrivna till \(till).")
    }
}
