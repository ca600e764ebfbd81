/// Från och med en dag, till och med en dag eller tills vidare.
public struct Giltighet: Hashable, Sendable {
    public let från: Datum
    public let till: Datum?

    public init(från: Datum, till: Datum?) {
        self.från = från
        self.till = till
    }

    /// Om något med giltigheten gäller den dagen: första och sista dagen är med.
    public func innehåller(_ dag: Datum) -> Bool { från <= dag && till.map { dag <= $0 } ?? true }
}

/// En rad i katalogen: gäller en tid.
protocol Daterad {
    var giltig: Giltighet { get }
}

extension Array where Element: Daterad {
    func gällande(_ dag: Datum) -> Element? { first { $0.giltig.innehåller(dag) } }

    /// För det som ska kunna nämnas också efter sin tid.
    func gällandeEllerSenaste(_ dag: Datum) -> Element? { gällande(dag) ?? self.max { $0.giltig.från < $1.giltig.från } }
}
