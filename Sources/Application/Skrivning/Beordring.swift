import EventStore
import FoundationEssentials
import Handlaggning
import Journal

/// Gives commands their identity: the keyed hashes that make a repeat recognisable without telling what was asked.
struct Beordring: Sendable {
    private let nyckel: SealingKey

    init(_ nyckel: SealingKey) { self.nyckel = nyckel }

    /// - Parameters:
    ///   - lika: this is the how-manieth identical line of its file, from 1; nil when it is from no file, and then meant anew each time. Counts
    ///     only for a line without an id of its own.
    ///   - körning: ties together what one import or one request led to.
    func beordra(_ rad: Kommandorad, lika: Int?, _ handlande: Handlande, körning: UUID, _ personanspråk: Claim? = nil) -> Beordrat {
        var källanspråk: Claim?
        var enhet: String?
        var begärt = rad.kanonisk
        if case .fattaBeslut(let beslut) = rad.kommando {
            enhet = beslut.uppgifter.enhet
            // A person's random id says nothing of what was asked: the same row is the same command also when the claim on it is forgotten.
            if let personanspråk { begärt = begärt.replacing(beslut.uppgifter.person.description, with: hex(personanspråk.digest)) }
            källanspråk = beslut.skyddat.källa.map { källa in
                Claim(kind: Källanspråk.slag, digest: hash("kalla", källa.system, källa.id), stream: .beslut(beslut.beslut))
            }
        }
        return Beordrat(
            kommando: rad.kommando,
            kuvert: Kuvert(
                id: rad.kommandoID?.uuid ?? lika.map { UUIDv8.make(from: hash("rad", rad.kanonisk, String($0))) } ?? UUIDv7.make(), digest: hash("kommando", begärt),
                metadata: Metadata(actor: rad.aktör ?? handlande.aktör, role: handlande.roll, unit: enhet, correlation: körning),
                källanspråk: källanspråk, personanspråk: personanspråk))
    }

    /// What two identical lines have in common.
    func radhash(_ rad: Kommandorad) -> [UInt8] { hash("lika", rad.kanonisk) }

    /// The parts are told apart by a NUL, which no text of ours contains.
    private func hash(_ delar: String...) -> [UInt8] { nyckel.digest(Array(delar.joined(separator: "\0").utf8)) }
}
