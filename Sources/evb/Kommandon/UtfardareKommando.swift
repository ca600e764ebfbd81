import Application
import ArgumentParser
import HTTP
import ServiceLifecycle
import UnixSignals

struct UtfardareKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "utfardare", abstract: "En egen inloggningstjänst för demonstration och prov, som bara den här datorn når.",
        discussion: """
            Den ger vem som helst vilken roll som helst, och vägrar därför om databasen inte är till för demonstration. Nycklarna görs när den startar \
            och sparas ingenstans. Starta evb servera med EVB_OIDC_ISSUER satt till adressen som skrivs ut, och EVB_OIDC_AUDIENCE till evb.
            """,
        subcommands: [Servera.self, Token.self], defaultSubcommand: Servera.self)

    static let port = 8089
}

extension UtfardareKommando {
    struct Servera: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Utfärdar tokens tills den avbryts.")

        @Option(help: ArgumentHelp("Porten att lyssna på; 0 för en ledig.", valueName: "nr"))
        var port = UtfardareKommando.port

        @OptionGroup var gemensamt: Gemensamt

        func validate() throws {
            guard (0...65_535).contains(port) else { throw ValidationError("--port är 0–65535.") }
        }

        func run() async throws {
            let port = port
            try await gemensamt.körTillSlut { installation in
                try Utfärdarfel.kräverDemo(installation.miljö)
                let utfärdare = try Utfärdare(port: port, logger: Gemensamt.logger) { namn in Utdata.skriv("Utfärdaren finns på \(namn)") }
                let grupp = ServiceGroup(
                    configuration: ServiceGroupConfiguration(
                        services: [.init(service: utfärdare)], gracefulShutdownSignals: [.sigterm, .sigint], logger: Gemensamt.logger))
                try await grupp.run()
            }
        }
    }

    struct Token: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hämtar en token av utfärdaren och skriver den på en rad.",
            discussion:
                "Uppdrag skrivs NÄMND/roll, eller NÄMND/roll/ENHET för den som når en enhet: SN/handlaggare/E1, SN/revisor. Ange flera med flera --uppdrag."
        )

        @Option(help: ArgumentHelp("Vem den är för.", valueName: "namn"))
        var subjekt: String

        @Option(help: ArgumentHelp("Vad den får.", valueName: "uppdrag"))
        var uppdrag: [String] = []

        @Option(help: ArgumentHelp("Programmets ägare, för ett servicekonto.", valueName: "namn"))
        var agare: String?

        @Option(help: ArgumentHelp("Hur länge den gäller.", valueName: "sekunder"))
        var livstid = 3_600

        @Flag(help: "Utan flera faktorer: evb ska neka den.")
        var utanMfa = false

        @Option(help: ArgumentHelp("Utfärdarens port.", valueName: "nr"))
        var port = UtfardareKommando.port

        /// Every command takes --data; this one needs no database.
        @OptionGroup var gemensamt: Gemensamt

        func run() async throws {
            Utdata.skriv(
                try await Tokenbegäran(subjekt: subjekt, uppdrag: uppdrag, livstid: livstid, ägare: agare, mfa: !utanMfa).hämta(port: port))
        }
    }
}
