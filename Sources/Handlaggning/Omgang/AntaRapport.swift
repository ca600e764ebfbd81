/// Nämnden antar den fastställda rapporten som sin egen. IVO har då redan fått den; revisorer och fullmäktige får den efteråt.
public struct AntaRapport: Hashable, Sendable {
    public let period: Kvartal
    public let antagen: RapportAntagen

    public init(period: Kvartal, antagen: RapportAntagen) {
        self.period = period
        self.antagen = antagen
    }

    /// - Throws: `okand_omgang`, `ej_faststalld`, `redan_antagen`, `datum_i_framtiden`.
    public func avgör(_ omgångar: Omgångar, _ omständigheter: Omständigheter) throws(Avvisning) -> [OmgångHändelse] {
        let omgång = try omgångar.kräverFastställd(period)
        guard omgång.antagen == nil else {
            throw Avvisning(.redanAntagen, fält: "period", "Rapporten för \(period) är redan antagen.")
        }
        try omständigheter.kräverEjFramtid(antagen.sammanträdesdatum, fält: "sammantradesdatum")
        return [.rapportAntagen(antagen)]
    }
}
