import Application
import ArgumentParser
import EventStore
import Journal

struct ArkivKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arkiv", abstract: "En nämnds hela logg som en mapp: för kommunarkivet, som bevis, eller för att lämna evb.",
        subcommands: [Exportera.self, Importera.self])

    struct Exportera: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Skriver nämndens hela logg till en mapp, med manifest och kontrollsummor. Hel eller inte alls.",
            discussion: """
                Skrivs först i MAPP.skrivs-…, bredvid. Dödas programmet under tiden blir den mappen kvar: ta bort den, med --oppnad har den \
                personuppgifter i klartext. Med --oppnad eller --med-nycklar antecknas i åtkomstloggen vem som har lämnat ut uppgifterna, om alla \
                personer och beslut i loggen, innan något skrivs.
                """)

        @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
        var namnd: Tenant

        @Option(help: ArgumentHelp("Mappen. Den ska inte finnas, eller vara tom.", valueName: "mapp"))
        var till: String

        @Flag(name: .customLong("med-nycklar"), help: "Ta med personnycklarna, inslagna under huvudnyckeln och oanvändbara utan den.")
        var medNycklar = false

        @Flag(name: .customLong("oppnad"), help: "Ta med allt förseglat i klartext: identitet och fritext. För kommunarkivet.")
        var öppnad = false

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let (namnd, till, medNycklar, öppnad) = (namnd, till, medNycklar, öppnad)
            let läsare = Läsande(kommandorad: Miljö.användare, ändamål: .arkivering)
            let manifest = try await gemensamt.kör { installation in
                try await Arkivexport(installation, program: Programversion.text).exportera(
                    namnd, till: till, medNycklar: medNycklar, öppnad: öppnad, läsare: läsare
                ) { Utdata.framsteg("\($0) händelser skrivna") }
            }
            Utdata.framsteg("")
            let huvud = manifest.huvud
            Utdata.skriv(
                "\(manifest.nämnd): \(huvud.position) händelser skrivna till \(till) (klass \(manifest.klass)). Huvud \(hex(huvud.hash)).")
        }
    }

    struct Importera: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Läser in ett arkiv i ett evb som inte har nämndens logg. Allt eller inget; loggen blir densamma, hash för hash.",
            discussion: """
                Arkivets nycklar läses in om de finns, och bara under samma huvudnyckel. Utan nycklar kan loggen kontrolleras och rapporternas \
                antal läsas, men inga texter, och kommandon som läses in igen känns inte igen på sina rader. Sigillen följer med som de är; de \
                nycklar de gjordes med godtas först när någon har skrivit in dem i sigillnycklar-tidigare.
                """)

        @Argument(help: ArgumentHelp("Arkivet.", valueName: "mapp"))
        var mapp: String

        @Flag(help: "Kontrollera allt, utan att ändra något.")
        var prova = false

        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            let (mapp, prova) = (mapp, prova)
            let svar = try await gemensamt.kör { installation in
                try await Arkivimport(installation).importera(mapp, prova: prova) { Utdata.framsteg($0.text) }
            }
            Utdata.framsteg("")
            let (nämnd, huvud) = (svar.manifest.nämnd, svar.manifest.huvud)
            let utfall = svar.prov ? "skulle läsas in. Prov: inget är ändrat." : "inlästa."
            Utdata.skriv("\(nämnd): \(huvud.position) händelser \(utfall) Huvud \(hex(huvud.hash)).")
            if !svar.medNycklar { Utdata.skriv("Arkivet har inga nycklar: identitet och texter kan inte läsas här.") }
            if let mening = svar.sigillmening { Utdata.skriv(mening) }
            switch svar.rapporterUtanSigill {
            case 0: break
            case 1: Utdata.skriv("1 fastställd rapport i arkivet saknar sigill.")
            default: Utdata.skriv("\(svar.rapporterUtanSigill) fastställda rapporter i arkivet saknar sigill.")
            }
        }
    }
}

extension Arkivimport.Svar {
    /// What is left for a person to do before the log's seals count here; nil when nothing is.
    fileprivate var sigillmening: String? {
        guard !obetroddaSigillnycklar.isEmpty else { return nil }
        return """
            Loggens sigill är gjorda med nycklar som inte är betrodda här. Kontrollera hos den som lämnade arkivet att de är nämndens, och skriv \
            in dem i filen sigillnycklar-tidigare i datamappen. Dessförinnan underkänner evb verifiera sigillen, och loggen förseglas inte.
            \(obetroddaSigillnycklar.map { hex($0) }.joined(separator: "\n"))
            """
    }
}

extension Arkivimport.Steg {
    fileprivate var text: String {
        switch self {
        case .kontrollerar(let del): "kontrollerar \(del.rawValue)"
        case .läser(let del, let antal): "\(del.rawValue): \(antal) rader inlästa"
        case .följer: "läsmodellerna följer"
        }
    }
}
