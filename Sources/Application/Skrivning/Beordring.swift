import EventStore
import FoundationEssentials
import Handlaggning
import Journal

/// Gives commands their identity: the keyed hashes that make a repeat recognisable without telling what was asked.
struct Beordring: Sendable {
    private let nyckel: SealingKey

    init(_ nyckel: SealingKey) { self.nyckel = nyckel }

    /// - Parameters:
    ///   - innehåll: the line's ``innehåll(_:)``.
    ///   - lika: this is the how-manieth identical line of its file, from 1; nil when it is from no file, and then meant anew each time. Counts
    ///     only for a line without an id of its own.
    ///   - körning: ties together what one import or one request led to.
    func beordra(
        _ rad: Kommandorad, innehåll: [UInt8], lika: Int?, _ handlande: Handlande, körning: UUID, _ personanspråk: Claim? = nil
    ) -> Beordrat {
        var källanspråk: Claim?
        var enhet: String?
        var digest = innehåll
        if case .fattaBeslut(let beslut) = rad.kommando {
            enhet = beslut.uppgifter.enhet
            // A person's random id says nothing of what was asked: the same row is the same command also when the claim on it is forgotten.
            if let personanspråk {
                digest = hash("rad", rad.kanonisk.replacing(beslut.uppgifter.person.description, with: hex(personanspråk.digest)))
            }
            källanspråk = beslut.skyddat.källa.map { källa in
                Claim(kind: Källanspråk.slag, digest: hash("kalla", källa.system, källa.id), stream: .beslut(beslut.beslut))
            }
        }
        return Beordrat(
            kommando: rad.kommando, handlande: handlande,
            kuvert: Kuvert(
                id: rad.kommandoID?.uuid ?? lika.map { id(innehåll, $0) } ?? UUIDv7.make(), digest: digest,
                metadata: Metadata(actor: rad.aktör ?? handlande.aktör, role: handlande.roll, unit: handlande.enhet ?? enhet, correlation: körning),
                källanspråk: källanspråk, personanspråk: personanspråk))
    }

    /// Keyed hash of what a line asks for: what two identical lines have in common, and what an id used anew is told apart by.
    /// An import is the same whoever runs it.
    func innehåll(_ rad: Kommandorad) -> [UInt8] { hash("rad", rad.kanonisk) }

    /// The same for what somebody asks for themselves: another who uses their id is not given their answer.
    func innehåll(_ rad: Kommandorad, av aktör: String) -> [UInt8] { hash("rad", rad.kanonisk, "av", aktör) }

    private func id(_ innehåll: [UInt8], _ lika: Int) -> UUID { UUIDv8.make(from: nyckel.digest(innehåll + Array(String(lika).utf8))) }

    /// The parts are told apart by a NUL, which no text of ours contains.
    private func hash(_ delar: String...) -> [UInt8] { nyckel.digest(Array(delar.joined(separator: "\0").utf8)) }
}
