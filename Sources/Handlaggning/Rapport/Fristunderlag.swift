/// Allt som rapporten behöver veta om en frist, som det var känt vid en position i loggen. Utan identitet.
public struct Fristunderlag: Hashable, Sendable {
    public let beslut: BeslutID
    public let område: Verksamhetsområde
    public let lagrum: String
    public let insats: String
    public let beslutsdatum: Datum
    public let gällerTill: Datum?
    public let ursprung: Ursprung
    public let frist: Frist

    public init(
        beslut: BeslutID, område: Verksamhetsområde, lagrum: String, insats: String, beslutsdatum: Datum, gällerTill: Datum?,
        ursprung: Ursprung, frist: Frist
    ) {
        self.beslut = beslut
        self.område = område
        self.lagrum = lagrum
        self.insats = insats
        self.beslutsdatum = beslutsdatum
        self.gällerTill = gällerTill
        self.ursprung = ursprung
        self.frist = frist
    }

    public var id: FristID { FristID(beslut: beslut, nummer: frist.nummer) }
}

extension Beslut {
    /// Ett underlag för var och en av beslutets frister.
    public var underlag: [Fristunderlag] {
        frister.map {
            Fristunderlag(
                beslut: id, område: uppgifter.område, lagrum: uppgifter.lagrum, insats: uppgifter.insats, beslutsdatum: uppgifter.beslutsdatum,
                gällerTill: uppgifter.gällerTill, ursprung: uppgifter.ursprung, frist: $0)
        }
    }
}
