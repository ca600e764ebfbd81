/// Det som har hänt med ett beslut. En händelse är ett faktum: den ändras aldrig, och ingen annan väg leder till ett beslutsläge.
public enum BeslutHändelse: Hashable, Sendable {
    case beslutFattat(BeslutFattat)
    case beslutVerkställt(BeslutVerkställt)
    case skälAngivet(SkälAngivet)
    case beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet)
    case individrapportInskickad(IndividrapportInskickad)
    case rättelseMeddelad(RättelseMeddelad)
}

public struct BeslutFattat: Hashable, Sendable {
    public let uppgifter: Beslutsuppgifter
    public let skyddat: SkyddadeBeslutsuppgifter?

    /// `skyddat` är nil när händelsen läses utan nyckel.
    public init(uppgifter: Beslutsuppgifter, skyddat: SkyddadeBeslutsuppgifter?) {
        self.uppgifter = uppgifter
        self.skyddat = skyddat
    }
}

public struct BeslutVerkställt: Hashable, Sendable {
    public let datum: Datum

    public init(datum: Datum) { self.datum = datum }
}

/// Skälet till dröjsmålet, som det ska anges i rapporten.
public struct SkälAngivet: Hashable, Sendable {
    public let skäl: Skäl

    public init(skäl: Skäl) { self.skäl = skäl }
}

public struct BeslutAvslutatUtanVerkställighet: Hashable, Sendable {
    public let datum: Datum
    public let orsak: Avslutsorsak
    public let text: Fritext?

    public init(datum: Datum, orsak: Avslutsorsak, text: Fritext?) {
        self.datum = datum
        self.orsak = orsak
        self.text = text
    }
}

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
