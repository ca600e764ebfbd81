import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning
import Reports

struct GallringKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallring",
        abstract: "Visar vems uppgifter som ska gallras, med dag, paragraf och undantag. Utan namn.",
        discussion: """
            Med --person visas vad en gallring skulle förstöra, och om den får göras; inget ändras. En person föreslår den med ForeslaGallring, \
            en annan godkänner den med GodkannGallring.
            """)

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Personens id: prova en gallring utan att göra den.", valueName: "uuid"))
    var person: PersonID?

    @Option(help: ArgumentHelp("Dagen som gallringen prövas på.", valueName: "datum"))
    var idag: Datum?

    @Option(help: "Hur svaret skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (namnd, person, idag, format) = (namnd, person, idag, format)
        let text = try await gemensamt.kör { installation in
            let läsning = Gallringsläsning(installation)
            if let person {
                let prov = try await läsning.prov(namnd, person, idag: idag)
                return format == .json ? prov.json.text : prov.text
            }
            let lista = try await läsning.lista(namnd, idag: idag)
            return format == .json ? lista.json.text : lista.text
        }
        Utdata.skriv(text)
    }
}
