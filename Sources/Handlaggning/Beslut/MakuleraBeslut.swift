/// Hela beslutet registrerades av misstag. Har det rapporterats ska IVO få en rättelse.
public struct BeslutMakulerat: Hashable, Sendable {
    public let skäl: Fritext

    public init(skäl: Fritext) { self.skäl = skäl }
}

extension BeslutMakulerat: Beslutsregel {}
