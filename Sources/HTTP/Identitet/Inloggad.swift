public import Application
public import EventStore
public import FoundationEssentials
public import Handlaggning

/// A person, or a program with an owner, as a token proves them.
public struct Inloggad: Hashable, Sendable {
    /// The actor of what is written: in the log's own alphabet.
    public let subjekt: String
    /// The least powerful first. Nobody has to have one: they are then known, and may nothing.
    public let uppdrag: [Uppdrag]
    /// When the token, and with it this, ends.
    public let upphör: Date
    /// Who answers for a program; nil for a person.
    public let ägare: String?

    public init(subjekt: String, uppdrag: [Uppdrag], upphör: Date, ägare: String? = nil) {
        self.subjekt = subjekt
        self.uppdrag = uppdrag.sorted()
        self.upphör = upphör
        self.ägare = ägare
    }

    /// The assignment under which something may be done: of several that permit it, the least powerful.
    ///
    /// - Parameters:
    ///   - åtgärd: what is to be done, as the matrix has it.
    ///   - nämnd: where.
    ///   - valt: the assignment that is meant, for who has several, as one with two units; nil for whichever comes first.
    /// - Throws: `ej_behorig`. A nämnd of which one has no assignment is refused as one that does not exist.
    public func behörighet(för åtgärd: Åtgärd, nämnd: Tenant, valt: Uppdrag? = nil) throws(Åtkomstfel) -> Behörighet {
        let första = uppdrag.first { uppdrag in
            uppdrag.nämnd == nämnd && (valt == nil || uppdrag == valt) && Behörighetsmatris.gällande.räckvidd(uppdrag.roll, åtgärd) != nil
        }
        guard let första else { throw .ejBehörig }
        // What reaches the whole nämnd reaches it also for one whose beslut are an enhet's.
        let nårNämnden = Behörighetsmatris.gällande.räckvidd(första.roll, åtgärd) == .nämnden
        return Behörighet(subjekt: subjekt, roll: första.roll, nämnd: första.nämnd, enhet: nårNämnden ? nil : första.enhet)
    }

    /// Whether any command at all could be theirs in the nämnd: asked before a body is read.
    func kanGeKommandon(hos nämnd: Tenant) -> Bool { uppdrag.contains { $0.nämnd == nämnd && Self.skrivande.contains($0.roll) } }

    private static let skrivande = Set(Roll.allCases.filter { !$0.fårTillföra.isEmpty })

    /// The assignment under which something of the installation's may be done, in whichever nämnd it is held.
    ///
    /// - Throws: `ej_behorig`, also for what belongs to a nämnd.
    public func behörighet(för åtgärd: Åtgärd) throws(Åtkomstfel) -> Behörighet {
        let första = uppdrag.first { Behörighetsmatris.gällande.räckvidd($0.roll, åtgärd) == .installationen }
        guard let första else { throw .ejBehörig }
        return Behörighet(subjekt: subjekt, roll: första.roll, nämnd: första.nämnd, enhet: första.enhet)
    }
}
