/// Individrapporter har lämnats till IVO, för alla eller några av den fastställda rapportens rader.
///
/// Källa: SoL (2025:400) 34 kap. 1–2 §§; IVO: varje rad är en hel individrapport, och en slutrapport får lämnas när som helst.
public struct RegistreraInskick: Hashable, Sendable {
    public let period: Kvartal
    public let datum: Datum
    public let kanal: Kanal
    public let rapportör: String?
    public let urval: Fristurval
    /// Nil: arten följer av radens rubrik.
    public let art: Inskick.Art?

    public init(period: Kvartal, datum: Datum, kanal: Kanal, rapportör: String?, urval: Fristurval, art: Inskick.Art?) {
        self.period = period
        self.datum = datum
        self.kanal = kanal
        self.rapportör = rapportör
        self.urval = urval
        self.art = art
    }

    /// - Parameters:
    ///   - omgångar: nämndens alla.
    ///   - fastställda: omgångens rapport och de senares.
    ///   - beslut: läget för de beslut som har rader i omgångens rapport.
    ///   - omständigheter: dagens datum och katalogen.
    /// - Returns: en händelse per rad, i rapportens ordning; tom när `alla` redan är inskickade.
    /// - Throws: `okand_omgang`, `ej_faststalld`, `datum_i_framtiden`, `ej_i_rapporten`, `frist_ej_entydig`, `art_foljer_rubriken`,
    ///   `redan_inskickad`, `personuppgifter_gallrade`.
    public func avgör(
        _ omgångar: Omgångar, _ fastställda: FastställdaRapporter, _ beslut: [BeslutID: Beslut], _ omständigheter: Omständigheter
    ) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        let rapport = try omgångar.kräverFastställd(period, fastställda)
        try omständigheter.kräverEjFramtid(datum)
        var inskickade: [(BeslutID, BeslutHändelse)] = []
        switch urval {
        case .alla:
            for rad in rapport.rader {
                guard let radensArt = rad.inskicksart, art == nil || art == radensArt else { continue }
                guard !harInskick(rad, radensArt, beslut), !slutrapporteradMellanOmgångarna(rad, beslut) else { continue }
                inskickade.append(inskick(rad, radensArt))
            }
        case .valda(let val):
            var sedda: Set<FristID> = []
            for ett in val {
                let rad = try ett.rad(i: rapport)
                let art = try prövadArt(rad, omgångar, fastställda, beslut)
                guard !harInskick(rad, art, beslut), sedda.insert(rad.frist).inserted else {
                    throw Avvisning(.redanInskickad, fält: "frister", "Beslutet \(rad.frist.beslut) har redan inskicket \(art.rawValue) i \(period).")
                }
                inskickade.append(inskick(rad, art))
            }
        }
        guard rapportör == nil || !inskickade.contains(where: { beslut[$0.0]?.gallrat != nil }) else { throw .gallratInskick }
        return inskickade
    }

    private func harInskick(_ rad: Rapportrad, _ art: Inskick.Art, _ beslut: [BeslutID: Beslut]) -> Bool {
        beslut[rad.frist.beslut]?.frist(rad.frist.nummer)?.inskick.contains { $0.omgång == period && $0.art == art } ?? false
    }

    /// Lämnad redan, när beslutet verkställdes eller avslutades: raden visas i rapporten men lämnas inte en gång till.
    private func slutrapporteradMellanOmgångarna(_ rad: Rapportrad, _ beslut: [BeslutID: Beslut]) -> Bool {
        rad.utfall != .öppen && beslut[rad.frist.beslut]?.frist(rad.frist.nummer)?.lämnad(rad, i: period) ?? false
    }

    /// Arten följer av rubriken; det enda undantaget är slutrapporten mellan omgångarna för en rad som stod öppen.
    private func prövadArt(
        _ rad: Rapportrad, _ omgångar: Omgångar, _ fastställda: FastställdaRapporter, _ beslut: [BeslutID: Beslut]
    ) throws(Avvisning) -> Inskick.Art {
        guard let radensArt = rad.inskicksart else {
            throw Avvisning(.artFoljerRubriken, fält: "frister", "Raden står bland de rättade. Meddela rättelsen med MeddelaRattelse.")
        }
        guard let art, art != radensArt else { return radensArt }
        let slutart = beslut[rad.frist.beslut]?.frist(rad.frist.nummer)?.slut?.slutrapportsart
        let senare = omgångar.senare(än: period).last { fastställda[$0]?.rader.contains { $0.frist == rad.frist } ?? false }
        if let senare, rad.utfall == .öppen, art == slutart {
            throw Avvisning(
                .artFoljerRubriken, fält: "art",
                "Raden är \(radensArt.rawValue) i \(period), och fristen har en rad också i rapporten för \(senare.uppgifter.period). "
                    + "Registrera slutrapporten på den omgången.")
        }
        guard rad.utfall == .öppen, art == slutart else {
            throw Avvisning(
                .artFoljerRubriken, fält: "art",
                "Raden är \(radensArt.rawValue) i \(period). En slutrapport mellan omgångarna registreras på den senaste fastställda omgång där raden "
                    + "stod öppen, sedan beslutet verkställts eller avslutats.")
        }
        return art
    }

    private func inskick(_ rad: Rapportrad, _ art: Inskick.Art) -> (BeslutID, BeslutHändelse) {
        let inskick = Inskick(omgång: period, art: art, datum: datum, stängd: rad.utfall != .öppen)
        return (
            rad.frist.beslut,
            .individrapportInskickad(IndividrapportInskickad(frist: rad.frist.nummer, inskick: inskick, kanal: kanal, rapportör: rapportör))
        )
    }
}
