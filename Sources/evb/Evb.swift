import ArgumentParser
import CMalloc
import Glibc

/// The program: parses the command line, runs one command and ends with its status.
@main
struct Evb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evb",
        abstract: "Ej verkställda beslut: registrering, kvartalsrapport och återrapportering.",
        discussion: """
            Databasen ges i EVB_DATABASE_URL (och nycklarnas i EVB_NYCKEL_URL). Utan dem kör evb ett eget, privat PostgreSQL i mappen --data.
            Status: 0 klart, 1 avvisat eller misslyckat, 2 klart men med avvisade rader, 64 fel använt.
            """,
        version: Programversion.text,
        subcommands: [
            Migrera.self, Importera.self, RapportKommando.self, Rad.self, BevakningKommando.self, KalenderKommando.self, PåminnelserKommando.self,
            JobbKommando.self, Servera.self, ProjektionKommando.self, Verifiera.self, Logg.self, SigillKommando.self, ArkivKommando.self,
            GallringKommando.self, RegisterutdragKommando.self, HuvudnyckelKommando.self, ÅtkomstloggKommando.self, RevisorKommando.self,
            SokregisterKommando.self, UtfardareKommando.self, FelKommando.self,
        ])

    static func main() async {
        // A reader that has gone is an error of the write, not the end of the program: the cluster is still to be left.
        signal(SIGPIPE, SIG_IGN)
        boundHeaps()
        do {
            let kommando = try parseAsRoot()
            guard var arbetande = kommando as? any AsyncParsableCommand else {
                var enkelt = kommando
                try enkelt.run()
                return
            }
            try await arbetande.run()
        } catch {
            avsluta(error)
        }
    }

    /// One heap for each core. The C library makes up to eight, and each keeps what its threads' greatest answer took: a thread for each connection
    /// would then hold a report apiece (measured, a server that has read everything once: 185 MB, so 116).
    ///
    /// Källa: glibc, mallopt(3), M_ARENA_MAX.
    private static func boundHeaps() { mallopt(M_ARENA_MAX, Int32(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }

    /// Ends the process with the error's status, after one line on stderr that says what and where.
    private static func avsluta(_ fel: any Error) -> Never {
        if let fel = fel as? Utdata.Skrivfel, fel.kod == EPIPE { exit(withError: ExitCode(1)) }
        let status = exitCode(for: fel)
        if fel is ExitCode { exit(withError: fel) }
        let hjälp = status == .success
        let användning = status == .validationFailure
        let text = hjälp || användning ? Svenska.hjälptext(fullMessage(for: fel)) : "evb: " + Felmening(fel).rad
        Utdata.skriv(text, till: hjälp ? .standard : .fel)
        exit(withError: hjälp ? ExitCode.success : användning ? ExitCode.validationFailure : ExitCode(1))
    }
}

enum Programversion {
    static let text = "0.1"
}
