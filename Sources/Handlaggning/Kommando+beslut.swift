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
}
