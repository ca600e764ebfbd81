import Application
import ArgumentParser
import EventStore
import Glibc
import Handlaggning
import Jobs

struct JobbKommando: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobb",
        abstract: "Kör jobben: öppnar omgångar, beräknar rapporter, påminner, förseglar loggen, prövar läsmodellerna och städar.",
        discussion: "Ett jobb avgör aldrig något åt en människa: det föreslår, räknar och påminner. evb jobb schema visar vilka som återkommer.\n\n"
            + "Arbetar till det avslutas med Ctrl-C eller SIGTERM, eller med --tills-tomt tills inget mer är förfallet.",
        subcommands: [Lista.self, Visa.self, KörOm.self, Avbryt.self, Pausa.self, Återuppta.self, Begränsa.self, Schema.self])

    @Flag(name: .customLong("tills-tomt"), help: "Sluta när inget mer är förfallet.")
    var tillsTomt = false

    @Option(help: ArgumentHelp("Datumet att planera från; annars dagens. I produktion aldrig ett som inte har kommit.", valueName: "datum"))
    var nu: Datum?

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let nu = nu
        guard tillsTomt else {
            return try await gemensamt.körTillSlut { try await Jobbkörare($0, nu: nu, namn: "evb-\(getpid())").kör() }
        }
        let (utfall, avvikande, uppgivna) = try await gemensamt.kör { installation in
            let utfall = try await Jobbkörare(installation, nu: nu, namn: "evb-\(getpid())").tillsTomt()
            return (utfall, try await Läsmodellista(installation).avvikande, try await Jobbkörare.uppgivna(installation))
        }
        Utdata.skriv("Jobb klara: \(utfall.done). Att göra om: \(utfall.retried). Uppgivna: \(utfall.dead).")
        guard utfall.retried + utfall.dead == 0 else {
            Utdata.skriv("evb: \(utfall.retried + utfall.dead) jobb misslyckades. (jobb_misslyckades)", till: .fel)
            throw ExitCode(1)
        }
        guard uppgivna.isEmpty else {
            Utdata.skriv(
                "evb: Jobb som har getts upp är inte gjorda: \(uppgivna.joined(separator: ", ")). Kör evb jobb lista, och kor-om när orsaken är "
                    + "borta. (jobb_uppgivna)", till: .fel)
            throw ExitCode(1)
        }
        guard avvikande.isEmpty else {
            let nämnder = avvikande.map(\.nämnd.rawValue).joined(separator: ", ")
            Utdata.skriv(
                "evb: Läsmodellen skiljer sig från loggen i \(nämnder). Kör evb projektion lista och bygg-om. (lasmodell_avviker)", till: .fel)
            throw ExitCode(1)
        }
    }
}
