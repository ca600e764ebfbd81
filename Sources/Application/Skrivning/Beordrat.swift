import EventStore
import FoundationEssentials
import Handlaggning
import Journal

/// A command on its way to the log: what is asked, and what identifies it there.
struct Beordrat: Sendable {
    let kommando: Kommando
    let handlande: Handlande
    let kuvert: Kuvert
    /// The digest of the report that the one who asks has read and wants frozen; nil for the report as it is.
    var läst: String?

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

    /// The stream whose version the command builds on, or begins.
    var ström: StreamName? {
        if case .öppnaOmgång(let k) = kommando { return .omgång(k.uppgifter.period) }
        return kommando.beslut.map { .beslut($0) } ?? kommando.ändradOmgång.map { .omgång($0) }
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
enum Kommandoutfall: Hashable, Sendable {
    case utfört
    /// The same command was answered before; nothing happened now.
    case redanKänt
    case avvisat(Avvisning)
}
