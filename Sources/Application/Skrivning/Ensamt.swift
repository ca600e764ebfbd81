import Handlaggning

/// A command that is decided against one beslut alone, and writes to it alone: it needs no more of the log than that stream.
struct Ensamt: Sendable {
    let beslut: BeslutID
    /// The person of a beslut that the command begins; otherwise the beslut knows.
    let person: PersonID?
    let avgör: @Sendable (Beslut?, Omständigheter) throws(Avvisning) -> [BeslutHändelse]
}

extension Kommando {
    /// Nil for a command that looks further than one beslut.
    var ensamt: Ensamt? {
        switch self {
        case .fattaBeslut(let k): Ensamt(beslut: k.beslut, person: k.uppgifter.person) { läge, omst throws(Avvisning) in try k.avgör(läge, omst) }
        case .registreraHändelse(let k): Ensamt(beslut: k.beslut, person: nil) { läge, omst throws(Avvisning) in try k.avgör(läge, omst) }
        case .rättaUppgift(let k): Ensamt(beslut: k.beslut, person: nil) { läge, omst throws(Avvisning) in try k.avgör(läge, omst) }
        case .släppText(let k): Ensamt(beslut: k.beslut, person: nil) { läge, omst throws(Avvisning) in try k.avgör(läge, omst) }
        case .registreraNämnd, .ersättBeslut, .registreraDödsfall, .makuleraBeslut, .återkallaHändelse, .öppnaOmgång, .skrivAvsnitt,
            .fastställRapport, .registreraInskick, .meddelaRättelse, .antaRapport, .överlämnaRapport:
            nil
        }
    }
}
