/// Det som beslutet säger, utan identitet: det enda om beslutet som en avidentifierad rapport kan få.
public struct Beslutsuppgifter: Hashable, Sendable {
    public let person: PersonID
    public let kön: Kön
    public let område: Verksamhetsområde
    public let lagrum: String
    public let insats: String
    public let beslutsdatum: Datum
    public let gällerFrån: Datum?
    public let gällerTill: Datum?
    public let beslutsgrupp: BeslutsgruppID?
    public let förhandsbesked: Bool
    public let ursprung: Ursprung
    public let enhet: String?
    public let berörBarn: Bool

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
    public let personnummer: String?
    public let namn: String?
    public let skyddad: Bool

    public init(personnummer: String?, namn: String?, skyddad: Bool) {
        self.personnummer = personnummer
        self.namn = namn
        self.skyddad = skyddad
    }
}

/// Det förseglade i ett fattat beslut: identiteten och de uppgifter som leder till den.
public struct SkyddadeBeslutsuppgifter: Hashable, Sendable {
    public let person: Personuppgifter
    public let inriktning: String?
    public let omfattning: Omfattning?
    public let handläggare: String?
    public let källa: Källa?
    public let dnr: String?

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
