/// Skälet till dröjsmålet, «kortfattat», som det ska anges i rapporten för den frist som är öppen.
public struct SkälAngivet: Hashable, Sendable {
    public let skäl: Skäl

    public init(skäl: Skäl) { self.skäl = skäl }
}

/// Källa: SoL (2025:400) 34 kap. 1 §; tidigare SoL (2001:453) 16 kap. 6 f §; LSS (1993:387) 28 f §.
extension SkälAngivet: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {
        try omständigheter.katalog.pröva(skälskod: skäl.kod.rawValue, omständigheter.idag)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("kod", .text(let kod?)): .skälAngivet(SkälAngivet(skäl: Skäl(kod: Skälskod(rawValue: kod), klass: skäl.klass, text: skäl.text)))
        case ("klass", .text(let klass?)):
            Skälsklass(rawValue: klass).map { .skälAngivet(SkälAngivet(skäl: Skäl(kod: skäl.kod, klass: $0, text: skäl.text))) }
        case ("text", .fritext(let text?)): .skälAngivet(SkälAngivet(skäl: Skäl(kod: skäl.kod, klass: skäl.klass, text: text)))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["kod": .text, "klass": .text, "text": .fritext] }
}
