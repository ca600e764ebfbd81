public import Handlaggning

/// Nämndens sammanställning av ej verkställda beslut. Innehåller ingen identitet: raderna har ingen att ge.
///
/// Källa: SoL (2025:400) 34 kap. 1–3 §§ (tidigare SoL (2001:453) 16 kap. 6 f–6 h §§), LSS (1993:387) 28 f–28 h §§.
public struct Sammanställning: Sendable {
    let rapport: Rapport
    let huvud: Rapporthuvud
    let sammanhang: Rapportsammanhang
    let katalog: Katalog

    public init(_ rapport: Rapport, _ huvud: Rapporthuvud, _ sammanhang: Rapportsammanhang = Rapportsammanhang(), katalog: Katalog) {
        self.rapport = rapport
        self.huvud = huvud
        self.sammanhang = sammanhang
        self.katalog = katalog
    }

    public var text: String { dokument.text }
    public var html: String { dokument.html }

    public var dokument: Dokument {
        Dokument(
            titel: "Sammanställning av ej verkställda beslut \(rapport.omgång.etikett)",
            undertitel: huvud.undertitel(rapport.omgång), metadata: huvud.metadata,
            delar: förslag + sammanfattning + ärendet + redovisning + definitioner + rader + expediering + avvikelser)
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
        ] + (huvud.status == .utkast ? (sammanhang.läsmodell.meningar() + sammanhang.missade.map(\.mening)).map { .anmärkning($0) } : [])
    }

    private var antalen: String {
        let antalet = rapport.antal
        func antal(_ rubrik: Rubrik, _ ett: String, _ flera: String) -> String {
            let antal = antalet[rubrik, default: 0]
            return "\(antal) \(antal == 1 ? ett : flera)"
        }
        return "Rapporten har \(rapport.rader.count) \(rapport.rader.count == 1 ? "rad" : "rader"): "
            + [
                antal(.r1, "tidigare rapporterat beslut som har verkställts", "tidigare rapporterade beslut som har verkställts"),
                antal(.r2, "som avslutats utan verkställighet", "som avslutats utan verkställighet"),
                antal(.r3, "som ännu inte är verkställt", "som ännu inte är verkställda"),
            ].joined(separator: ", ") + " och " + antal(.r4, "nytt", "nya") + "."
            + (antalet[.rättade] == nil ? "" : " Därtill \(antal(.rättade, "rättad rad", "rättade rader")).")
    }

    private var ärendet: [Dokument.Del] {
        let paragrafer = katalog.paragrafer(.rapportering, rapport.rader, rapport.omgång.brytdatum)
        let enligt = paragrafer.isEmpty ? "" : " enligt \(paragrafer.map(\.namn).joined(separator: " och "))"
        // Första stycket har skyldigheten; de andra gäller avbrott och hur ofta, som står i meningen före.
        let citat = paragrafer.compactMap { paragraf in
            paragraf.text?.split(separator: "\n").first.map { Dokument.Del.stycke("\(paragraf.namn), första stycket: «\($0)»") }
        }
        return [
            .rubrik(.ett, "Ärendet"),
            .stycke(
                "Nämnden ska\(enligt) en gång per kvartal rapportera gynnande beslut som inte har verkställts inom tre månader från beslutsdagen, "
                    + "eller inte har verkställts på nytt inom tre månader från den dag då verkställigheten avbröts. Rapporten lämnas till "
                    + "Inspektionen för vård och omsorg (IVO) och kommunens revisorer; kommunfullmäktige får en statistikrapport."),
        ] + citat
    }

    private var redovisning: [Dokument.Del] {
        let skrivna = sammanhang.avsnitt.flatMap { avsnitt -> [Dokument.Del] in
            [.rubrik(.två, rubrik(avsnitt.insats)), .stycke(avsnitt.text.visad)]
                + namnen(avsnitt) + (avsnitt.oförändrat ? [.anmärkning("Texten är oförändrad sedan föregående omgång.")] : [])
        }
        let delar = (huvud.status == .utkast ? oskrivna : []) + skrivna
        return delar.isEmpty ? [] : [.rubrik(.ett, "Redovisning per insats")] + delar
    }

    /// Ett avsnitt kan ingen släppa: den som läser det före sammanträdet ska se att det kan nämna någon.
    private func namnen(_ avsnitt: Avsnitt) -> [Dokument.Del] {
        guard huvud.status != .antagen, case .öppet(let ord, _) = avsnitt.text.innehåll, !personuppgiftsfynd(ord).isEmpty else { return [] }
        return [.anmärkning("Texten kan nämna en person. Läs den innan rapporten antas, och skriv om den med SkrivAvsnitt om den gör det.")]
    }

    private var oskrivna: [Dokument.Del] {
        let saknas = Set(rapport.rader.map(\.insats)).subtracting(sammanhang.avsnitt.map(\.insats)).sorted()
        guard !saknas.isEmpty else { return [] }
        return [.anmärkning("Text saknas om \(saknas.map(namn).joined(separator: "; ")). Skriv den med SkrivAvsnitt.")]
    }

    private func rubrik(_ insats: String) -> String {
        let namn = namn(insats)
        return namn.prefix(1).uppercased() + namn.dropFirst()
    }

    /// Insatsens namn i något av de områden där den finns, helst radernas.
    private func namn(_ insats: String) -> String {
        let område = rapport.rader.first { $0.insats == insats }?.område ?? katalog.insatser.first { $0.kod == insats }?.område
        return område.map { katalog.namn(påInsats: insats, $0, rapport.omgång.brytdatum) } ?? insats
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
        let under = Dictionary(grouping: rapport.rader, by: \.rubrik)
        for rubrik in Rubrik.allCases {
            let rader = under[rubrik, default: []]
            if rader.isEmpty && rubrik == .rättade { continue }
            delar.append(.rubrik(.två, rubrik.text(rapport.omgång.period)))
            if rader.isEmpty { delar.append(.stycke(rubrik.tomtext)) }
            delar += rader.map { .rad($0.mening(katalog), anmärkningar: $0.anmärkningar + osläppt($0)) }
        }
        return delar
    }

    private var expediering: [Dokument.Del] {
        [.rubrik(.ett, "Expedieras till:"), .rad("Förvaltningsjurist"), .rad("Kommunens revisorer"), .rad("Kommunfullmäktige")]
    }

    private func osläppt(_ rad: Rapportrad) -> [String] {
        guard sammanhang.osläppta.contains(rad.frist) else { return [] }
        if rad.text?.innehåll == .innehållen {
            return [
                "Texten kan innehålla personuppgifter och hålls inne här. Den som får läsa beslutet med identitet läser den där, och rättar den "
                    + "med RattaUppgift; förvaltningsjuristen släpper den med SlappText. Annars kan rapporten inte fastställas."
            ]
        }
        guard huvud.status == .utkast else { return [] }
        return [
            "Texten kan innehålla personuppgifter och är inte släppt. Läs den, och rätta den med RattaUppgift eller släpp den med SlappText: "
                + "annars kan rapporten inte fastställas."
        ]
    }

    private var avvikelser: [Dokument.Del] { sammanhang.fastställande.map { avvikelsedel($0.avvikelser.skillnader, katalog) } ?? [] }
}

/// Sist i en form: det fastställda är oförändrat, men läsaren ska veta vad som har visat sig.
func avvikelsedel(_ skillnader: [Radskillnad], _ katalog: Katalog) -> [Dokument.Del] {
    let rubrik = Dokument.Del.rubrik(.ett, "Avvikelser sedan fastställandet")
    guard !skillnader.isEmpty else { return [rubrik, .stycke("Inget som har registrerats efter fastställandet ändrar rapporten.")] }
    return [
        rubrik, .stycke("Med det som har registrerats efter fastställandet skulle rapporten för samma brytdatum skilja sig så här:"),
        .lista(skillnader.map { $0.mening(katalog) }),
    ]
}
