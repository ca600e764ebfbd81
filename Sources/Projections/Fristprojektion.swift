public import EventStore
import Handlaggning
import Journal
public import Postgres

/// The read model `readmodel.frist_v2`: every frist with the positions between which each of its states was known.
///
/// The rows follow from the beslut's own history, so the history is folded again for each beslut that a batch touches: it is short, and
/// there is then only one fold in the house.
public struct Fristprojektion: Projektion {
    public let namn = "frist_v2"

    public init() {}

    public func tillämpa(_ händelser: [StoredEvent], nämnd: Tenant, _ databas: isolated Connection) throws {
        guard let första = händelser.first, let sista = händelser.last else { return }
        let strömmar = Set(händelser.map(\.stream).filter { $0.beslut != nil }).sorted { $0.rawValue < $1.rawValue }
        let historier = try LogSession.read(strömmar, of: nämnd, on: databas)
        var ändringar = Friständringar()
        for ström in strömmar {
            guard let beslut = ström.beslut, let händelser = historier[ström] else { continue }
            let rader = try Fristhistoria.rader(beslut, händelser.filter { $0.position <= sista.position })
            ändringar.lägg(rader, ändradeFrån: första.position.rawValue)
        }
        try ändringar.skriv(nämnd, databas)
    }

    public func töm(nämnd: Tenant, _ databas: isolated Connection) throws {
        try databas.execute(Self.radera, [.text(nämnd.rawValue)])
    }

    private static let radera = Statement("frist_clear", "delete from readmodel.frist_v2 where namnd = $1")
}

/// One beslut's frister as its history made them known.
enum Fristhistoria {
    /// Every state that a frist has been known to have, in the order they became known.
    static func rader(_ beslut: BeslutID, _ händelser: [StoredEvent]) throws -> [Fristrad] {
        var läge: Beslut?
        var rader: [Fristrad] = []
        var nuvarande: [FristNummer: Int] = [:]
        for lagrad in händelser {
            guard case .beslut(let händelse) = try Händelse(lagrad) else { continue }
            läge = Beslut.läge(beslut, läge, efter: händelse)
            for underlag in läge?.underlag ?? [] {
                let nummer = underlag.frist.nummer
                if let plats = nuvarande[nummer] {
                    if rader[plats].underlag == underlag { continue }
                    rader[plats].kändTill = lagrad.position.rawValue
                }
                nuvarande[nummer] = rader.count
                rader.append(Fristrad(underlag, kändFrån: lagrad.position.rawValue))
            }
        }
        return rader
    }
}
