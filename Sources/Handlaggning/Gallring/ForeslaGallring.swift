/// En människa föreslår att en persons uppgifter gallras. En annan godkänner.
public struct FöreslåGallring: Hashable, Sendable {
    public let person: PersonID
    /// Med förslagsställarens ord. Gallras med resten: det som står kvar är paragrafen.
    public let grund: Fritext

    public init(person: PersonID, grund: Fritext) {
        self.person = person
        self.grund = grund
    }

    /// - Returns: en händelse per beslut.
    /// - Throws: `okand_person`, `redan_gallrad`, `oppen_frist`, `insats_pagar`, `ej_gallringsbar`, `gallring_undantagen`,
    ///   `gallring_redan_foreslagen`.
    public func avgör(
        _ underlag: Gallringsunderlag, av aktör: String, _ omständigheter: Omständigheter
    ) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        let ogallrade = try Gallring.ogallrade(underlag.beslut)
        let prövning = Gallringsprövning(underlag, dag: omständigheter.idag, katalog: omständigheter.katalog)
        let frist = try prövning.kräverGallringsbar()
        guard ogallrade.contains(where: { $0.gallringsförslag == nil }) else {
            throw Avvisning(
                .gallringRedanForeslagen, fält: "person",
                "Gallringen är redan föreslagen. En annan person godkänner den med GodkannGallring.")
        }
        let förslag = GallringFöreslagen(person: person, grund: grund, fakta: Gallringsfakta(prövning.grund, frist), föreslagenAv: aktör)
        return ogallrade.map { ($0.id, .gallringFöreslagen(förslag)) }
    }
}

/// Det som gallringen vilar på, i klartext: det står kvar sedan resten är förstört.
public struct Gallringsfakta: Hashable, Sendable {
    /// Paragraferna, åtskilda av komma.
    public let lagrum: String
    public let senasteAnteckning: Datum
    /// Första dagen då uppgifterna fick gallras.
    public let gallringsbar: Datum

    public init(lagrum: String, senasteAnteckning: Datum, gallringsbar: Datum) {
        self.lagrum = lagrum
        self.senasteAnteckning = senasteAnteckning
        self.gallringsbar = gallringsbar
    }

    init(_ grund: [String], _ frist: Gallringsfrist) {
        self.init(lagrum: grund.joined(separator: ", "), senasteAnteckning: frist.senasteAnteckning, gallringsbar: frist.från)
    }
}

/// Förslaget, i vart och ett av personens beslut. Uppgifterna är kvar tills någon annan har godkänt det och allt är prövat på nytt.
public struct GallringFöreslagen: Hashable, Sendable {
    public let person: PersonID
    public let grund: Fritext
    public let fakta: Gallringsfakta
    /// Aktören som den står i loggen.
    public let föreslagenAv: String

    public init(person: PersonID, grund: Fritext, fakta: Gallringsfakta, föreslagenAv: String) {
        self.person = person
        self.grund = grund
        self.fakta = fakta
        self.föreslagenAv = föreslagenAv
    }
}

extension GallringFöreslagen: PrövadAvKommandot {}

/// Det som de två gallringskommandona har gemensamt.
enum Gallring {
    /// Personens beslut, i ordning.
    ///
    /// - Throws: `okand_person`, `redan_gallrad`.
    static func ogallrade(_ beslut: [Beslut]) throws(Avvisning) -> [Beslut] {
        guard !beslut.isEmpty else { throw .okändPerson }
        let ogallrade = beslut.filter { $0.gallrat == nil }.sorted { $0.id < $1.id }
        guard !ogallrade.isEmpty else { throw .redanGallrad }
        return ogallrade
    }

    /// En import skriver `import:anna` för den som loggas in som `anna`: det är samma människa.
    static func sammaMänniska(_ ena: String, _ andra: String) -> Bool { människa(ena) == människa(andra) }

    private static func människa(_ aktör: String) -> String {
        let gemener = aktör.lowercased()
        return gemener.hasPrefix("import:") ? String(gemener.dropFirst("import:".count)) : gemener
    }
}
