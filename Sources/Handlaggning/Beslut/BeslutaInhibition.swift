/// En domstol har beslutat om inhibition, eller att en inhibition inte längre gäller. Det stoppar inte klockan.
public struct InhibitionBeslutad: Hashable, Sendable {
    public let datum: Datum
    public let instans: Fritext
    /// Falskt när inhibitionen upphör.
    public let gäller: Bool

    public init(datum: Datum, instans: Fritext, gäller: Bool) {
        self.datum = datum
        self.instans = instans
        self.gäller = gäller
    }
}

/// Källa: SoL (2025:400) 35 kap. 5 §: domstol får bestämma att beslutet ska verkställas först sedan det har fått laga kraft.
extension InhibitionBeslutad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .inhibitionBeslutad(InhibitionBeslutad(datum: datum, instans: instans, gäller: gäller))
        case ("instans", .fritext(let instans?)): .inhibitionBeslutad(InhibitionBeslutad(datum: datum, instans: instans, gäller: gäller))
        case ("galler", .bool(let gäller)): .inhibitionBeslutad(InhibitionBeslutad(datum: datum, instans: instans, gäller: gäller))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "instans": .fritext, "galler": .bool] }
}
