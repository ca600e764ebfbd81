/// IVO har fått veta att en tidigare individrapport var fel, för rader under RATTADE i den fastställda rapporten.
///
/// Källa: IVO, frågor om rapporteringen: rättelse sker med e-post utan namn och personnummer.
public struct MeddelaRättelse: Hashable, Sendable {
    public let period: Kvartal
    public let datum: Datum
    public let urval: Fristurval

    public init(period: Kvartal, datum: Datum, urval: Fristurval) {
        self.period = period
        self.datum = datum
        self.urval = urval
    }

    /// - Throws: `okand_omgang`, `ej_faststalld`, `datum_i_framtiden`, `ej_i_rapporten`, `frist_ej_entydig`, `ej_rattelse`, `redan_inskickad`.
    public func avgör(
        _ omgångar: Omgångar, _ fastställda: FastställdaRapporter, _ beslut: [BeslutID: Beslut], _ omständigheter: Omständigheter
    ) throws(Avvisning) -> [(BeslutID, BeslutHändelse)] {
        let rapport = try omgångar.kräverFastställd(period, fastställda)
        try omständigheter.kräverEjFramtid(datum)
        var meddelade: [(BeslutID, BeslutHändelse)] = []
        switch urval {
        case .alla:
            for rad in rapport.rader(under: .rättade) where !meddelad(rad, beslut) { meddelade.append(rättelse(rad)) }
        case .valda(let val):
            var sedda: Set<FristID> = []
            for ett in val {
                let rad = try ett.rad(i: rapport)
                guard rad.rubrik == .rättade else {
                    throw Avvisning(.ejRattelse, fält: "frister", "Beslutet \(rad.frist.beslut) står inte bland de rättade i \(period).")
                }
                guard !meddelad(rad, beslut), sedda.insert(rad.frist).inserted else {
                    throw Avvisning(
                        .redanInskickad, fält: "frister", "Rättelsen för beslutet \(rad.frist.beslut) är redan meddelad, i \(period) eller tidigare.")
                }
                meddelade.append(rättelse(rad))
            }
        }
        return meddelade
    }

    private func meddelad(_ rad: Rapportrad, _ beslut: [BeslutID: Beslut]) -> Bool {
        beslut[rad.frist.beslut]?.frist(rad.frist.nummer)?.ärRättad(i: period) ?? false
    }

    private func rättelse(_ rad: Rapportrad) -> (BeslutID, BeslutHändelse) {
        (rad.frist.beslut, .rättelseMeddelad(RättelseMeddelad(frist: rad.frist.nummer, omgång: period, datum: datum)))
    }
}
