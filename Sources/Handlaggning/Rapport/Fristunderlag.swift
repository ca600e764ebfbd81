/// Allt som rapporten behöver veta om en frist, som det var känt vid en position i loggen. Utan identitet.
public struct Fristunderlag: Hashable, Sendable {
    public let beslut: BeslutID
    /// Vem beslutet gäller, utan identitet: för att räkna personer.
    public let person: PersonID
    public let kön: Kön
    public let område: Verksamhetsområde
    public let lagrum: String
    public let insats: String
    public let beslutsdatum: Datum
    public let gällerTill: Datum?
    public let ursprung: Ursprung
    /// Hela beslutet registrerades av misstag.
    public let makulerat: Bool
    /// En vistelsekommun har ombetts verkställa beslutet.
    public let vistelsekommun: Bool
    public let frist: Frist

    public init(
        beslut: BeslutID, person: PersonID, kön: Kön, område: Verksamhetsområde, lagrum: String, insats: String, beslutsdatum: Datum,
        gällerTill: Datum?,
        ursprung: Ursprung, makulerat: Bool, vistelsekommun: Bool, frist: Frist
    ) {
        self.beslut = beslut
        self.person = person
        self.kön = kön
        self.område = område
        self.lagrum = lagrum
        self.insats = insats
        self.beslutsdatum = beslutsdatum
        self.gällerTill = gällerTill
        self.ursprung = ursprung
        self.makulerat = makulerat
        self.vistelsekommun = vistelsekommun
        self.frist = frist
    }

    public var id: FristID { FristID(beslut: beslut, nummer: frist.nummer) }
}

extension Beslut {
    /// Ett underlag för var och en av beslutets frister.
    public var underlag: [Fristunderlag] {
        frister.map {
            Fristunderlag(
                beslut: id, person: uppgifter.person, kön: uppgifter.kön, område: uppgifter.område, lagrum: uppgifter.lagrum,
                insats: uppgifter.insats, beslutsdatum: uppgifter.beslutsdatum,
                gällerTill: uppgifter.gällerTill, ursprung: uppgifter.ursprung, makulerat: makulerat, vistelsekommun: vistelsekommun,
                frist: $0)
        }
    }
}
