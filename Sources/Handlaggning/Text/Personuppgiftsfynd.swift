/// Något i en text som kan peka ut en människa: vilket slag och var, aldrig orden själva.
///
/// Platsen räknas i tecken så som läsaren ser dem (`Character`), från textens början.
public struct Personuppgiftsfynd: Hashable, Sendable {
    public let slag: Slag
    public let offset: Int
    public let längd: Int

    public init(_ slag: Slag, offset: Int, längd: Int) {
        self.slag = slag
        self.offset = offset
        self.längd = längd
    }

    /// Vad fyndet ser ut att vara. Ett egennamn är en gissning; de andra tre har en form som går att känna igen.
    public enum Slag: String, CaseIterable, Sendable {
        case personnummer
        case telefonnummer
        case epostadress
        case egennamn
    }
}

/// Det i en text som en människa ska ta ställning till innan texten blir offentlig, i textens ordning och utan överlapp.
///
/// Hellre ett fynd för mycket: förkortningar med stora bokstäver räknas som namn, och ett nummer som kan vara både personnummer och
/// telefonnummer räknas som personnummer. Ett namn som inleder en mening går inte att skilja från andra ord och ger inget fynd.
/// Tiden växer i takt med textens längd.
///
/// Källa: offentlighets- och sekretesslagen (2009:400) 26 kap. 1 §; dataskyddsförordningen (EU) 2016/679 artikel 5.1 c.
public func personuppgiftsfynd(_ text: String) -> [Personuppgiftsfynd] {
    let text = Granskningstext(text)
    var fynd: [Personuppgiftsfynd] = []
    var adresser = text.epostadresser[...]
    var mening = Meningsläge()
    var plats = 0
    while plats < text.antal {
        if let adress = adresser.first, adress.lowerBound <= plats {
            fynd.append(Personuppgiftsfynd(.epostadress, offset: plats, längd: adress.upperBound - plats))
            adresser.removeFirst()
            mening.ord()
            plats = adress.upperBound
        } else if let nummer = text.nummer(vid: plats) {
            fynd.append(Personuppgiftsfynd(nummer.slag, offset: plats, längd: nummer.slut - plats))
            mening.ord()
            plats = nummer.slut
        } else if let slut = text.tal(vid: plats) {
            mening.ord()
            plats = slut
        } else if let ord = text.ord(vid: plats) {
            if ord.harStorBokstav && !mening.börjar { fynd.append(Personuppgiftsfynd(.egennamn, offset: plats, längd: ord.slut - plats)) }
            mening.ord(förkortning: ord.kanVaraFörkortning)
            plats = ord.slut
        } else {
            mening.tecken(text.tecken[plats])
            plats += 1
        }
    }
    return fynd
}
