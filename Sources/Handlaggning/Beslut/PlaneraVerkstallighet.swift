/// Dagen då insatsen planeras komma igång. Den får ligga i framtiden, men inte före beslutet.
public struct VerkställighetPlanerad: Hashable, Sendable {
    public let datum: Datum

    public init(datum: Datum) { self.datum = datum }
}

extension VerkställighetPlanerad: Beslutsregel {
    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        guard datum >= beslut.uppgifter.beslutsdatum else {
            throw Avvisning(.foreBeslutsdatum, fält: "datum", "\(datum) ligger före beslutsdagen \(beslut.uppgifter.beslutsdatum).")
        }
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        guard case ("datum", .datum(let datum?)) = (uppgift.fält, uppgift.värde) else { return nil }
        return .verkställighetPlanerad(VerkställighetPlanerad(datum: datum))
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum] }
}
