/// Det som en rapport behöver veta om en tidigare omgång: dess dag, och hur fristerna stod i dess fastställda rapport.
public struct TidigareOmgång: Hashable, Sendable {
    public let uppgifter: Omgångsuppgifter
    /// Utfallet för varje frist med en rad, utom de rättade: där visas en frist inte som det den är. Nil när raderna inte är lästa.
    private let utfall: [FristID: Utfall]?

    public init(_ uppgifter: Omgångsuppgifter, utfall: [FristID: Utfall] = [:]) {
        self.uppgifter = uppgifter
        self.utfall = utfall
    }

    public init(fastställd rapport: Rapport) {
        let rader = rapport.rader.filter { $0.rubrik != .rättade }
        self.init(rapport.omgång, utfall: Dictionary(rader.map { ($0.frist, $0.utfall) }) { första, _ in första })
    }

    /// En fastställd omgång vars rader ingen frist i underlaget kan fråga efter.
    init(oläst uppgifter: Omgångsuppgifter) {
        self.uppgifter = uppgifter
        utfall = nil
    }

    /// Hur fristen stod; nil när den inte hade någon rad.
    func utfall(för frist: FristID) -> Utfall? {
        guard let utfall else { preconditionFailure("raderna i den fastställda rapporten för \(uppgifter.period) är inte lästa") }
        return utfall[frist]
    }
}
