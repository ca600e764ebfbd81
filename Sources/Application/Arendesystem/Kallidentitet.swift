import EventStore
import Handlaggning
import Journal

/// Gives what comes from a case system the same identity every time: keyed hashes, so that an id does not tell the source's.
struct Källidentitet: Sendable {
    let system: String
    let nyckel: SealingKey

    /// - Parameter id: the source's id of the record that is a beslut of ours.
    func beslut(_ id: String) -> BeslutID { identitet("beslut", system, id) }

    /// What the services of one decision have in common.
    func grupp(_ id: String) -> BeslutsgruppID { identitet("beslutsgrupp", system, id) }

    /// What a person is looked up by: the same whatever system says the number. Never an id, and never in the log: the numbers there are can
    /// be gone through one by one.
    func persondigest(personnummer: String) -> [UInt8] { digest(["personnummer", personnummer]) }

    func persondigest(id: String) -> [UInt8] { digest(["person", system, id]) }

    /// The key of the command that a record leads to in one of its roles.
    func kommando(_ slag: Källslag, _ id: String, _ roll: Källroll) -> ID<Kommando> {
        identitet("kommando", system, slag.rawValue, id, roll.rawValue)
    }

    private func digest(_ delar: [String]) -> [UInt8] {
        nyckel.digest(Array((["arendesystem"] + delar).map { "\($0.utf8.count):\($0)" }.joined().utf8))
    }

    /// The parts are told apart by their lengths.
    private func identitet<Av>(_ delar: String...) -> ID<Av> { ID(UUIDv8.make(from: digest(delar))) }
}

/// What a record can lead to; each gives at most one command.
enum Källroll: String, Sendable {
    case fatta, start, slut
}
