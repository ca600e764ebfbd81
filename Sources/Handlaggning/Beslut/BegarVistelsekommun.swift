/// Bosättningskommunen har begärt att vistelsekommunen ska verkställa beslutet. Fristen löper, men raden lämnas inte till revisorerna.
public struct VistelsekommunBegärd: Hashable, Sendable {
    public let datum: Datum
    /// Vistelsekommunens kod, fyra siffror.
    public let kommunkod: String

    public init(datum: Datum, kommunkod: String) {
        self.datum = datum
        self.kommunkod = kommunkod
    }
}

/// Källa: SoL (2025:400) 29 kap. 5 § 2 och 34 kap. 4 §; tidigare SoL (2001:453) 2 a kap. 6 § 2 och 16 kap. 6 i §; LSS (1993:387) 28 i §.
extension VistelsekommunBegärd: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): return .vistelsekommunBegärd(VistelsekommunBegärd(datum: datum, kommunkod: kommunkod))
        case ("kommunkod", .text(let kod?)):
            guard ärKommunkod(kod) else { return nil }
            return .vistelsekommunBegärd(VistelsekommunBegärd(datum: datum, kommunkod: kod))
        default: return nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "kommunkod": .text] }
}
