public import Handlaggning

/// Nämndens år att läsa, att lägga in i en kalender eller att räkna vidare på. Innehåller ingen identitet: dagarna är räknade, inte namngivna.
public struct Kalenderblad: Hashable, Sendable {
    public let kalender: Årskalender
    public let nämnd: Nämndsuppgifter
    /// Hur långt loggen var känd.
    public let position: Int64
    /// När bladet skrevs: `2024-01-02T10:20:30.123456Z`. Fönster och sammanträden står i kataloger, som ändras utan att loggen gör det.
    public let tid: String

    public init(_ kalender: Årskalender, _ nämnd: Nämndsuppgifter, position: Int64, tid: String) {
        self.kalender = kalender
        self.nämnd = nämnd
        self.position = position
        self.tid = tid
    }

    public var text: String { dokument.text }
}

extension Kalenderblad {
    public var dokument: Dokument {
        Dokument(
            titel: "Kalender \(kalender.år), \(kalender.nämnd)",
            undertitel: ["Räknat från \(kalender.idag), så som det var känt vid position \(position) i loggen."],
            delar: anmärkningar.map { .anmärkning($0) } + kalender.omgångar.flatMap(delar) + sammanträden + [.tabell(månader)])
    }

    /// Det som läsaren måste se först.
    var anmärkningar: [String] {
        let sommar = kalender.sommarUtanSammanträde.map {
            "Nämnden sammanträder inte i IVO:s fönster \($0.från)–\($0.till). Rapporten ska till IVO ändå, senast \($0.sistaDag)."
        }
        let okänt = kalender.fönsterOkänt ? "Katalogen vet inte när IVO tar emot rapporterna. Fyll på rapporteringsperioder.json." : nil
        return [okänt, sommar].compactMap(\.self)
    }

    private func delar(_ omgång: Kalenderomgång) -> [Dokument.Del] {
        let väntad = omgång.öppnad ? "" : " (väntad)"
        return [
            .rubrik(.ett, "Omgång \(omgång.uppgifter.period), \(omgång.uppgifter.etikett)\(väntad)"),
            .stycke("Brytdatum \(omgång.uppgifter.brytdatum). \(omgång.fönster.map(\.mening) ?? "IVO:s fönster är inte känt.")"),
            .tabell(
                Tabell(
                    rubrik: "Steg", kolumner: ["Vad", "Senast", "Läge"].map { Tabell.Kolumn($0) },
                    rader: omgång.steg.map { [$0.slag.namn, $0.senast?.description ?? "–", $0.läge.namn] })),
        ]
    }

    private var sammanträden: [Dokument.Del] {
        [
            .rubrik(.ett, "Sammanträden"),
            kalender.sammanträden.isEmpty
                ? .stycke("Inga är angivna. De skrivs i sammantraden.json bland katalogerna.") : .lista(kalender.sammanträden.map(\.description)),
        ]
    }

    private var månader: Tabell {
        Tabell(
            rubrik: "Öppna frister efter månad",
            kolumner: [Tabell.Kolumn("Månad")]
                + ["30 dagar kvar", "14 dagar kvar", "7 dagar kvar", "Slutdag", "Rapporteringsbara"].map { Tabell.Kolumn($0, högerställd: true) },
            rader: kalender.månader.enumerated().map { plats, antal in
                ["\(kalender.år)-\(plats < 9 ? "0" : "")\(plats + 1)"]
                    + [antal.trettioKvar, antal.fjortonKvar, antal.sjuKvar, antal.slutdag, antal.rapporteringsbar].map(String.init)
            })
    }
}

extension Rapporteringsperiod {
    /// Fönstret som en mening, med sista dagen när den har flyttats av en helg.
    var mening: String {
        let flyttad = sistaDag == till ? "" : " Sista dagen är en helgdag: det får göras senast \(sistaDag) (lag (1930:173) 2 §)."
        return "IVO tar emot individrapporterna \(från)–\(till) (\(ivoKvartal)).\(flyttad)"
    }
}

extension Kalendersteg.Slag {
    var namn: String {
        switch self {
        case .öppna: "Öppna omgången"
        case .beräkna: "Beräkna rapporten"
        case .fastställ: "Fastställa rapporten"
        case .lämna: "Lämna individrapporterna till IVO"
        case .anta: "Nämnden antar rapporten"
        case .revisorer: "Överlämna till revisorerna"
        case .fullmäktige: "Överlämna till fullmäktige"
        }
    }
}

extension Kalendersteg.Läge {
    var namn: String {
        switch self {
        case .gjort(let dag): dag.map { "gjort \($0)" } ?? "gjort"
        case .kommande: "kommande"
        case .attGöra: "att göra"
        case .försenat: "FÖRSENAT"
        case .övertaget: "övertaget av en senare omgång"
        }
    }
}
