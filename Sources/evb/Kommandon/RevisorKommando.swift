import Application
import ArgumentParser
import EventStore

struct RevisorKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revisor", abstract: "Revisorernas egen åtkomst till databasens vyer.", subcommands: [Atkomst.self])

    struct Atkomst: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Skriver den SQL som ger en personlig databasinloggning vyerna i schemat revision för en nämnd.",
            discussion: "Inget ändras här: SQL:en läses igenom och körs av databasens superanvändare, till exempel med psql.")

        @Option(help: ArgumentHelp("Revisorns personliga inloggning i PostgreSQL.", valueName: "namn"))
        var inloggning: String

        @Option(help: ArgumentHelp("Nämndens kod.", valueName: "kod"))
        var namnd: Tenant

        @Flag(help: "Ta bort åtkomsten i stället.")
        var aterkalla = false

        @OptionGroup var gemensamt: Gemensamt

        func validate() throws { _ = try åtkomst }

        func run() async throws {
            let åtkomst = try åtkomst
            // A nämnd that never was can still have been written where it should not be.
            guard !aterkalla else { return Utdata.skriv(åtkomst.återkallelse) }
            Utdata.skriv(try await gemensamt.kör { try await åtkomst.prövad($0) }.sql)
        }

        private var åtkomst: Revisorsåtkomst {
            get throws {
                guard let åtkomst = Revisorsåtkomst(inloggning: inloggning, nämnd: namnd) else {
                    throw ValidationError(
                        "--inloggning är små bokstäver a–z, siffror, punkt, bindestreck och understreck, börjar med en bokstav, är högst 63 tecken "
                            + "och inte en av evb:s eller serverns egna roller.")
                }
                return åtkomst
            }
        }
    }
}
