/// Vad som räknas. Beståndsmåttet visar läget på brytdatum, flödesmåtten vad som har hänt sedan omgången före.
public enum Statistikmått: String, CaseIterable, Sendable {
    /// Bestånd: öppna på brytdatum, nya och tidigare rapporterade.
    case öppna = "oppna"
    /// Flöde: rapporterade för första gången, också de som hunnit verkställas eller avslutas.
    case nya
    /// Flöde: verkställda, men inte inom tre månader.
    case verkställda = "verkstallda"
    /// Flöde: avslutade utan verkställighet, men inte inom tre månader.
    case avslutade
    /// Alla rader: öppna, verkställda och avslutade.
    case rapporterade
    /// Tidigare rapporterade som inte skulle ha rapporterats. Ingår inte i något annat mått.
    case rättade = "rattade"

    /// De som delas upp på insats, kön och åldersklass. Tillsammans är de varje beslut som inte har verkställts inom tre månader. De som tagit
    /// slut delas inte upp: med dem, och omgången före, gick ett dolt bestånd att räkna ut.
    public static let uppdelade: [Statistikmått] = [.öppna, .nya]

    static func alla(för rad: Rapportrad) -> Set<Statistikmått> {
        if rad.rubrik == .rättade { return [.rättade] }
        let utfall: Statistikmått =
            switch rad.utfall {
            case .öppen: .öppna
            case .verkställd: .verkställda
            case .avslutad: .avslutade
            }
        return rad.rubrik == .r4 ? [utfall, .rapporterade, .nya] : [utfall, .rapporterade]
    }
}

/// Hela kalendermånader från beslutsdagen till slutet eller brytdatum, för avbrott också: så står det i lagen. En rad har alltid passerat tre
/// månader, så klasserna täcker alla: den som väntat sex månader och trettio dagar har väntat sex hela månader.
///
/// Källa: SoL (2025:400) 34 kap. 3 §; klassernas gränser är de som IVO:s statistik över ej verkställda beslut använder.
public enum Åldersklass: String, CaseIterable, Sendable {
    // Ett kalkylprogram läser «3-6» som ett datum.
    case tre = "3_6"
    case sju = "7_9"
    case tio = "10_12"
    case tretton = "13_17"
    case arton = "18_"

    public init(från beslutsdatum: Datum, till dag: Datum) {
        switch dag.helaMånader(sedan: beslutsdatum) {
        case ..<7: self = .tre
        case 7..<10: self = .sju
        case 10..<13: self = .tio
        case 13..<18: self = .tretton
        case _: self = .arton
        }
    }
}

extension Datum {
    /// Månader som är till ända: en månad är det på dagen med samma tal, eller på månadens sista när talet saknas.
    ///
    /// Källa: lag (1930:173) om beräkning av lagstadgad tid, 1 §.
    func helaMånader(sedan tidigare: Datum) -> Int {
        let månader = (år - tidigare.år) * 12 + månad - tidigare.månad
        return tidigare.plus(månader: månader) <= self ? månader : månader - 1
    }
}
