/// Hur behovet tillgodoses under väntan.
public struct UppföljningAntecknad: Hashable, Sendable {
    public let datum: Datum
    public let text: Fritext

    public init(datum: Datum, text: Fritext) {
        self.datum = datum
        self.text = text
    }
}

/// Källa: IVO, frågor om rapporteringen: uppföljningar och andra insatser i avvaktan på verkställighet ska framgå.
extension UppföljningAntecknad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)): .uppföljningAntecknad(UppföljningAntecknad(datum: datum, text: text))
        case ("text", .fritext(let text?)): .uppföljningAntecknad(UppföljningAntecknad(datum: datum, text: text))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "text": .fritext] }
}
