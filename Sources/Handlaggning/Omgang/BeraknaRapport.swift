/// Ett utkast till rapport beräknas. Ingen människas beslut: det ger bara något att ta ställning till.
public struct BeräknaRapport: Hashable, Sendable {
    public let period: Kvartal

    public init(period: Kvartal) { self.period = period }

    /// En ny version, men bara när innehållet skiljer sig från den senaste; efter fastställandet aldrig.
    ///
    /// - Throws: `okand_omgang`, `redan_faststalld`, `brytdatum_ej_passerat`.
    public func avgör(_ omgångar: Omgångar, _ beräkning: Beräkning, _ omständigheter: Omständigheter) throws(Avvisning) -> [OmgångHändelse] {
        let omgång = try omgångar.kräver(period)
        try omgång.kräverEjFastställd()
        try omgång.kräverBrytdatumPasserat(omständigheter)
        return omgång.nyVersion(beräkning).map { [.rapportBeräknad($0)] } ?? []
    }
}

extension Omgång {
    func nyVersion(_ beräkning: Beräkning) -> RapportBeräknad? {
        versioner.last?.sha256 == beräkning.sha256 ? nil : RapportBeräknad(version: versioner.count + 1, beräkning: beräkning)
    }

    func kräverEjFastställd() throws(Avvisning) {
        guard fastställdVersion == nil else {
            throw Avvisning(
                .redanFaststalld, fält: "period",
                "Rapporten för \(uppgifter.period) är redan fastställd. Det som blivit känt sedan dess kommer med i nästa omgång.")
        }
    }

    /// Läget på en dag är känt först när dagen är slut.
    func kräverBrytdatumPasserat(_ omständigheter: Omständigheter) throws(Avvisning) {
        guard omständigheter.idag > uppgifter.brytdatum else {
            throw Avvisning(
                .brytdatumEjPasserat, fält: "period", "Brytdatum \(uppgifter.brytdatum) är inte passerat. Vänta till dagen efter.")
        }
    }
}
