public import Handlaggning

/// En hel nämnd i minnet: kommandon avgörs mot läget och händelserna läggs till. Inget annat än kärnan är med.
public struct Provnämnd: Sendable {
    /// Sent nog för att inget datum i testerna ska ligga i framtiden, om inte ett test säger annat.
    public var idag = dag("2030-01-01")
    /// Dagen då den registrerades: efter allt som sägs om den, som en inläst historik.
    public var registrerad = dag("2030-01-01")
    public private(set) var beslut: [BeslutID: Beslut] = [:]
    public private(set) var omgångar: [Kvartal: Omgång] = [:]
    /// Varje beräknad version med sina rader, i ordning.
    public private(set) var beräknade: [Kvartal: [Beräkning]] = [:]
    /// Varje besluts ström, som den står i loggen.
    public private(set) var strömmar: [BeslutID: [BeslutHändelse]] = [:]
    /// Antalet händelser hittills.
    public private(set) var position: Int64 = 0

    public var kommunkod = "9999"
    /// Personernas födelsedagar, som är förseglade i loggen.
    public var födda: [Datum] = []

    public init() {}

    public var omständigheter: Omständigheter { Omständigheter(idag: idag, katalog: .program) }
    public var underlag: [Fristunderlag] { beslut.values.flatMap(\.underlag) }
    /// Hashar av de texter som någon har släppt.
    public var släppta: Set<String> { beslut.values.reduce(into: []) { $0.formUnion($1.släppta) } }
    public var allaOmgångar: Omgångar { Omgångar(omgångar.values) }
    /// De fastställda rapporterna, alla lästa.
    public var fastställda: FastställdaRapporter { FastställdaRapporter(omgångar.keys.compactMap { fastställd($0)?.rapport }) }

    /// - Returns: antalet händelser som kommandot gav.
    @discardableResult
    public mutating func utför(_ kommando: Kommando, av aktör: String = "anna") throws(Avvisning) -> Int {
        switch kommando {
        case .föreslåGallring(let k): lägg(try k.avgör(gallringsunderlag(k.person), av: aktör, omständigheter))
        case .godkännGallring(let k): lägg(try k.avgör(gallringsunderlag(k.person), av: aktör, omständigheter))
        case .registreraNämnd(let k): try k.avgör(nil).count
        case .fattaBeslut(let k): lägg(k.beslut, try k.avgör(beslut[k.beslut], omständigheter))
        case .registreraHändelse(let k): lägg(k.beslut, try k.avgör(beslut[k.beslut], omständigheter))
        case .ersättBeslut(let k): lägg(try k.avgör(beslut, omständigheter))
        case .registreraDödsfall(let k): lägg(try k.avgör(personens(k.person), omständigheter))
        case .makuleraBeslut(let k): lägg(try k.avgör(beslut, omständigheter))
        case .rättaUppgift(let k): lägg(k.beslut, try k.avgör(beslut[k.beslut], omständigheter))
        case .återkallaHändelse(let k): lägg(try k.avgör(beslut, omständigheter))
        case .släppText(let k): lägg(k.beslut, try k.avgör(beslut[k.beslut], omständigheter))
        case .skrivAvsnitt(let k): lägg(k.period, try k.avgör(allaOmgångar, omständigheter))
        case .öppnaOmgång(let k): lägg(k.uppgifter.period, try k.avgör(allaOmgångar))
        case .fastställRapport(let k):
            lägg(k.period, try k.avgör(allaOmgångar, fastställda, beräkning(k.period), underlag, släppta: släppta, omständigheter))
        case .registreraInskick(let k): lägg(try k.avgör(allaOmgångar, fastställda, beslut, omständigheter))
        case .meddelaRättelse(let k): lägg(try k.avgör(allaOmgångar, fastställda, beslut, omständigheter))
        case .antaRapport(let k): lägg(k.period, try k.avgör(allaOmgångar, omständigheter))
        case .överlämnaRapport(let k): lägg(k.period, try k.avgör(allaOmgångar, omständigheter))
        }
    }

    /// Det som jobbet gör när en omgång ska beräknas.
    @discardableResult
    public mutating func beräkna(_ period: Kvartal) throws(Avvisning) -> Int {
        lägg(period, try BeräknaRapport(period: period).avgör(allaOmgångar, beräkning(period), omständigheter))
    }

    /// Omgångens fastställda version med sina rader.
    public func fastställd(_ period: Kvartal) -> Beräkning? { omgångar[period]?.fastställdVersion.map { beräknade[period]![$0 - 1] } }

    public func rapport(_ uppgifter: Omgångsuppgifter) -> Rapport {
        let tidigare = fastställda.tidigare(än: uppgifter.period, allaOmgångar, underlag)
        return Rapport(nämnd: "SN", omgång: uppgifter, tidigare: tidigare, underlag: underlag)
    }

    /// För en omgång som inte är öppnad: en beräkning som inget kommando får använda.
    public func beräkning(_ period: Kvartal) -> Beräkning {
        let rapport = rapport(omgångar[period]?.uppgifter ?? Omgångsuppgifter(period: period, etikett: nil, brytdatum: dag("1900-01-01")))
        return Beräkning(rapport: rapport, position: position, sha256: "hash \(rapport.hashValue)")
    }

    private func personens(_ person: PersonID) -> [Beslut] { beslut.values.filter { $0.uppgifter.person == person } }

    private func gallringsunderlag(_ person: PersonID) -> Gallringsunderlag {
        Gallringsunderlag(personens(person), kommunkod: kommunkod, födda: födda)
    }

    private mutating func lägg(_ id: BeslutID, _ händelser: [BeslutHändelse]) -> Int { lägg(händelser.map { (id, $0) }) }

    private mutating func lägg(_ händelser: [(BeslutID, BeslutHändelse)]) -> Int {
        for (id, händelse) in händelser {
            beslut[id] = Beslut.läge(id, beslut[id], efter: händelse)
            strömmar[id, default: []].append(händelse)
        }
        position += Int64(händelser.count)
        return händelser.count
    }

    private mutating func lägg(_ period: Kvartal, _ händelser: [OmgångHändelse]) -> Int {
        for händelse in händelser {
            omgångar[period] = Omgång.läge(omgångar[period], efter: händelse)
            if case .rapportBeräknad(let beräknad) = händelse { beräknade[period, default: []].append(beräknad.beräkning) }
        }
        position += Int64(händelser.count)
        return händelser.count
    }
}

// Det vanliga, kort skrivet.
extension Provnämnd {
    public mutating func fatta(_ nr: UInt64, _ uppgifter: Beslutsuppgifter) throws(Avvisning) {
        try utför(.fattaBeslut(.exempel(.nr(nr), uppgifter)))
    }

    public mutating func fatta(_ nr: UInt64, _ beslutsdatum: String) throws(Avvisning) { try fatta(nr, .exempel(beslutsdatum)) }

    public mutating func verkställ(_ nr: UInt64, _ datum: String) throws(Avvisning) {
        try registrera(nr, .verkställt(datum))
    }

    public mutating func avsluta(_ nr: UInt64, _ datum: String, _ orsak: Avslutsorsak = .återtagenAnsökan, _ text: String? = nil) throws(Avvisning) {
        try registrera(nr, .avslutat(datum, orsak, text))
    }

    public mutating func ange(_ nr: UInt64, skäl: String) throws(Avvisning) {
        try registrera(nr, .skäl(skäl))
    }

    public mutating func registrera(_ nr: UInt64, _ händelse: BeslutHändelse) throws(Avvisning) {
        try utför(.registreraHändelse(RegistreraHändelse(.nr(nr), händelse)))
    }

    public mutating func rätta(
        _ nr: UInt64, _ typ: BeslutHändelse.Typ, händelse: Int? = nil, _ fält: String, _ värde: Uppgift.Värde
    ) throws(Avvisning) {
        try utför(
            .rättaUppgift(
                RättaUppgift(
                    beslut: .nr(nr), val: Händelseval(typ: typ, nr: händelse), uppgifter: [Uppgift(fält: fält, värde: värde)],
                    skäl: .skriven("skrivfel"))))
    }

    public mutating func återkalla(_ nr: UInt64, _ typ: BeslutHändelse.Typ, händelse: Int? = nil) throws(Avvisning) {
        try utför(.återkallaHändelse(ÅterkallaHändelse(beslut: .nr(nr), val: Händelseval(typ: typ, nr: händelse), skäl: .skriven("misstag"))))
    }

    public mutating func öppna(_ period: String, _ brytdatum: String) throws(Avvisning) {
        try utför(.öppnaOmgång(ÖppnaOmgång(uppgifter: .exempel(period, brytdatum))))
    }

    /// - Returns: den fastställda rapporten.
    @discardableResult
    public mutating func fastställ(_ period: String) throws(Avvisning) -> Rapport {
        try utför(.fastställRapport(FastställRapport(period: kvartal(period))))
        return fastställd(kvartal(period))!.rapport
    }

    /// - Parameter art: bara rader av den arten; eller slutrapportens art när `urval` pekar ut rader.
    @discardableResult
    public mutating func skicka(_ period: String, _ urval: Fristurval = .alla, art: Inskick.Art? = nil) throws(Avvisning) -> Int {
        let inskick = RegistreraInskick(
            period: kvartal(period), datum: dag("2029-12-31"), kanal: .etjänst, rapportör: nil, urval: urval, art: art)
        return try utför(.registreraInskick(inskick))
    }

    public mutating func anta(_ period: String, _ datum: String) throws(Avvisning) {
        let antagen = RapportAntagen(sammanträdesdatum: dag(datum), paragraf: nil, dnr: nil)
        try utför(.antaRapport(AntaRapport(period: kvartal(period), antagen: antagen)))
    }

    /// Öppnar, fastställer och skickar in allt.
    @discardableResult
    public mutating func genomför(_ period: String, _ brytdatum: String) throws(Avvisning) -> Rapport {
        try öppna(period, brytdatum)
        let rapport = try fastställ(period)
        try skicka(period)
        return rapport
    }
}
