import Application
import ArgumentParser
import CanonicalJSON
import EventStore
import Handlaggning

struct ÅtkomstloggKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "atkomstlogg",
        abstract: "Visar vem som har läst vad om vem, varför, varifrån och när.",
        discussion: """
            Allt visas, det äldsta först. Att åtkomstloggen läses antecknas också i den.
            --verifiera hittar varje rad som är ändrad, utbytt eller borttagen bland dem som finns, och ett huvud som är borta eller inte är \
            radernas. Den hittar inte att de sista raderna är borta när huvudet är ändrat till att passa: slutet skyddas bara av en tidigare \
            kopia. Spara därför numret och hashen på den sista raden (--format jsonl) utanför databasen, och jämför.
            """)

    @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
    var namnd: Tenant

    @Option(help: ArgumentHelp("Bara läsningar som gällde personen.", valueName: "uuid"))
    var person: PersonID?

    @Option(help: ArgumentHelp("Bara den aktörens läsningar.", valueName: "aktör"))
    var aktor: String?

    @Option(help: ArgumentHelp("Från och med den dagen.", valueName: "datum"))
    var fran: Datum?

    @Option(help: ArgumentHelp("Till och med den dagen.", valueName: "datum"))
    var till: Datum?

    @Option(help: "Hur loggen skrivs.")
    var format: Loggform = .text

    @Flag(help: "Kontrollera i stället att raderna är de som antecknades, fram till den sista som finns.")
    var verifiera = false

    @OptionGroup var gemensamt: Gemensamt

    enum Loggform: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    func validate() throws {
        guard !verifiera || (person == nil && aktor == nil && fran == nil && till == nil) else {
            throw ValidationError("--verifiera gäller hela åtkomstloggen, och går inte ihop med --person, --aktor, --fran eller --till.")
        }
        if let fran, let till, fran > till { throw ValidationError("--fran är en senare dag än --till.") }
    }

    func run() async throws {
        let (nämnd, format, verifiera) = (namnd, format, verifiera)
        let villkor = Åtkomstsökning.Villkor(person: person, aktör: aktor, från: fran, till: till)
        let läsare = Läsande(kommandorad: Miljö.användare, ändamål: .logggranskning)
        let fel = try await gemensamt.kör { installation -> Int64? in
            // The program itself is not let in.
            let granskare = Behörighet(subjekt: läsare.aktör, roll: .logggranskare, nämnd: nämnd, enhet: nil)
            let sökning = Åtkomstsökning(installation.läsrum(granskare))
            if verifiera { return try await sökning.pröva(läsare: läsare) }
            try await sökning.sök(villkor, läsare: läsare) { rad in
                switch format {
                case .text: try Utdata.skrivRad(rad.mening)
                case .jsonl: try Utdata.skrivRad(rad.json.text)
                }
            }
            return nil
        }
        guard verifiera else { return }
        guard let fel else { return Utdata.skriv("Åtkomstloggen är hel fram till sin sista rad.") }
        Utdata.skriv("evb: Åtkomstloggen är ändrad: rad \(fel) är inte den som antecknades. (atkomstlogg_avviker)", till: .fel)
        throw ExitCode(1)
    }
}
