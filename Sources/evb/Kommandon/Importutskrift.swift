import Application
import CanonicalJSON
import Handlaggning

/// What an import did, or a trial of one would have done, as it is printed.
struct Importutskrift {
    let resultat: Importresultat
    let fil: String
    let fortsätt: Bool
    let prova: Bool
    /// Of a case system's export, whose rows and commands are not the same number.
    let export: Bool

    /// The one line on standard error; nil when what was accepted was imported, or would be.
    var fel: String? {
        guard !fortsätt, let första = resultat.avvisade.first else { return nil }
        return "evb: \(första.fil == nil ? "\(fil), " : "")\(mening(första)) " + (prova ? "Inget skulle importeras." : "Inget av filen importerades.")
    }

    var rader: [String] {
        var rader = resultat.avvisade.dropFirst(fel == nil ? 0 : 1).map(mening)
        let antal = [
            "Lästa rader: \(resultat.lästa).", export ? "Bortsedda rader: \(resultat.bortsedda)." : nil,
            "\(export ? "Nya kommandon" : "Nya"): \(resultat.nya).", "Redan kända: \(resultat.redanKända).", "Avvisade: \(resultat.avvisadeAntal).",
            resultat.ändrade > 0 ? "Därav ändrade i källan: \(resultat.ändrade)." : nil,
            resultat.likadana > 0
                ? "\(export ? "Upprepade rader" : "Likadana som en tidigare rad, och räknade var för sig"): \(resultat.likadana)." : nil,
        ]
        rader.append(antal.compactMap(\.self).joined(separator: " "))
        if prova { rader.append("Prov: inget är ändrat.") }
        if resultat.genomförd && resultat.avvisadeAntal > 0 {
            rader.append("De avvisade raderna finns i " + (export ? "<fil>.avvisade.csv bredvid exportens filer." : "\(fil).avvisade.jsonl."))
        }
        return rader
    }

    var json: JSON {
        [
            "lasta": .int(resultat.lästa), "nya": .int(resultat.nya), "redan_kanda": .int(resultat.redanKända), "likadana": .int(resultat.likadana),
            "bortsedda": .int(resultat.bortsedda), "andrade": .int(resultat.ändrade), "prov": .bool(prova),
            "avvisadeAntal": .int(resultat.avvisadeAntal),
            "avvisade": .array(
                resultat.avvisade.map {
                    [
                        "fil": .optional($0.fil), "rad": .int($0.rad), "kommando": .optional($0.kommando), "kod": .string($0.avvisning.kod.rawValue),
                        "text": .string($0.avvisning.text), "falt": .optional($0.avvisning.fält), "lagrum": .optional($0.avvisning.lagrum),
                    ]
                }),
        ]
    }

    private func mening(_ avvisad: Importresultat.Avvisad) -> String {
        let plats = [avvisad.fil, "rad \(avvisad.rad)", avvisad.kommando, avvisad.avvisning.fält.map { "fältet \($0)" }].compactMap(\.self)
        return "\(plats.joined(separator: ", ")): \(Felmening.avvisning(avvisad.avvisning))"
    }
}
