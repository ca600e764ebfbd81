import Application
import ArgumentParser
import CanonicalJSON
import Handlaggning

struct Importera: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Läser in kommandon ur en fil, ett JSON-objekt per rad.",
        discussion: "Allt eller inget: en avvisad rad gör att inget importeras, om inte --fortsatt anges. Samma fil en gång till ändrar inget.")

    @Argument(help: ArgumentHelp("Filen, UTF-8.", valueName: "fil.jsonl"))
    var fil: String

    @Flag(name: .customLong("fortsatt"), help: "Importera det som godtas och skriv resten till <fil.jsonl>.avvisade.jsonl.")
    var fortsätt = false

    @Option(help: "Hur resultatet skrivs.")
    var format: Utformat = .text

    @OptionGroup var gemensamt: Gemensamt

    func run() async throws {
        let (fil, fortsätt) = (fil, fortsätt)
        let resultat = try await gemensamt.kör { installation in
            try await Importör(installation, användare: Miljö.användare).importera(fil, fortsätt: fortsätt) { antal in
                Utdata.framsteg("\(antal) rader lästa")
            }
        }
        Utdata.framsteg("")
        switch format {
        case .json: Utdata.skriv(resultat.json.text)
        case .text: skriv(resultat)
        }
        guard let första = resultat.avvisade.first else { return }
        if resultat.genomförd { throw ExitCode(2) }
        Utdata.skriv("evb: \(fil), \(första.mening) Inget av filen importerades.", till: .fel)
        throw ExitCode(1)
    }

    private func skriv(_ resultat: Importresultat) {
        for avvisad in resultat.avvisade.dropFirst(resultat.genomförd ? 0 : 1) { Utdata.skriv(avvisad.mening) }
        Utdata.skriv(
            "Lästa rader: \(resultat.lästa). Nya: \(resultat.nya). Redan kända: \(resultat.redanKända). Avvisade: \(resultat.avvisadeAntal)."
                + (resultat.likadana > 0 ? " Likadana som en tidigare rad, och räknade var för sig: \(resultat.likadana)." : ""))
        if resultat.genomförd && resultat.avvisadeAntal > 0 { Utdata.skriv("De avvisade raderna finns i \(fil).avvisade.jsonl.") }
    }
}

extension Importresultat.Avvisad {
    fileprivate var mening: String {
        let fält = avvisning.fält.map { ", fältet \($0)" } ?? ""
        return "rad \(rad)\(fält): \(Felmening.avvisning(avvisning))"
    }
}

extension Importresultat {
    fileprivate var json: JSON {
        [
            "lasta": .int(lästa), "nya": .int(nya), "redan_kanda": .int(redanKända), "likadana": .int(likadana),
            "avvisadeAntal": .int(avvisadeAntal),
            "avvisade": .array(
                avvisade.map {
                    [
                        "rad": .int($0.rad), "kod": .string($0.avvisning.kod.rawValue), "text": .string($0.avvisning.text),
                        "falt": .optional($0.avvisning.fält), "lagrum": .optional($0.avvisning.lagrum),
                    ]
                }),
        ]
    }
}
