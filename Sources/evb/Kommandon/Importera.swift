import Application
import ArgumentParser
import CanonicalJSON
import Handlaggning

struct Importera: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Läser in kommandon ur en fil, ett JSON-objekt per rad, eller ur ett ärendesystems export.",
        discussion: """
            Allt eller inget: en avvisad rad gör att inget importeras, om inte --fortsatt anges. Samma fil en gång till ändrar inget.
            Med --avbildning läses CSV-filer ur ett ärendesystem: avbildningen (JSON) säger vilka filer, kolumner och koder som betyder vad. En \
            export som är längre än den förra lägger till det nya; en rad som säger något annat än när den lästes in avvisas.
            Med --prova görs allt, och ångras: samma utskrift och samma status, men inget är ändrat.
            """)

    @Argument(help: ArgumentHelp("Filen, UTF-8. Med --avbildning mappen med exportens filer, eller filen om den är en.", valueName: "fil.jsonl"))
    var fil: String

    @Option(help: ArgumentHelp("Hur ett ärendesystems export läses.", valueName: "avbildning.json"))
    var avbildning: String?

    @Flag(name: .customLong("fortsatt"), help: "Importera det som godtas och skriv resten till <fil>.avvisade.jsonl, eller .csv.")
    var fortsätt = false

    @Flag(help: "Visa vad importen skulle göra, utan att ändra något.")
    var prova = false

    @Option(help: "Hur resultatet skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (fil, fortsätt, prova) = (fil, fortsätt, prova)
        let avbildning = try avbildning.map { try Avbildning(fil: $0) }
        let resultat = try await gemensamt.kör { installation in
            let importör = Importör(installation, användare: Miljö.användare)
            let framsteg: @Sendable (Int) -> Void = { Utdata.framsteg("\($0) rader lästa") }
            do {
                guard let avbildning else { return try await importör.importera(fil, fortsätt: fortsätt, prova: prova, framsteg: framsteg) }
                return try await importör.importera(avbildning, fil, fortsätt: fortsätt, prova: prova, framsteg: framsteg)
            } catch let fel as Driftfel {
                guard case .filfel = fel else { throw fel }
                throw OgjordImport(orsak: fel)
            }
        }
        Utdata.framsteg("")
        let utskrift = Importutskrift(resultat: resultat, fil: fil, fortsätt: fortsätt, prova: prova, export: avbildning != nil)
        switch format {
        case .json: Utdata.skriv(utskrift.json.text)
        case .text: utskrift.rader.forEach { Utdata.skriv($0) }
        }
        guard resultat.avvisadeAntal > 0 else { return }
        guard let fel = utskrift.fel else { throw ExitCode(2) }
        Utdata.skriv(fel, till: .fel)
        throw ExitCode(1)
    }

    /// A file that could not be read, or written to, on the way: everything is undone.
    struct OgjordImport: Error {
        let orsak: Driftfel
    }
}
