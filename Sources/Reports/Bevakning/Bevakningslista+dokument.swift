import Handlaggning

extension Bevakningslista {
    /// Listan att skriva ut: fristerna under sin nivå, var och en med sina varningar.
    public var dokument: Dokument {
        Dokument(
            titel: titel, undertitel: [läge], metadata: [("position", "\(position)"), ("idag", "\(bevakning.idag)")],
            delar: sammanfattning.map { .stycke($0) } + Bevakningsnivå.allCases.flatMap(delar))
    }

    private func delar(_ nivå: Bevakningsnivå) -> [Dokument.Del] {
        let rader = bevakning.rader.filter { $0.nivå == nivå }
        guard !rader.isEmpty else { return [] }
        return [.rubrik(.ett, "\(nivå.rubrik) (\(rader.count))")] + rader.map { .rad(mening($0), anmärkningar: $0.varningar.map(\.text)) }
    }

    private func mening(_ rad: Bevakningsrad) -> String {
        let dagar = rad.dagarKvar < 0 ? "\(antalDagar(-rad.dagarKvar)) försenad" : "\(antalDagar(rad.dagarKvar)) kvar"
        let rapporteras = rad.ursprung == .dom ? "" : ", rapporteringsbar från \(rapporteringsbarFrån(rad.start))"
        let enhet = rad.enhet.map { ", \($0)" } ?? ""
        return "\(dagar): \(insatsnamn(rad)), \(rad.fristnamn), slutdag \(rad.slutdag)\(rapporteras)\(enhet). Beslut \(rad.frist.beslut)."
    }

    /// En rad per frist, att sortera och filtrera i ett kalkylprogram: koderna att välja på, texterna att läsa.
    public var tabell: Tabell {
        Tabell(
            rubrik: titel,
            kolumner: ["Beslut", "Frist", "Nr", "Beslutsdatum", "Start", "Slutdag", "Rapporteras från"].map { Tabell.Kolumn($0) }
                + [Tabell.Kolumn("Dagar kvar", högerställd: true)]
                + ["Nivå", "Enhet", "Område", "Lagrum", "Insats", "Ursprung", "Planerad", "Koder", "Varningar"].map { Tabell.Kolumn($0) },
            rader: bevakning.rader.map { rad in
                [
                    "\(rad.frist.beslut)", rad.frist.nummer.art.rawValue, "\(rad.frist.nummer.nr)", "\(rad.beslutsdatum)", "\(rad.start)",
                    "\(rad.slutdag)", rad.rapporteras, "\(rad.dagarKvar)", rad.nivå.namn, rad.enhet ?? "", rad.område.rawValue, rad.lagrum,
                    insatsnamn(rad), rad.ursprung.rawValue, rad.planerad?.description ?? "",
                    rad.varningar.map(\.kod).joined(separator: " "), rad.varningar.map(\.text).joined(separator: " "),
                ]
            })
    }
}

extension Bevakningsnivå {
    fileprivate var rubrik: String {
        switch self {
        case .försenad: "Försenade"
        case .inom7: "Slutdag inom 7 dagar"
        case .inom14: "Slutdag inom 14 dagar"
        case .inom30: "Slutdag inom 30 dagar"
        case .iTid: "Mer än 30 dagar kvar"
        }
    }
}
