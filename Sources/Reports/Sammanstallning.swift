public import Handlaggning

/// Det som sammanställningen säger utöver raderna: vems den är och hur färdig.
public struct Rapporthuvud: Hashable, Sendable {
    public let nämnd: Nämndsuppgifter
    public let status: Status
    public let version: Int
    public let position: Int64
    public let sha256: String

    public enum Status: String, Sendable {
        case utkast
        case fastställd = "faststalld"
        case antagen
    }

    public init(nämnd: Nämndsuppgifter, status: Status, version: Int, position: Int64, sha256: String) {
        self.nämnd = nämnd
        self.status = status
        self.version = version
        self.position = position
        self.sha256 = sha256
    }
}

/// Nämndens sammanställning av ej verkställda beslut. Innehåller ingen identitet: raderna har ingen att ge.
///
/// Källa: SoL (2025:400) 34 kap. 1–3 §§ (tidigare SoL (2001:453) 16 kap. 6 f–6 h §§), LSS (1993:387) 28 f–28 h §§.
public struct Sammanställning: Sendable {
    let rapport: Rapport
    let huvud: Rapporthuvud
    let katalog: Katalog

    public init(_ rapport: Rapport, _ huvud: Rapporthuvud, katalog: Katalog) {
        self.rapport = rapport
        self.huvud = huvud
        self.katalog = katalog
    }

    public var text: String { dokument.text }
    public var html: String { dokument.html }

    public var dokument: Dokument {
        Dokument(
            titel: "Sammanställning av ej verkställda beslut \(rapport.omgång.etikett)",
            undertitel: [
                "\(huvud.nämnd.namn), \(huvud.nämnd.kommun)",
                "\(status). Version \(huvud.version), läget \(rapport.omgång.brytdatum) så som det var känt vid position \(huvud.position) i loggen.",
                "Innehållets SHA-256: \(huvud.sha256)",
            ],
            metadata: [
                ("status", huvud.status.rawValue), ("version", "\(huvud.version)"), ("position", "\(huvud.position)"), ("sha256", huvud.sha256),
            ],
            delar: förslag + sammanfattning + ärendet + definitioner + rader + expediering)
    }

    private var status: String {
        switch huvud.status {
        case .utkast: "Utkast, inte fastställt"
        case .fastställd: "Fastställd"
        case .antagen: "Antagen av nämnden"
        }
    }

    private var förslag: [Dokument.Del] {
        [
            .rubrik(.ett, "Förslag till beslut"),
            .stycke("\(huvud.nämnd.namn) antar rapporten som sin egen och överlämnar den till kommunens revisorer och kommunfullmäktige."),
        ]
    }

    private var sammanfattning: [Dokument.Del] {
        [
            .rubrik(.ett, "Sammanfattning"),
            .stycke(rapport.rader.isEmpty ? "Det finns inga ej verkställda beslut att rapportera." : antalen),
        ]
    }

    private var antalen: String {
        func antal(_ rubrik: Rubrik, _ ett: String, _ flera: String) -> String {
            let antal = rapport.rader(under: rubrik).count
            return "\(antal) \(antal == 1 ? ett : flera)"
        }
        return "Rapporten har \(rapport.rader.count) \(rapport.rader.count == 1 ? "rad" : "rader"): "
            + [
                antal(.r1, "tidigare rapporterat beslut som har verkställts", "tidigare rapporterade beslut som har verkställts"),
                antal(.r2, "som avslutats utan verkställighet", "som avslutats utan verkställighet"),
                antal(.r3, "som ännu inte är verkställt", "som ännu inte är verkställda"),
            ].joined(separator: ", ") + " och " + antal(.r4, "nytt", "nya") + "."
            + (rapport.rader(under: .rättade).isEmpty ? "" : " Därtill \(antal(.rättade, "rättad rad", "rättade rader")).")
    }

    private var ärendet: [Dokument.Del] {
        let lss = rapport.rader.contains { katalog.lagrum($0.lagrum, $0.beslutsdatum)?.lag == .lss }
        let paragrafer = (lss ? [.socialtjänstlagen, .lss] : [Lag.socialtjänstlagen]).compactMap {
            katalog.paragraf(.rapportering, $0, rapport.omgång.brytdatum)?.namn
        }
        let enligt = paragrafer.isEmpty ? "" : " enligt \(paragrafer.joined(separator: " och "))"
        return [
            .rubrik(.ett, "Ärendet"),
            .stycke(
                "Nämnden ska\(enligt) en gång per kvartal rapportera gynnande beslut som inte har verkställts inom tre månader från beslutsdagen, "
                    + "eller inte har verkställts på nytt inom tre månader från den dag då verkställigheten avbröts. Rapporten lämnas till "
                    + "Inspektionen för vård och omsorg (IVO) och kommunens revisorer; kommunfullmäktige får en statistikrapport."),
        ]
    }

    private var definitioner: [Dokument.Del] {
        [
            .rubrik(.ett, "Rapporteringsrubriker"),
            .lista([
                "Återrapportering, verkställda: beslut som nämnden tidigare rapporterat och som sedan dess har verkställts.",
                "Återrapportering, avslutade: beslut som nämnden tidigare rapporterat och som inte kommer att verkställas.",
                "Återrapportering, ännu inte verkställda: beslut som nämnden tidigare rapporterat och som fortfarande väntar.",
                "Ny rapportering: beslut som passerat tre månader och inte har rapporterats förut, också de som hunnit avslutas eller verkställas.",
            ]),
        ]
    }

    private var rader: [Dokument.Del] {
        var delar: [Dokument.Del] = [.rubrik(.ett, "Sammanställning av rapporterade beslut")]
        for rubrik in Rubrik.allCases {
            let rader = rapport.rader(under: rubrik)
            if rader.isEmpty && rubrik == .rättade { continue }
            delar.append(.rubrik(.två, rubrik.text(rapport.omgång.period)))
            if rader.isEmpty { delar.append(.stycke(rubrik.tomtext)) }
            delar += rader.map { .rad($0.mening(katalog), anmärkningar: $0.anmärkningar) }
        }
        return delar
    }

    private var expediering: [Dokument.Del] {
        [.rubrik(.ett, "Expedieras till:"), .rad("Förvaltningsjurist"), .rad("Kommunens revisorer"), .rad("Kommunfullmäktige")]
    }
}
