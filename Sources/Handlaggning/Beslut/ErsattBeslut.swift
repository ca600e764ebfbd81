/// Ett nytt beslut träder i stället för ett som inte är verkställt. Det gamla avslutas; det nya har sin egen frist från sitt eget datum.
public struct ErsättBeslut: Hashable, Sendable {
    public let beslut: BeslutID
    public let nytt: BeslutID
    public let datum: Datum

    public init(beslut: BeslutID, nytt: BeslutID, datum: Datum) {
        self.beslut = beslut
        self.nytt = nytt
        self.datum = datum
    }

    /// En händelse i vardera beslutet, så att kedjan syns från båda hållen.
    ///
    /// - Throws: `okant_beslut`, `beslut_makulerat`, `samma_beslut`, `annan_person`, `nytt_beslut_ersatt`, `ingen_oppen_frist`, `datum_i_framtiden`,
    ///   `fore_beslutsdatum`, `fore_foregaende_handelse`.
    public func avgör(_ beslut: [BeslutID: Beslut], _ omständigheter: Omständigheter) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        let gammalt = try Beslut.kräver(beslut[self.beslut])
        guard nytt != self.beslut else {
            throw Avvisning(.sammaBeslut, fält: "nytt", "Ett beslut kan inte ersätta sig självt.")
        }
        guard let ersättande = beslut[nytt] else {
            throw Avvisning(.okantBeslut, fält: "nytt", "Det nya beslutet är inte registrerat i nämnden. Registrera det först med FattaBeslut.")
        }
        guard !ersättande.makulerat else {
            throw Avvisning(.beslutMakulerat, fält: "nytt", "Det nya beslutet är makulerat: det registrerades av misstag.")
        }
        guard ersättande.uppgifter.person == gammalt.uppgifter.person else {
            throw Avvisning(.annanPerson, fält: "nytt", "Det nya beslutet gäller en annan person.")
        }
        // Utan detta kunde en kedja av beslut bita sig i svansen.
        guard ersättande.ersattAv == nil else {
            throw Avvisning(.nyttBeslutErsatt, fält: "nytt", "Det nya beslutet är självt ersatt av ett senare. Ange det senaste.")
        }
        let avgjort = try RegistreraHändelse(self.beslut, .beslutErsatt(BeslutErsatt(nytt: nytt, datum: datum))).avgör(gammalt, omständigheter)
        return avgjort.map { (self.beslut, $0) } + [(nytt, .tidigareBeslutErsatt(TidigareBeslutErsatt(tidigare: self.beslut)))]
    }
}

/// Beslutet har ersatts av ett nytt och avslutas därmed med orsaken nytt beslut.
public struct BeslutErsatt: Hashable, Sendable {
    public let nytt: BeslutID
    public let datum: Datum

    public init(nytt: BeslutID, datum: Datum) {
        self.nytt = nytt
        self.datum = datum
    }
}

/// Det här beslutet har trätt i ett tidigare besluts ställe.
public struct TidigareBeslutErsatt: Hashable, Sendable {
    public let tidigare: BeslutID

    public init(tidigare: BeslutID) { self.tidigare = tidigare }
}

extension BeslutErsatt: Beslutsregel {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) { try omständigheter.kräverEjFramtid(datum) }

    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {
        try beslut.kräverÖppenFrist()
        try beslut.kräverOrdning(datum)
    }

    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? {
        guard case ("datum", .datum(let datum?)) = (uppgift.fält, uppgift.värde) else { return nil }
        return .beslutErsatt(BeslutErsatt(nytt: nytt, datum: datum))
    }

    static var rättbara: [String: Uppgiftsslag] { ["datum": .datum] }
}

extension TidigareBeslutErsatt: PrövadAvKommandot {}
