/// Verkställigheten är i gång igen efter ett avbrott.
public struct VerkställighetÅterupptagen: Hashable, Sendable {
    public let datum: Datum

    public init(datum: Datum) { self.datum = datum }
}

/// Källa: SoL (2025:400) 34 kap. 1 § andra stycket («verkställts på nytt»); tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
extension VerkställighetÅterupptagen: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        guard beslut.öppenFrist?.nummer.art == .avbrott else {
            throw Avvisning(
                .ingetOppetAvbrott, fält: "beslut",
                "Verkställigheten är inte avbruten: det finns inget avbrott att återuppta efter. Registrera det först med AvbrytVerkstallighet.")
        }
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        guard case ("datum", .datum(let datum?)) = (uppgift.fält, uppgift.värde) else { return nil }
        return .verkställighetÅterupptagen(VerkställighetÅterupptagen(datum: datum))
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum] }
}
