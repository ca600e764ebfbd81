public import Handlaggning

/// Rapporten till kommunens revisorer: rad för rad utan identitet, med rapportens historia. Inget id på ett beslut står i den, och ingen text
/// som inte är släppt: den lämnar huset.
///
/// Källa: SoL (2025:400) 34 kap. 1–2, 4 §§ (tidigare SoL (2001:453) 16 kap. 6 f–6 g, 6 i §§), LSS (1993:387) 28 f–28 g, 28 i §§.
public struct Revisorsrapport: Sendable {
    public let omgång: Omgångsuppgifter
    public let rader: [Revisorsrad]
    /// Rader som en vistelsekommun har ombetts verkställa: revisorerna får dem inte.
    public let undantagna: Int
    /// Nil för ett utkast. Utan de undantagna radernas.
    public let avvikelser: [Radskillnad]?
    let huvud: Rapporthuvud
    let sammanhang: Rapportsammanhang
    let katalog: Katalog
    private let undantagenEnligt: [Paragraf]

    public init(_ rapport: Rapport, _ huvud: Rapporthuvud, _ sammanhang: Rapportsammanhang, katalog: Katalog) {
        let undantagna = rapport.rader.filter(\.ärVistelsekommuns)
        omgång = rapport.omgång
        rader = rapport.rader.filter { !$0.ärVistelsekommuns }.map { Revisorsrad($0, släppt: !sammanhang.osläppta.contains($0.frist)) }
        self.undantagna = undantagna.count
        avvikelser = sammanhang.fastställande?.avvikelser.skillnader.filter { !$0.rörVistelsekommun }
        undantagenEnligt = katalog.paragrafer(.vistelsekommun, undantagna, rapport.omgång.brytdatum)
        self.huvud = huvud
        self.sammanhang = sammanhang
        self.katalog = katalog
    }

    public var dokument: Dokument {
        Dokument(
            titel: "Rapport till revisorerna om ej verkställda beslut \(omgång.etikett)", undertitel: huvud.undertitel(omgång),
            metadata: huvud.metadata, delar: inledning + rubrikerna + historia + avvikelsedelar)
    }

    public var tabell: Tabell { Tabell(rubrik: "Rader", kolumner: Revisorsrad.fält.map { Tabell.Kolumn($0) }, rader: rader.map(\.celler)) }

    private var inledning: [Dokument.Del] {
        let antal =
            rader.isEmpty
            ? "Det finns inga ej verkställda beslut att rapportera." : "Rapporten har \(rader.count) \(rader.count == 1 ? "rad" : "rader")."
        guard undantagna > 0 else { return [.rubrik(.ett, "Sammanfattning"), .stycke(antal)] }
        let enligt = undantagenEnligt.isEmpty ? "" : " enligt \(undantagenEnligt.map(\.namn).joined(separator: " och "))"
        return [
            .rubrik(.ett, "Sammanfattning"), .stycke(antal),
            .stycke(
                "\(undantagna) \(undantagna == 1 ? "rad" : "rader") som en vistelsekommun har ombetts verkställa lämnas\(enligt) till IVO och "
                    + "kommunfullmäktige men inte till revisorerna."),
        ]
    }

    private var rubrikerna: [Dokument.Del] {
        [.rubrik(.ett, "Rapporterade beslut")]
            + Rubrik.allCases.flatMap { rubrik -> [Dokument.Del] in
                let rader = rader.filter { $0.rubrik == rubrik }
                if rader.isEmpty && rubrik == .rättade { return [] }
                return [.rubrik(.två, rubrik.text(omgång.period))]
                    + (rader.isEmpty ? [.stycke(rubrik.tomtext)] : rader.map { .rad($0.mening(katalog), anmärkningar: $0.märken.map(\.anmärkning)) })
            }
    }

    private var historia: [Dokument.Del] {
        let versioner = Tabell(
            rubrik: "Beräknade versioner",
            kolumner: [
                Tabell.Kolumn("Version", högerställd: true), Tabell.Kolumn("Position", högerställd: true), Tabell.Kolumn("Rader", högerställd: true),
                Tabell.Kolumn("SHA-256"),
            ],
            rader: sammanhang.versioner.map { ["\($0.version)", "\($0.position)", "\($0.rader)", $0.sha256] })
        return [.rubrik(.ett, "Rapportens historia")]
            + sammanhang.läsmodell.meningar(medBeslut: false).map { .anmärkning($0) }
            + (sammanhang.versioner.isEmpty ? [.stycke("Ingen version är beräknad och sparad.")] : [.tabell(versioner)])
            + (sammanhang.fastställande.map {
                [.stycke("Fastställandet står på position \($0.position) i loggen. Kedjans hash där är \($0.kedjehash).")]
            } ?? [])
            + [.rubrik(.två, "Omgångar som missats")]
            + (sammanhang.missade.isEmpty ? [.stycke("Ingen omgång har missats.")] : [.lista(sammanhang.missade.map(\.mening))])
    }

    private var avvikelsedelar: [Dokument.Del] { avvikelser.map { avvikelsedel($0, katalog) } ?? [] }
}

extension Rapportrad {
    fileprivate var ärVistelsekommuns: Bool { märken.contains(.vistelsekommun) }
}

extension Radskillnad {
    fileprivate var rörVistelsekommun: Bool {
        switch self {
        case .tillkommen(let rad), .borttagen(let rad): rad.ärVistelsekommuns
        case .ändrad(let förr, let nu, _): förr.ärVistelsekommuns || nu.ärVistelsekommuns
        }
    }
}
