/// En omgångs rapport: vad som gällde på brytdatum, som det var känt vid en position. Samma frågor ger samma svar för alltid.
public struct Rapport: Hashable, Sendable {
    public let nämnd: String
    public let omgång: Omgångsuppgifter
    /// Rubrik för rubrik i ordning, och inom rubriken efter insats, beslutsdatum och id.
    public let rader: [Rapportrad]

    public init(nämnd: String, omgång: Omgångsuppgifter, rader: [Rapportrad]) {
        self.nämnd = nämnd
        self.omgång = omgång
        self.rader = rader
    }

    /// Rubrikens rader i rapportens ordning; tom för en rubrik utan rader.
    public func rader(under rubrik: Rubrik) -> [Rapportrad] { rader.filter { $0.rubrik == rubrik } }

    /// Antalet rader under varje rubrik; en rubrik utan rader saknas.
    public var antal: [Rubrik: Int] { rader.lazy.map(\.rubrik).reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}

/// Tre skilda saker: perioden är omgångens namn, etiketten dess rubrik i text, brytdatum dagen vars läge den visar.
public struct Omgångsuppgifter: Hashable, Sendable {
    public let period: Kvartal
    public let etikett: String
    public let brytdatum: Datum

    public init(period: Kvartal, etikett: String?, brytdatum: Datum) {
        self.period = period
        self.etikett = etikett ?? "kvartal \(period.nummer) \(period.år)"
        self.brytdatum = brytdatum
    }

    /// Högst ett år från kvartalet åt vardera hållet: längre ifrån är det ett skrivfel.
    var brytdatumÄrRimligt: Bool {
        let början = Datum(period.år, period.nummer * 3 - 2, 1)!
        return (början.plus(månader: -12)...början.plus(månader: 15)).contains(brytdatum)
    }
}

/// Rubrikerna som rapporten delas upp under, i den ordning de skrivs. En frist står under högst en.
///
/// Källa: SoL (2025:400) 34 kap. 1–2 §§; tidigare SoL (2001:453) 16 kap. 6 f–6 g §§; LSS (1993:387) 28 f–28 g §§.
public enum Rubrik: String, CaseIterable, Comparable, Sendable {
    /// Återrapportering av beslut som har verkställts.
    case r1 = "R1"
    /// Återrapportering av beslut som avslutats utan att beslutet verkställts.
    case r2 = "R2"
    /// Återrapportering av beslut som rapporterats tidigare och ännu inte verkställts.
    case r3 = "R3"
    /// Ny rapportering.
    case r4 = "R4"
    /// Tidigare rapporterat som inte skulle ha rapporterats: IVO ska få en rättelse.
    case rättade = "RATTADE"

    public static func < (vänster: Rubrik, höger: Rubrik) -> Bool { vänster.rawValue < höger.rawValue }
}

/// Hur fristen stod på brytdatum. Ett slut efter brytdatum är inget slut i rapporten.
public enum Utfall: String, CaseIterable, Sendable {
    case öppen = "oppen"
    case verkställd = "verkstalld"
    case avslutad
}

/// En rad: en frist under en rubrik. Utan identitet; texten är spåret av en text tills någon med rätt att läsa den har öppnat den.
public struct Rapportrad: Hashable, Sendable {
    public let rubrik: Rubrik
    public let utfall: Utfall
    public let frist: FristID
    public let start: Datum
    /// Fristens slut på brytdatum; nil när den då var öppen.
    public let slut: Datum?
    public let område: Verksamhetsområde
    public let lagrum: String
    public let insats: String
    public let beslutsdatum: Datum
    public let dagarSedanBeslut: Int
    public let dagarIFrist: Int
    /// Varför raden är öppen, eller nil när inget skäl har angetts eller raden är stängd.
    public let skäl: Radskäl?
    /// Varför raden avslutades.
    public let orsak: Avslutsorsak?
    /// Skälets text för en öppen rad, avslutets för en avslutad.
    public let text: Fritext?
    public let märken: [Märke]

    /// Skälet utan sin text: det som revisorernas vyer får.
    public struct Radskäl: Hashable, Sendable {
        public let kod: Skälskod
        public let klass: Skälsklass

        public init(kod: Skälskod, klass: Skälsklass) {
            self.kod = kod
            self.klass = klass
        }
    }

    public init(
        rubrik: Rubrik, utfall: Utfall, frist: FristID, start: Datum, slut: Datum?, område: Verksamhetsområde, lagrum: String, insats: String,
        beslutsdatum: Datum, dagarSedanBeslut: Int, dagarIFrist: Int, skäl: Radskäl?, orsak: Avslutsorsak?, text: Fritext?, märken: [Märke]
    ) {
        self.rubrik = rubrik
        self.utfall = utfall
        self.frist = frist
        self.start = start
        self.slut = slut
        self.område = område
        self.lagrum = lagrum
        self.insats = insats
        self.beslutsdatum = beslutsdatum
        self.dagarSedanBeslut = dagarSedanBeslut
        self.dagarIFrist = dagarIFrist
        self.skäl = skäl
        self.orsak = orsak
        self.text = text
        self.märken = märken
    }

    /// Samma rad med texten öppnad (eller gallrad).
    public func med(text: Fritext) -> Rapportrad {
        Rapportrad(
            rubrik: rubrik, utfall: utfall, frist: frist, start: start, slut: slut, område: område, lagrum: lagrum, insats: insats,
            beslutsdatum: beslutsdatum, dagarSedanBeslut: dagarSedanBeslut, dagarIFrist: dagarIFrist, skäl: skäl, orsak: orsak, text: text,
            märken: märken)
    }

    /// Vad individrapporten för raden är: det följer av rubriken. Nil för en rättad rad, som meddelas på annat sätt.
    public var inskicksart: Inskick.Art? {
        switch (rubrik, utfall) {
        case (.rättade, _): nil
        case (_, .verkställd): .verkstalld
        case (_, .avslutad): .avslutad
        case (.r4, .öppen): .ny
        case (.r1, .öppen), (.r2, .öppen), (.r3, .öppen): .aterrapport
        }
    }
}

/// Det som en läsare av raden behöver veta därutöver.
public enum Märke: Hashable, Sendable, CustomStringConvertible {
    /// Ny rad som redan skulle ha stått i en tidigare omgång: sent registrerad, rättad, eller omgången missades.
    case skulleHaRapporterats(Kvartal)
    /// Beslutets tid har gått ut men ingen har bekräftat att insatsen därmed är avslutad.
    case löptUtObekräftat
    case skälSaknas
    /// Slutrapporterad, men en rättelse har öppnat fristen igen.
    case återöppnad
    /// Fristen tog slut efter brytdatum: raden visar läget på brytdatum.
    case slutEfterBrytdatum(Datum)
    /// En vistelsekommun har ombetts verkställa beslutet: raden lämnas till IVO och fullmäktige men inte till revisorerna.
    case vistelsekommun

    public var description: String {
        switch self {
        case .skulleHaRapporterats(let period): "skulle_ha_rapporterats:\(period)"
        case .löptUtObekräftat: "lopt_ut_obekraftat"
        case .skälSaknas: "skal_saknas"
        case .återöppnad: "ateroppnad"
        case .slutEfterBrytdatum(let datum): "slut_efter_brytdatum:\(datum)"
        case .vistelsekommun: "vistelsekommun"
        }
    }

    public init?(_ text: String) {
        let delar = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        switch (delar.first, delar.dropFirst().first) {
        case ("skulle_ha_rapporterats", let period?):
            guard let period = Kvartal(period) else { return nil }
            self = .skulleHaRapporterats(period)
        case ("slut_efter_brytdatum", let datum?):
            guard let datum = Datum(datum) else { return nil }
            self = .slutEfterBrytdatum(datum)
        case ("lopt_ut_obekraftat", nil): self = .löptUtObekräftat
        case ("skal_saknas", nil): self = .skälSaknas
        case ("ateroppnad", nil): self = .återöppnad
        case ("vistelsekommun", nil): self = .vistelsekommun
        default: return nil
        }
    }
}
