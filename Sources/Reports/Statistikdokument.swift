public import Handlaggning

/// Statistikrapporten till fullmäktige som den läses. Tar bara emot statistiken: inga rader, och inga antal som inte får lämnas ut.
public struct Statistikdokument: Sendable {
    public let statistik: Statistikrapport
    let huvud: Rapporthuvud
    let katalog: Katalog

    public init(_ statistik: Statistikrapport, _ huvud: Rapporthuvud, katalog: Katalog) {
        self.statistik = statistik
        self.huvud = huvud
        self.katalog = katalog
    }

    public var dokument: Dokument {
        Dokument(
            titel: "Statistikrapport om ej verkställda beslut \(statistik.omgång.etikett)", undertitel: huvud.undertitel(statistik.omgång),
            metadata: huvud.metadata,
            delar: ärendet
                + (statistik.tom ? [.stycke("Det finns inga ej verkställda beslut att rapportera.")] : [])
                + del("Beslut som inte har verkställts inom tre månader", statistik.beslut)
                + del("Beslut som inte har verkställts på nytt inom tre månader efter avbrott", statistik.avbrott)
                + personer + läsanvisning)
    }

    private var ärendet: [Dokument.Del] {
        let paragrafer = [Lag.socialtjänstlagen, .lss].compactMap { katalog.paragraf(.statistik, $0, statistik.omgång.brytdatum)?.namn }
        let enligt = paragrafer.isEmpty ? "" : " enligt \(paragrafer.joined(separator: " och "))"
        return [
            .rubrik(.ett, "Ärendet"),
            .stycke(
                "Nämnden ska\(enligt) en gång per kvartal lämna fullmäktige en statistikrapport över hur många gynnande beslut som inte har "
                    + "verkställts inom tre månader, vilka insatser de gäller och hur lång tid som har gått från dagen för respektive beslut."),
        ]
    }

    private func del(_ rubrik: String, _ art: Artstatistik) -> [Dokument.Del] {
        [.rubrik(.ett, rubrik), .tabell(mått(art)), .tabell(perKön(art))]
            + (art.perInsats.isEmpty ? [] : [.tabell(perInsats(art))]) + [.tabell(perÅldersklass(art))]
    }

    private func mått(_ art: Artstatistik) -> Tabell {
        let förra = statistik.föregående
        return Tabell(
            rubrik: "Antal, \(statistik.omgång.etikett)\(förra.map { " och \($0.etikett)" } ?? "")",
            kolumner: [Tabell.Kolumn("Mått"), Tabell.Kolumn("Slag"), tal(statistik.omgång.etikett)] + (förra.map { [tal($0.etikett)] } ?? []),
            rader: Statistikmått.allCases.map { mått in
                [mått.ord, mått.slag, text(art.antal[mått])] + (förra == nil ? [] : [text(art.föregående[mått])])
            })
    }

    private func perKön(_ art: Artstatistik) -> Tabell {
        Tabell(
            rubrik: "Efter kön",
            kolumner: [Tabell.Kolumn("Mått")] + Kön.allCases.map { tal($0.ord) } + [tal("Totalt")],
            rader: Statistikmått.uppdelade.map { mått in
                [mått.ord] + Kön.allCases.map { text(art.perKön[$0]?[mått]) } + [text(art.antal[mått])]
            })
    }

    private func perInsats(_ art: Artstatistik) -> Tabell {
        Tabell(
            rubrik: "Efter insats",
            kolumner: [Tabell.Kolumn("Insats"), Tabell.Kolumn("Verksamhetsområde")] + Statistikmått.uppdelade.map { tal($0.ord) },
            rader: art.perInsats.map { rad in
                [katalog.namn(påInsats: rad.insats, rad.område, statistik.omgång.brytdatum), rad.område.ord]
                    + Statistikmått.uppdelade.map { text(rad.antal[$0]) }
            } + [["Totalt", ""] + Statistikmått.uppdelade.map { text(art.antal[$0]) }])
    }

    private func perÅldersklass(_ art: Artstatistik) -> Tabell {
        Tabell(
            rubrik: "Efter tid från dagen för beslutet, hela månader",
            kolumner: [Tabell.Kolumn("Månader")] + Statistikmått.uppdelade.map { tal($0.ord) },
            rader: Åldersklass.allCases.map { klass in [klass.ord] + Statistikmått.uppdelade.map { text(art.perÅldersklass[klass]?[$0]) } }
                + [["Totalt"] + Statistikmått.uppdelade.map { text(art.antal[$0]) }])
    }

    private var personer: [Dokument.Del] {
        [
            .rubrik(.ett, "Personer"),
            .tabell(
                Tabell(
                    rubrik: "Personer med rapporterade beslut",
                    kolumner: [Tabell.Kolumn("Mått")] + Kön.allCases.map { tal($0.ord) } + [tal("Totalt")],
                    rader: [["Personer"] + Kön.allCases.map { text(statistik.personerPerKön[$0]) } + [text(statistik.personer)]])),
        ]
    }

    private var läsanvisning: [Dokument.Del] {
        let dolda = [
            "Ett antal under \(statistik.tröskel.antal) skrivs «färre än \(statistik.tröskel.antal)», så att ingen kan kännas igen. "
                + "«Dolt» är ett antal som inte skrivs därför att ett sådant annars gick att räkna ut."
        ]
        return [
            .rubrik(.ett, "Så räknas det"),
            .lista(
                [
                    "Bestånd är läget på brytdatum \(statistik.omgång.brytdatum). Flöde är det som har hänt sedan omgången före.",
                    "Tiden räknas från dagen för beslutet, också efter avbrott, till brytdatum eller till dagen då beslutet verkställdes eller "
                        + "avslutades.",
                    "Rapporterade är öppna, verkställda och avslutade tillsammans. Nya ingår i dem. Rättade ingår inte.",
                    "En person med flera beslut räknas en gång bland personerna men en gång för varje beslut i de andra tabellerna.",
                    "Beslut som en vistelsekommun har ombetts verkställa ingår. Domstolars avgöranden ingår inte.",
                ] + (statistik.tröskel == .ingen ? [] : dolda)),
        ]
    }

    private func tal(_ namn: String) -> Tabell.Kolumn { Tabell.Kolumn(namn, högerställd: true) }

    private func text(_ tal: Statistiktal?) -> String {
        switch tal {
        case .antal(let antal)?: "\(antal)"
        case .färre?: "färre än \(statistik.tröskel.antal)"
        case .dolt?, nil: "dolt"
        }
    }
}

extension Statistikmått {
    fileprivate var ord: String {
        switch self {
        case .öppna: "Öppna på brytdatum"
        case .nya: "Nya"
        case .verkställda: "Verkställda"
        case .avslutade: "Avslutade utan verkställighet"
        case .rapporterade: "Rapporterade"
        case .rättade: "Rättade"
        }
    }

    fileprivate var slag: String {
        switch self {
        case .öppna: "bestånd"
        case .nya, .verkställda, .avslutade, .rättade: "flöde"
        case .rapporterade: "summa"
        }
    }
}

extension Kön {
    fileprivate var ord: String {
        switch self {
        case .kvinna: "Kvinnor"
        case .man: "Män"
        case .annat: "Annat"
        case .okänt: "Okänt"
        }
    }
}

extension Verksamhetsområde {
    fileprivate var ord: String {
        switch self {
        case .ifo: "individ- och familjeomsorg"
        case .äo: "äldreomsorg"
        case .of: "funktionsnedsättning"
        }
    }
}

extension Åldersklass {
    fileprivate var ord: String { self == .arton ? "18 eller fler" : rawValue.split(separator: "_").joined(separator: "–") }
}
