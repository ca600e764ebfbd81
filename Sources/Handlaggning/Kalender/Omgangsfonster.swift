/// IVO:s fönster för var och en av nämndens omgångar.
///
/// En omgång hör till fönstret vars tid brytdatum ligger i, se ``Katalog/fönster(brytdatum:)``. Men ett brytdatum kan ligga kvar efter sitt fönster:
/// nämnden kommer ihåg kvartalets rapport först när IVO har stängt. Då hör omgången till fönstret som just stängde, om det inte har någon egen
/// omgång och det är för tidigt att öppna en för nästa. Annars skulle nästa fönster räknas som besvarat, och ingen omgång komma i det.
public struct Omgångsfönster: Hashable, Sendable {
    private let fönster: [Kvartal: Rapporteringsperiod]

    public init(_ omgångar: Omgångar, _ katalog: Katalog) {
        var fönster: [Kvartal: Rapporteringsperiod] = [:]
        var senast: Kvartal?
        // I periodordning, som också är brytdatums.
        for uppgifter in omgångar.alla.map(\.uppgifter) {
            guard let funnet = Self.fönster(uppgifter.brytdatum, efter: senast, katalog) else { continue }
            fönster[uppgifter.period] = funnet
            senast = funnet.kvartal
        }
        self.fönster = fönster
    }

    /// Nil när katalogen inte vet, eller omgången inte är öppnad.
    public subscript(_ period: Kvartal) -> Rapporteringsperiod? { fönster[period] }

    /// Kvartalen vars fönster har en omgång.
    var täckta: Set<Kvartal> { Set(fönster.values.map(\.kvartal)) }

    /// - Parameter efter: kvartalet vars fönster den förra omgången hör till.
    private static func fönster(_ brytdatum: Datum, efter senast: Kvartal?, _ katalog: Katalog) -> Rapporteringsperiod? {
        guard let eget = katalog.fönster(brytdatum: brytdatum) else { return nil }
        guard brytdatum < min(eget.öppnarOmgång, eget.kvartal.sistaDag), let stängt = eget.kvartal.föregående,
            senast.map({ $0 < stängt }) ?? true
        else { return eget }
        return katalog.rapporteringsperiod(stängt) ?? eget
    }
}
