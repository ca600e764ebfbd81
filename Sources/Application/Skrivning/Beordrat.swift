import EventStore
import FoundationEssentials
import Handlaggning
import Journal

/// A command on its way to the log: what is asked, and what identifies it there.
struct Beordrat: Sendable {
    let kommando: Kommando
    let handlande: Handlande
    let kuvert: Kuvert

    /// The beslut whose histories the command is decided against, as far as the command itself names them.
    var beslut: [BeslutID] {
        switch kommando {
        case .fattaBeslut(let k): [k.beslut]
        case .registreraHändelse(let k): [k.beslut]
        case .ersättBeslut(let k): [k.beslut, k.nytt]
        case .makuleraBeslut(let k): [k.beslut]
        case .rättaUppgift(let k): [k.beslut]
        case .återkallaHändelse(let k): [k.beslut]
        case .släppText(let k): [k.beslut]
        case .registreraNämnd, .registreraDödsfall, .öppnaOmgång, .skrivAvsnitt, .fastställRapport, .registreraInskick, .meddelaRättelse,
            .antaRapport, .överlämnaRapport, .föreslåGallring, .godkännGallring:
            []
        }
    }

    /// The person that the command registers a beslut for.
    var nyttBeslutFör: PersonID? { if case .fattaBeslut(let k) = kommando { k.uppgifter.person } else { nil } }
}

/// What the log keeps of a command beside its events.
struct Kuvert: Sendable {
    /// The idempotency key.
    let id: UUID
    /// Keyed hash of what was asked: the same id with another content is refused.
    let digest: [UInt8]
    let metadata: Metadata
    /// The claim on its source system's id, when the command has one.
    let källanspråk: Claim?
    /// What a case system's person is found again by.
    var personanspråk: Claim?
}

/// What became of a command.
enum Svar: Hashable, Sendable {
    case utfört
    /// The same command was answered before; nothing happened now.
    case redanKänt
    case avvisat(Avvisning)
}
