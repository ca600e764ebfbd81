/// Något som någon i nämnden behöver göra, eller som den som driver evb behöver se. Id:n, perioder och dagar, aldrig en identitet eller en text.
public struct Påminnelse: Hashable, Sendable {
    public let anledning: Anledning
    /// Första dagen den gällde.
    public let sedan: Datum
    /// Dagen då det senast ska vara gjort; nil när ingen är bestämd.
    public let senast: Datum?

    public init(_ anledning: Anledning, sedan: Datum, senast: Datum?) {
        self.anledning = anledning
        self.sedan = sedan
        self.senast = senast
    }

    /// Vad saken är, så att den är densamma i morgon: `fonster_stanger/2024K1/14`. Aldrig längre än 200 tecken.
    public var nyckel: String { ([anledning.kod] + anledning.ämne).joined(separator: "/") }
}

/// Saken som ska göras eller ses, med det som skiljer den från andra av samma slag: perioden, beslutet, fristen eller dagarna.
public enum Anledning: Hashable, Sendable {
    /// Fönstret är öppet eller har varit det, och nämnden har ingen omgång för det. Kvartalet är IVO:s.
    case omgångSaknas(fönster: Kvartal)
    /// Fönstret har stängt, och rapporten är inte fastställd; raderna är utkastets, nil när det inte har några.
    case omgångMissad(Kvartal, rader: Int?)
    /// Fönstret har stängt, och rader är inte inskickade.
    case fönsterStängt(Kvartal, rader: Int)
    /// Katalogen vet inte när IVO tar emot rapporterna, så ingen omgång kan öppnas.
    case fönsterOkänt
    /// Fönstret stänger inom `nivå` dagar; raderna är de som är kvar att lämna, nil när rapporten inte är fastställd.
    case fönsterStänger(Kvartal, nivå: Int, rader: Int?)
    case ejFastställd(Kvartal)
    case ejInskickad(Kvartal, rader: Int)
    case rättelseAttMeddela(Kvartal, rader: Int)
    /// En rapporterad frist har tagit slut; omgången är den som slutrapporten registreras på.
    case slutrapport(FristID, Kvartal)
    case ejAntagen(Kvartal)
    case ejÖverlämnad(Kvartal, Mottagare)
    /// Kvartalet är IVO:s; `nästa` är nästa kända sammanträde.
    case sommarUtanSammanträde(Kvartal, nästa: Datum?)
    case skälSaknas(FristID)
    /// Slutdagen är i dag eller inom `nivå` dagar.
    case bevakning(FristID, nivå: Int)
    case rapporteringsbar(FristID)
    case parkerat(BeslutID)
    case provetAvviker
    case förseglingMisslyckad
    /// Ett jobb av slaget har getts upp, och inget senare av samma slag har gjorts.
    case jobbUppgivet(slag: String)
}

extension Anledning {
    /// Namnet som andra program känner den vid.
    public var kod: String {
        switch self {
        case .omgångSaknas: "omgang_saknas"
        case .omgångMissad: "omgang_missad"
        case .fönsterStängt: "fonster_stangt"
        case .fönsterOkänt: "fonster_okant"
        case .fönsterStänger: "fonster_stanger"
        case .ejFastställd: "ej_faststalld"
        case .ejInskickad: "ej_inskickad"
        case .rättelseAttMeddela: "rattelse_att_meddela"
        case .slutrapport: "slutrapport"
        case .ejAntagen: "ej_antagen"
        case .ejÖverlämnad: "ej_overlamnad"
        case .sommarUtanSammanträde: "sommar_utan_sammantrade"
        case .skälSaknas: "skal_saknas"
        case .bevakning: "bevakning"
        case .rapporteringsbar: "rapporteringsbar"
        case .parkerat: "parkerat"
        case .provetAvviker: "provet_avviker"
        case .förseglingMisslyckad: "forsegling_misslyckad"
        case .jobbUppgivet: "jobb_uppgivet"
        }
    }

    /// Något har gått fel: den som driver evb ska veta det genast, inte bara nämnden.
    public var larm: Bool {
        switch self {
        case .omgångSaknas, .omgångMissad, .fönsterStängt, .fönsterOkänt, .parkerat, .provetAvviker, .förseglingMisslyckad, .jobbUppgivet: true
        case .fönsterStänger, .ejFastställd, .ejInskickad, .rättelseAttMeddela, .slutrapport, .ejAntagen, .ejÖverlämnad, .sommarUtanSammanträde,
            .skälSaknas, .bevakning, .rapporteringsbar:
            false
        }
    }

    public var period: Kvartal? {
        switch self {
        case .omgångSaknas(let period), .omgångMissad(let period, _), .fönsterStängt(let period, _), .fönsterStänger(let period, _, _),
            .ejFastställd(let period), .ejInskickad(let period, _), .rättelseAttMeddela(let period, _), .slutrapport(_, let period),
            .ejAntagen(let period), .ejÖverlämnad(let period, _), .sommarUtanSammanträde(let period, _):
            period
        case .fönsterOkänt, .skälSaknas, .bevakning, .rapporteringsbar, .parkerat, .provetAvviker, .förseglingMisslyckad, .jobbUppgivet: nil
        }
    }

    public var frist: FristID? {
        switch self {
        case .slutrapport(let frist, _), .skälSaknas(let frist), .bevakning(let frist, _), .rapporteringsbar(let frist): frist
        case .omgångSaknas, .omgångMissad, .fönsterStängt, .fönsterOkänt, .fönsterStänger, .ejFastställd, .ejInskickad, .rättelseAttMeddela,
            .ejAntagen, .ejÖverlämnad, .sommarUtanSammanträde, .parkerat, .provetAvviker, .förseglingMisslyckad, .jobbUppgivet:
            nil
        }
    }

    public var beslut: BeslutID? { if case .parkerat(let beslut) = self { beslut } else { frist?.beslut } }

    /// Raderna som saken gäller, när den gäller rader.
    public var rader: Int? {
        switch self {
        case .fönsterStängt(_, let rader), .ejInskickad(_, let rader), .rättelseAttMeddela(_, let rader): rader
        case .fönsterStänger(_, _, let rader), .omgångMissad(_, let rader): rader
        case .omgångSaknas, .fönsterOkänt, .ejFastställd, .slutrapport, .ejAntagen, .ejÖverlämnad, .sommarUtanSammanträde,
            .skälSaknas, .bevakning, .rapporteringsbar, .parkerat, .provetAvviker, .förseglingMisslyckad, .jobbUppgivet:
            nil
        }
    }

    /// Det som skiljer den från andra av samma slag. Antal rader hör inte dit: de ändras medan saken är densamma.
    fileprivate var ämne: [String] {
        switch self {
        case .omgångSaknas(let period), .omgångMissad(let period, _), .fönsterStängt(let period, _), .ejFastställd(let period),
            .ejInskickad(let period, _), .rättelseAttMeddela(let period, _), .ejAntagen(let period), .sommarUtanSammanträde(let period, _):
            [period.description]
        case .fönsterStänger(let period, let nivå, _): [period.description, "\(nivå)"]
        case .ejÖverlämnad(let period, let mottagare): [period.description, mottagare.rawValue]
        case .slutrapport(let frist, let period): [period.description] + frist.ämne
        case .skälSaknas(let frist), .rapporteringsbar(let frist): frist.ämne
        case .bevakning(let frist, let nivå): frist.ämne + ["\(nivå)"]
        case .parkerat(let beslut): [beslut.description]
        case .jobbUppgivet(let slag): [slag]
        case .fönsterOkänt, .provetAvviker, .förseglingMisslyckad: []
        }
    }
}

extension FristID {
    fileprivate var ämne: [String] { [beslut.description, "\(nummer.art.rawValue)\(nummer.nr)"] }
}
