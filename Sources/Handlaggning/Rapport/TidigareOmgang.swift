/// Det som en rapport behöver veta om en tidigare omgång: dess dag, och vad som stod stängt i dess fastställda rapport.
public struct TidigareOmgång: Hashable, Sendable {
    public let uppgifter: Omgångsuppgifter
    /// Fristerna vars rad stod verkställd eller avslutad, och vilket.
    public let stängda: [FristID: Utfall]

    public init(_ uppgifter: Omgångsuppgifter, stängda: [FristID: Utfall] = [:]) {
        self.uppgifter = uppgifter
        self.stängda = stängda
    }

    public init(fastställd rapport: Rapport) {
        let stängda = rapport.rader.filter { $0.utfall != .öppen && $0.rubrik != .rättade }
        self.init(rapport.omgång, stängda: Dictionary(stängda.map { ($0.frist, $0.utfall) }) { första, _ in första })
    }
}

extension Omgång {
    public var somTidigare: TidigareOmgång { fastställd.map { TidigareOmgång(fastställd: $0.rapport) } ?? TidigareOmgång(uppgifter) }
}
