/// Individrapporten för en frist har lämnats till IVO i en omgång. IVO har inget maskingränssnitt: en människa har lämnat den.
public struct IndividrapportInskickad: Hashable, Sendable {
    public let frist: FristNummer
    public let inskick: Inskick
    public let kanal: Kanal
    public let rapportör: String?

    public init(frist: FristNummer, inskick: Inskick, kanal: Kanal, rapportör: String?) {
        self.frist = frist
        self.inskick = inskick
        self.kanal = kanal
        self.rapportör = rapportör
    }
}

/// IVO har fått veta att en tidigare individrapport var fel: fristen räknas sedan som aldrig rapporterad.
public struct RättelseMeddelad: Hashable, Sendable {
    public let frist: FristNummer
    public let omgång: Kvartal
    public let datum: Datum

    public init(frist: FristNummer, omgång: Kvartal, datum: Datum) {
        self.frist = frist
        self.omgång = omgång
        self.datum = datum
    }
}

extension IndividrapportInskickad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(inskick.datum) }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        switch (uppgift.fält, uppgift.värde) {
        case ("datum", .datum(let datum?)):
            let rättat = Inskick(omgång: inskick.omgång, art: inskick.art, datum: datum, stängd: inskick.stängd)
            return .individrapportInskickad(IndividrapportInskickad(frist: frist, inskick: rättat, kanal: kanal, rapportör: rapportör))
        case ("kanal", .text(let kod?)):
            return Kanal(rawValue: kod).map {
                .individrapportInskickad(IndividrapportInskickad(frist: frist, inskick: inskick, kanal: $0, rapportör: rapportör))
            }
        default: return nil
        }
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum, "kanal": .text] }
}

extension RättelseMeddelad: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        guard case ("datum", .datum(let datum?)) = (uppgift.fält, uppgift.värde) else { return nil }
        return .rättelseMeddelad(RättelseMeddelad(frist: frist, omgång: omgång, datum: datum))
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum] }
}
