import Handlaggning

/// A command that is decided against one beslut alone, and writes to it alone: it needs no more of the log than that stream.
struct Ensamt: Sendable {
    let beslut: BeslutID
    let avgör: @Sendable (Beslut?, Omständigheter) throws(Avvisning) -> [BeslutHändelse]
}

extension Kommando {
    /// Nil for a command that looks further than one beslut: FattaBeslut must not come between a person's gallring and the key's destruction.
    var ensamt: Ensamt? {
        switch self {
        case .registreraHändelse(let k): Ensamt(beslut: k.beslut) { läge, omst throws(Avvisning) in try k.avgör(läge, omst) }
        case .rättaUppgift(let k): Ensamt(beslut: k.beslut) { läge, omst throws(Avvisning) in try k.avgör(läge, omst) }
        case .släppText(let k): Ensamt(beslut: k.beslut) { läge, omst throws(Avvisning) in try k.avgör(läge, omst) }
        case .registreraNämnd, .fattaBeslut, .ersättBeslut, .registreraDödsfall, .makuleraBeslut, .återkallaHändelse, .öppnaOmgång,
            .skrivAvsnitt, .fastställRapport, .registreraInskick, .meddelaRättelse, .antaRapport, .överlämnaRapport, .föreslåGallring,
            .godkännGallring:
            nil
        }
    }
}
