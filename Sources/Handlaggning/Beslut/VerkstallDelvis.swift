/// En del av insatsen har kommit igång. Fristen löper vidare för resten.
public struct BeslutDelvisVerkställt: Hashable, Sendable {
    public let datum: Datum
    /// Vad som är verkställt («två timmar i veckan»).
    public let verkställd: Fritext
    /// Vad som återstår.
    public let kvarstående: Fritext

    public init(datum: Datum, verkställd: Fritext, kvarstående: Fritext) {
        self.datum = datum
        self.verkställd = verkställd
        self.kvarstående = kvarstående
    }
}

/// Källa: IVO, frågor om rapporteringen: den del av insatsen som inte är verkställd ska rapporteras som ett ej verkställt beslut.
extension BeslutDelvisVerkställt: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        guard try beslut.kräverÖppenFrist().nummer.art == .beslut else {
            throw Avvisning(
                .ingenOppenFrist, fält: "beslut",
                "Beslutet har redan verkställts en gång; det som är öppet är ett avbrott. Registrera AterupptaVerkstallighet när insatsen är i gång igen."
            )
        }
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)):
            .beslutDelvisVerkställt(BeslutDelvisVerkställt(datum: datum, verkställd: verkställd, kvarstående: kvarstående))
        case ("verkstalld", .fritext(let text?)):
            .beslutDelvisVerkställt(BeslutDelvisVerkställt(datum: datum, verkställd: text, kvarstående: kvarstående))
        case ("kvarstaende", .fritext(let text?)):
            .beslutDelvisVerkställt(BeslutDelvisVerkställt(datum: datum, verkställd: verkställd, kvarstående: text))
        default: nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "verkstalld": .mängd, "kvarstaende": .mängd] }
}
