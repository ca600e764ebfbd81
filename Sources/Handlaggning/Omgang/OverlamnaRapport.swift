/// Den antagna rapporten lämnas till revisorerna eller fullmäktige.
///
/// Källa: SoL (2025:400) 34 kap. 1 och 3 §§; kommunallagen (2017:725) 3 kap. 10 §.
public struct ÖverlämnaRapport: Hashable, Sendable {
    public let period: Kvartal
    public let mottagare: Mottagare
    public let datum: Datum

    public init(period: Kvartal, mottagare: Mottagare, datum: Datum) {
        self.period = period
        self.mottagare = mottagare
        self.datum = datum
    }

    /// - Throws: `okand_omgang`, `ej_faststalld`, `ej_antagen`, `redan_overlamnad`, `datum_i_framtiden`, `fore_antagandet`.
    public func avgör(_ omgångar: Omgångar, _ omständigheter: Omständigheter) throws(Avvisning) -> [OmgångHändelse] {
        let omgång = try omgångar.kräverFastställd(period)
        guard let antagen = omgång.antagen, let version = omgång.fastställdVersion else {
            throw Avvisning(.ejAntagen, fält: "period", "Nämnden har inte antagit rapporten för \(period). Den överlämnas efter antagandet.")
        }
        guard omgång.överlämnad[mottagare] == nil else {
            throw Avvisning(.redanOverlamnad, fält: "mottagare", "Rapporten för \(period) är redan överlämnad till \(mottagare.rawValue).")
        }
        try omständigheter.kräverEjFramtid(datum)
        guard datum >= antagen.sammanträdesdatum else {
            throw Avvisning(
                .foreAntagandet, fält: "datum", "\(datum) ligger före sammanträdet \(antagen.sammanträdesdatum) då rapporten antogs.")
        }
        return [.rapportÖverlämnad(RapportÖverlämnad(mottagare: mottagare, datum: datum, version: version))]
    }
}
