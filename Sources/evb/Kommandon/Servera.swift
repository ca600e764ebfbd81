import Application
import ArgumentParser
import CanonicalJSON
import CoreMetrics
import Glibc
import HTTP
import Handlaggning
import Logging
import ServiceLifecycle

struct Servera: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Svarar över HTTP, och kör jobben.",
        discussion: """
            Den som anropar visar en bärartoken från EVB_OIDC_ISSUER. Utanför den egna datorn lyssnar evb bara bakom en proxy som avslutar TLS, och \
            det ska sägas med --bakom-proxy. SIGTERM: inga nya anrop tas emot, de påbörjade besvaras, jobben får bli klara.
            """)

    @Option(help: ArgumentHelp("Adressen att lyssna på.", valueName: "adress"))
    var adress = "127.0.0.1"

    @Option(help: ArgumentHelp("Porten; 0 för vilken som helst som är ledig.", valueName: "port"))
    var port = 8080

    @Flag(name: .customLong("bakom-proxy"), help: "En proxy som avslutar TLS står framför, och bara den når porten.")
    var bakomProxy = false

    @Flag(name: .customLong("utan-jobb"), help: "Kör inga jobb här.")
    var utanJobb = false

    @Option(help: ArgumentHelp("Anrop per sekund och användare.", valueName: "antal"))
    var takt = Takt.Gräns.vanlig.perSekund

    @Option(help: ArgumentHelp("Datumet att planera jobben från; annars dagens.", valueName: "datum"))
    var nu: Datum?

    @OptionGroup var gemensamt: Gemensamt

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port är 0–65535.") }
        guard takt > 0, takt.isFinite else { throw ValidationError("--takt är större än 0.") }
    }

    func run() async throws {
        let inställningar = try Serverinställningar(
            adress: adress, port: port, bakomProxy: bakomProxy, takt: Takt.Gräns(perSekund: takt, högst: max(1, takt * 4)))
        let rader = Radskrivare(STDOUT_FILENO)
        let logger = Logger(label: "evb") { JSONlogg($0, rader) }
        let identitetsinställningar = try Identitetsinställningar(miljö: try await Konfiguration.läs(Miljö.alla))
        let identitet = OIDCPrövning(identitetsinställningar, logger: logger)
        let mätvärden = Mätvärden()
        MetricsSystem.bootstrap(mätvärden)
        Filbeskrivare.höjGränsen()
        let (nu, utanJobb) = (nu, utanJobb)
        defer { rader.töm() }
        try await gemensamt.körTillSlut(logger: logger) { installation in
            try identitetsinställningar.pröva(för: installation.miljö)
            let server = Webbserver(
                installation, inställningar, identitet: identitet, mätvärden: mätvärden, rader: rader, logger: logger
            ) { adress, port in
                rader.skriv(["niva": "info", "kalla": "evb", "text": .string("evb lyssnar på http://\(adress):\(port)"), "port": .int(port)])
            }
            let jobb = utanJobb ? [] : try await Jobbkörare(installation, nu: nu, namn: "evb-\(getpid())").tjänster()
            try await Servergrupp.kör(server, jobb, inställningar.gränser, logger: logger)
        }
    }
}
