/// Sammanställningens avsnitt om en insats skrivs: vad nämnden gör åt väntetiderna. Det senaste gäller, tills rapporten är antagen.
public struct SkrivAvsnitt: Hashable, Sendable {
    public let period: Kvartal
    public let avsnitt: AvsnittSkrivet

    public init(period: Kvartal, avsnitt: AvsnittSkrivet) {
        self.period = period
        self.avsnitt = avsnitt
    }

    /// Avsnittet blir offentligt och kan inte släppas av någon: ett nummer eller en adress i det avvisas.
    ///
    /// - Throws: `okand_omgang`, `redan_antagen`, `okand_insats`, `personuppgift_i_avsnitt`.
    public func avgör(_ omgångar: Omgångar, _ omständigheter: Omständigheter) throws(Avvisning) -> [OmgångHändelse] {
        let omgång = try omgångar.kräver(period)
        guard omgång.antagen == nil else {
            throw Avvisning(.redanAntagen, fält: "period", "Rapporten för \(period) är redan antagen; dess avsnitt ändras inte längre.")
        }
        guard omständigheter.katalog.insatser.contains(where: { $0.kod == avsnitt.insats }) else {
            throw Avvisning(.okandInsats, fält: "insats", "Insatsen finns inte i katalogen. Använd en kod ur kodlistan.")
        }
        if case .öppet(let text, _) = avsnitt.text.innehåll, personuppgiftsfynd(text).contains(where: { $0.slag != .egennamn }) {
            throw Avvisning(
                .personuppgiftIAvsnitt, fält: "text",
                "Texten innehåller något som ser ut som ett personnummer, ett telefonnummer eller en e-postadress. Ta bort det: avsnittet blir offentligt."
            )
        }
        return [.avsnittSkrivet(avsnitt)]
    }
}

/// Händelsen med avsnittets ord, förseglade med nämndens nyckel. Ett senare avsnitt om samma insats ersätter det.
public struct AvsnittSkrivet: Hashable, Sendable {
    /// Insatsens kod.
    public let insats: String
    public let text: Fritext

    public init(insats: String, text: Fritext) {
        self.insats = insats
        self.text = text
    }
}
