extension Kommando {
    /// Beslutet som kommandot gäller; nil för ett kommando som inte gäller ett visst beslut.
    public var beslut: BeslutID? {
        switch self {
        case .fattaBeslut(let k): k.beslut
        case .registreraHändelse(let k): k.beslut
        case .ersättBeslut(let k): k.beslut
        case .makuleraBeslut(let k): k.beslut
        case .rättaUppgift(let k): k.beslut
        case .återkallaHändelse(let k): k.beslut
        case .släppText(let k): k.beslut
        case .registreraNämnd, .registreraDödsfall, .öppnaOmgång, .skrivAvsnitt, .fastställRapport, .registreraInskick, .meddelaRättelse,
            .antaRapport, .överlämnaRapport, .föreslåGallring, .godkännGallring:
            nil
        }
    }

    /// Beslutet som kommandot ändrar; nil också för `FattaBeslut`, som gör ett nytt.
    public var ändratBeslut: BeslutID? {
        if case .fattaBeslut = self { nil } else { beslut }
    }

    /// Omgången som kommandot ändrar, eller bygger på; nil också för `OppnaOmgang`, som gör en ny.
    public var ändradOmgång: Kvartal? {
        switch self {
        case .skrivAvsnitt(let k): k.period
        case .fastställRapport(let k): k.period
        case .registreraInskick(let k): k.period
        case .meddelaRättelse(let k): k.period
        case .antaRapport(let k): k.period
        case .överlämnaRapport(let k): k.period
        case .registreraNämnd, .fattaBeslut, .registreraHändelse, .ersättBeslut, .registreraDödsfall, .makuleraBeslut, .rättaUppgift,
            .återkallaHändelse, .släppText, .öppnaOmgång, .föreslåGallring, .godkännGallring:
            nil
        }
    }
}
