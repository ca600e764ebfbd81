import Handlaggning

/// Ett fält på IVO:s blankett: dess nummer där det är känt, dess etikett och vad som ska stå i det.
///
/// Samma lista ger klartexten, HTML-sidan, CSV-kolumnerna och JSON-nycklarna, i blankettens ordning.
///
/// Källa: IVO:s blankett för individrapport; fälten efter 12 har inga kända nummer.
struct Blankettfält: Sendable {
    let nummer: Int?
    /// Nyckeln i JSON.
    let nyckel: String
    let etikett: String
    let läs: @Sendable (IfylldBlankett) -> Innehåll

    init(_ nyckel: String, _ etikett: String, _ läs: @escaping @Sendable (IfylldBlankett) -> Innehåll) {
        self.init(nil, nyckel, etikett, läs)
    }

    init(_ nummer: Int?, _ nyckel: String, _ etikett: String, _ läs: @escaping @Sendable (IfylldBlankett) -> Innehåll) {
        self.nummer = nummer
        self.nyckel = nyckel
        self.etikett = etikett
        self.läs = läs
    }

    enum Innehåll: Hashable, Sendable {
        /// Nil när inget är registrerat.
        case värde(String?)
        /// Noll eller flera av samma slag, till exempel erbjudanden.
        case poster([[Delfält]])
    }

    struct Delfält: Hashable, Sendable {
        let nyckel: String
        let etikett: String
        let värde: String?

        init(_ nyckel: String, _ etikett: String, _ värde: String?) {
            self.nyckel = nyckel
            self.etikett = etikett
            self.värde = värde
        }
    }

    /// Etiketten med IVO:s nummer framför.
    var namn: String { nummer.map { "\($0). \(etikett)" } ?? etikett }

    static let tomt = "–"
    static let gallrat = "uppgiften är gallrad"

    /// Blankettens alla fält i ordning.
    static let alla = uppgifterOmIndividen + uppgifterOmBeslutet + väntan + slutet + övrigt
}

extension Blankettfält {
    private static let uppgifterOmIndividen: [Blankettfält] = [
        Blankettfält(1, "kommun", "Kommun") { .värde($0.rapport.nämnd.kommun) },
        Blankettfält(2, "namnd", "Nämnd") { .värde($0.rapport.nämnd.namn) },
        Blankettfält(3, "personnummer", "Personnummer (12 siffror)") { .värde($0.nummer(.personnummer, .reservnummer)) },
        Blankettfält(4, "samordningsnummer", "Samordningsnummer") { .värde($0.nummer(.samordningsnummer)) },
        Blankettfält(5, "fornamn", "Förnamn") { .värde($0.identitet(\.namn?.förnamn)) },
        Blankettfält(6, "efternamn", "Efternamn") { .värde($0.identitet(\.namn?.efternamn)) },
        Blankettfält(7, "kon", "Kön") { .värde($0.kön) },
    ]

    private static let uppgifterOmBeslutet: [Blankettfält] = [
        Blankettfält(8, "inriktning", "Inriktning (IFO)") { .värde($0.inriktning) },
        Blankettfält(9, "beslutsdatum", "Datum för gynnande beslut") { .värde($0.rapport.rad.beslutsdatum.description) },
        Blankettfält(10, "avbrottsdatum", "Datum för när verkställigheten avbröts") { .värde($0.avbrottsdatum) },
        Blankettfält(11, "insats", "Beviljat bistånd/insats") { .värde($0.insats) },
        Blankettfält(12, "precisering", "Precisering (omfattning; för bostad: bostadstyp)") { .värde($0.omfattning) },
        Blankettfält("avbrottsorsak", "Orsak till avbrottet") { .värde($0.rapport.avbrott?.orsak.visad) },
        Blankettfält("avbrottetGaller", "Avbrottet gäller") { .värde($0.rapport.avbrott.map { $0.helt ? "hela insatsen" : "en del av insatsen" }) },
    ]

    private static let väntan: [Blankettfält] = [
        Blankettfält("erbjudanden", "Erbjudande") { .poster($0.rapport.erbjudanden.map(delfält)) },
        Blankettfält("skalVal", "Skäl för dröjsmålet (val)") { .värde($0.skäl) },
        Blankettfält("skalText", "Skäl för dröjsmålet (text)") { .värde($0.rapport.skäl?.text.visad) },
        Blankettfält("delvisDatum", "Delvis verkställt, datum") { .värde($0.rapport.delvis?.datum.description) },
        Blankettfält("delvisVerkstallt", "Del som är verkställd") { .värde($0.rapport.delvis?.verkställd.visad) },
        Blankettfält("delvisKvarstar", "Del som inte är verkställd") { .värde($0.rapport.delvis?.kvarstående.visad) },
        Blankettfält("uppfoljningar", "Hur behovet tillgodoses under väntan") {
            .poster($0.rapport.uppföljningar.map { [Delfält("datum", "datum", $0.datum.description), Delfält("text", "text", $0.text.visad)] })
        },
    ]

    private static let slutet: [Blankettfält] = [
        Blankettfält("planeratDatum", "Planerat datum för verkställighet") { .värde($0.rapport.planerad?.description) },
        Blankettfält("verkstalldDatum", "Datum för verkställighet") { .värde($0.slut(.verkställd)) },
        Blankettfält("avslutDatum", "Datum för avslut utan verkställighet") { .värde($0.slut(.avslutad)) },
        Blankettfält("avslutOrsak", "Orsak till avslut") { .värde($0.avslutsorsak) },
        Blankettfält("avslutText", "Avslut, text") { .värde($0.rapport.rad.utfall == .avslutad ? $0.rapport.rad.text?.visad : nil) },
    ]

    private static let övrigt: [Blankettfält] = [
        Blankettfält("rattsligt", "Rättslig händelse") {
            .poster($0.rättsligt.map { [Delfält("datum", "datum", $0.datum.description), Delfält("text", "vad", $0.text)] })
        },
        Blankettfält("skyddad", "Skyddade personuppgifter") { .värde($0.skyddad) },
        Blankettfält("uppgiftslamnareNamn", "Uppgiftslämnarens namn") { _ in .värde(nil) },
        Blankettfält("uppgiftslamnareBefattning", "Uppgiftslämnarens befattning") { _ in .värde(nil) },
        Blankettfält("uppgiftslamnareTelefon", "Uppgiftslämnarens telefon") { _ in .värde(nil) },
        Blankettfält("uppgiftslamnareEpost", "Uppgiftslämnarens e-post") { _ in .värde(nil) },
        Blankettfält("uppgiftslamnareDatum", "Uppgifterna lämnade, datum") { _ in .värde(nil) },
    ]

    private static func delfält(_ erbjudande: Erbjudande) -> [Delfält] {
        let svar: String? =
            switch erbjudande.besvarat?.svar {
            case .ja: "ja"
            case .nej: "nej"
            case .inget: "den enskilde hörde inte av sig"
            case nil: nil
            }
        return [
            Delfält("datum", "datum", erbjudande.lämnat.datum.description), Delfält("vad", "vad", erbjudande.lämnat.vad.visad),
            Delfält("svar", "svar", svar), Delfält("svarsdatum", "svarsdatum", erbjudande.besvarat?.datum.description),
            Delfält("skal", "skäl", erbjudande.besvarat?.skäl?.visad),
        ]
    }
}
