/// Det som en rapport behöver veta om en tidigare omgång: dess dag, och hur fristerna stod i dess fastställda rapport.
public struct TidigareOmgång: Hashable, Sendable {
    public let uppgifter: Omgångsuppgifter
    /// Utfallet för varje frist med en rad, utom de rättade: där visas en frist inte som det den är.
    public let utfall: [FristID: Utfall]

    public init(_ uppgifter: Omgångsuppgifter, utfall: [FristID: Utfall] = [:]) {
        self.uppgifter = uppgifter
        self.utfall = utfall
    }

    public init(fastställd rapport: Rapport) {
        let rader = rapport.rader.filter { $0.rubrik != .rättade }
        self.init(rapport.omgång, utfall: Dictionary(rader.map { ($0.frist, $0.utfall) }) { första, _ in första })
    }
}

extension Omgång {
    public var somTidigare: TidigareOmgång { fastställd.map { TidigareOmgång(fastställd: $0.rapport) } ?? TidigareOmgång(uppgifter) }
}
