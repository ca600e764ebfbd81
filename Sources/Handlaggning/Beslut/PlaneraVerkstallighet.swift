/// Dagen då insatsen planeras komma igång. Den får ligga i framtiden och rör ingen frist.
public struct VerkställighetPlanerad: Hashable, Sendable {
    public let datum: Datum

    public init(datum: Datum) { self.datum = datum }
}

extension VerkställighetPlanerad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {}

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        guard case ("datum", .datum(let datum?)) = (uppgift.fält, uppgift.värde) else { return nil }
        return .verkställighetPlanerad(VerkställighetPlanerad(datum: datum))
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum] }
}
