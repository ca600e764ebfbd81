/// En omgång öppnas: nämnden bestämmer vilken dags läge den ska visa.
public struct ÖppnaOmgång: Hashable, Sendable {
    public let uppgifter: Omgångsuppgifter

    public init(uppgifter: Omgångsuppgifter) { self.uppgifter = uppgifter }

    /// - Throws: `omgang_finns_redan`, `senare_omgang_faststalld`, `brytdatum_utanfor_perioden`, `brytdatum_ej_efter_foregaende`,
    ///   `brytdatum_ej_fore_nasta`.
    public func avgör(_ omgångar: Omgångar) throws(Avvisning) -> [OmgångHändelse] {
        let (period, brytdatum) = (uppgifter.period, uppgifter.brytdatum)
        guard omgångar[period] == nil else {
            throw Avvisning(.omgangFinnsRedan, fält: "period", "Omgången \(period) är redan öppnad.")
        }
        try omgångar.kräverIngenSenareFastställd(period)
        guard uppgifter.brytdatumÄrRimligt else {
            throw Avvisning(
                .brytdatumUtanforPerioden, fält: "brytdatum",
                "Brytdatum \(brytdatum) ligger mer än ett år från \(period). Kontrollera årtalet: en öppnad omgång kan inte tas tillbaka.")
        }
        if let före = omgångar.tidigare(än: period).last?.uppgifter, brytdatum <= före.brytdatum {
            throw Avvisning(
                .brytdatumEjEfterForegaende, fält: "brytdatum",
                "Brytdatum \(brytdatum) måste ligga efter brytdatum \(före.brytdatum) för \(före.period).")
        }
        if let efter = omgångar.alla.first(where: { $0.uppgifter.period > period })?.uppgifter, brytdatum >= efter.brytdatum {
            throw Avvisning(
                .brytdatumEjForeNasta, fält: "brytdatum",
                "Brytdatum \(brytdatum) måste ligga före brytdatum \(efter.brytdatum) för \(efter.period).")
        }
        return [.omgångÖppnad(OmgångÖppnad(uppgifter: uppgifter))]
    }
}
