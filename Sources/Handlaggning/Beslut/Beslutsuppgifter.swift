/// Det som beslutet säger, utan identitet: det enda om beslutet som en avidentifierad rapport kan få.
public struct Beslutsuppgifter: Hashable, Sendable {
    public let person: PersonID
    public internal(set) var kön: Kön
    public internal(set) var område: Verksamhetsområde
    public internal(set) var lagrum: String
    public internal(set) var insats: String
    public internal(set) var beslutsdatum: Datum
    public internal(set) var gällerFrån: Datum?
    public internal(set) var gällerTill: Datum?
    public internal(set) var beslutsgrupp: BeslutsgruppID?
    public internal(set) var förhandsbesked: Bool
    public internal(set) var ursprung: Ursprung
    public internal(set) var enhet: String?
    public internal(set) var berörBarn: Bool

    public init(
        person: PersonID, kön: Kön, område: Verksamhetsområde, lagrum: String, insats: String, beslutsdatum: Datum, gällerFrån: Datum? = nil,
        gällerTill: Datum? = nil, beslutsgrupp: BeslutsgruppID? = nil, förhandsbesked: Bool = false,
        ursprung: Ursprung = .nämnd, enhet: String? = nil, berörBarn: Bool = false
    ) {
        self.person = person
        self.kön = kön
        self.område = område
        self.lagrum = lagrum
        self.insats = insats
        self.beslutsdatum = beslutsdatum
        self.gällerFrån = gällerFrån
        self.gällerTill = gällerTill
        self.beslutsgrupp = beslutsgrupp
        self.förhandsbesked = förhandsbesked
        self.ursprung = ursprung
        self.enhet = enhet
        self.berörBarn = berörBarn
    }
}

/// Personens kön så som det är registrerat. De som är `annat` eller `okänt` räknas för sig, så att summorna går ihop.
public enum Kön: String, CaseIterable, Sendable {
    case kvinna, man, annat
    case okänt = "okant"
}

/// Vem som beviljade insatsen. En domstols avgörande följs men rapporteras inte: skyldigheten gäller nämndens beslut.
public enum Ursprung: String, CaseIterable, Sendable {
    case nämnd = "namnd"
    case dom
}

/// Hur mycket: `tal` som decimaltext («2.5»), `enhet` med handläggarens ord («timmar/vecka»).
public struct Omfattning: Hashable, Sendable {
    public let tal: String
    public let enhet: String

    public init(tal: String, enhet: String) {
        self.tal = tal
        self.enhet = enhet
    }
}

/// Vem beslutet gäller. Finns bara i förseglad form och i det som en behörig person får se; ingen rapport kan ta emot den.
public struct Personuppgifter: Hashable, Sendable {
    public internal(set) var personnummer: String?
    public internal(set) var namn: String?
    public internal(set) var skyddad: Bool

    public init(personnummer: String?, namn: String?, skyddad: Bool) {
        self.personnummer = personnummer
        self.namn = namn
        self.skyddad = skyddad
    }
}

/// Det förseglade i ett fattat beslut: identiteten och de uppgifter som leder till den.
public struct SkyddadeBeslutsuppgifter: Hashable, Sendable {
    public internal(set) var person: Personuppgifter
    public internal(set) var inriktning: String?
    public internal(set) var omfattning: Omfattning?
    public internal(set) var handläggare: String?
    public let källa: Källa?
    public internal(set) var dnr: String?

    public init(
        person: Personuppgifter, inriktning: String? = nil, omfattning: Omfattning? = nil, handläggare: String? = nil, källa: Källa? = nil,
        dnr: String? = nil
    ) {
        self.person = person
        self.inriktning = inriktning
        self.omfattning = omfattning
        self.handläggare = handläggare
        self.källa = källa
        self.dnr = dnr
    }
}

/// Var beslutet registrerades först: ett ärendesystem och dess eget id.
public struct Källa: Hashable, Sendable {
    public let system: String
    public let id: String

    public init(system: String, id: String) {
        self.system = system
        self.id = id
    }
}

// Uppgifterna med en av dem rättad; nil när värdet inte går att läsa.
extension Beslutsuppgifter {
    func rättad(_ uppgift: Uppgift) -> Beslutsuppgifter? {
        var rättad = self
        switch (uppgift.fält, uppgift.värde) {
        case ("kon", .text(let kod?)): guard let kön = Kön(rawValue: kod) else { return nil }; rättad.kön = kön
        case ("omrade", .text(let kod?)): guard let område = Verksamhetsområde(rawValue: kod) else { return nil }; rättad.område = område
        case ("ursprung", .text(let kod?)): guard let ursprung = Ursprung(rawValue: kod) else { return nil }; rättad.ursprung = ursprung
        case ("lagrum", .text(let lagrum?)): rättad.lagrum = lagrum
        case ("insats", .text(let insats?)): rättad.insats = insats
        case ("enhet", .text(let enhet)): rättad.enhet = enhet
        case ("beslutsdatum", .datum(let datum?)): rättad.beslutsdatum = datum
        case ("gallerFran", .datum(let datum)): rättad.gällerFrån = datum
        case ("gallerTill", .datum(let datum)): rättad.gällerTill = datum
        case ("beslutsgrupp", .grupp(let grupp)): rättad.beslutsgrupp = grupp
        case ("forhandsbesked", .bool(let sant)): rättad.förhandsbesked = sant
        case ("berorBarn", .bool(let sant)): rättad.berörBarn = sant
        default: return nil
        }
        return rättad
    }
}

extension SkyddadeBeslutsuppgifter {
    func rättad(_ fält: String, _ värde: Uppgift.Skyddat) -> SkyddadeBeslutsuppgifter? {
        var rättad = self
        switch (fält, värde) {
        case (_, .stängt): break
        case ("personnummer", .text(let text)): rättad.person.personnummer = text
        case ("namn", .text(let text)): rättad.person.namn = text
        case ("skyddad", .bool(let sant)): rättad.person.skyddad = sant
        case ("inriktning", .text(let text)): rättad.inriktning = text
        case ("omfattning", .omfattning(let omfattning)): rättad.omfattning = omfattning
        case ("handlaggare", .text(let text)): rättad.handläggare = text
        case ("dnr", .text(let text)): rättad.dnr = text
        default: return nil
        }
        return rättad
    }
}
