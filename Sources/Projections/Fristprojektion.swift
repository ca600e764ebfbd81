import EventStore
import Handlaggning
import Journal
import Postgres

/// The read model `frist_v3`: every frist with the positions between which each of its states was known.
///
/// Beside it follows which enhet each beslut belongs to, `Enhetsändringar`.
///
/// The rows follow from the beslut's own history, so the history is folded again for each beslut that a batch touches: it is short, and
/// there is then only one fold in the house.
public struct Fristprojektion: Projektion {
    public static let namn = "frist_v3"
    public var namn: String { Self.namn }

    public init() {}

    func tillämpa(_ händelser: [StoredEvent], nämnd: Tenant, _ bygge: Bygge, _ databas: isolated Connection) throws {
        guard let första = händelser.first, let sista = händelser.last else { return }
        let rörda = Set(händelser.map(\.stream).filter { $0.beslut != nil })
        let strömmar = try rörda.subtracting(Parkering.strömmar(namn, nämnd, databas)).sorted()
        let historier = try LogSession.read(strömmar, of: nämnd, on: databas)
        let medEnhet = Enhetsändringar.rörda(händelser)
        var (ändringar, enheter) = (Friständringar(), Enhetsändringar())
        for ström in strömmar {
            guard let beslut = ström.beslut, let händelser = historier[ström] else { continue }
            let historia = Fristhistoria(beslut, händelser.lazy.filter { $0.position <= sista.position }.map { HistoryEvent($0) })
            ändringar.lägg(historia.rader, ändradeFrån: första.position.rawValue)
            if medEnhet.contains(ström) { enheter.lägg(historia) }
            if let hinder = historia.hinder { try Parkering.parkera(hinder, namn, nämnd, databas) }
        }
        try ändringar.skriv(nämnd, bygge, databas)
        try enheter.skriv(nämnd, databas)
    }

    func vikOm(_ strömmar: [StreamName], nämnd: Tenant, till position: Position, _ bygge: Bygge, _ databas: isolated Connection) throws {
        var (ändringar, enheter) = (Friständringar(), Enhetsändringar())
        for (ström, händelser) in try LogSession.read(strömmar, of: nämnd, on: databas) {
            guard let beslut = ström.beslut else { continue }
            let historia = Fristhistoria(beslut, händelser.lazy.filter { $0.position <= position }.map { HistoryEvent($0) })
            ändringar.lägg(historia.rader, ändradeFrån: 0)
            enheter.lägg(historia)
            if let hinder = historia.hinder { try Parkering.parkera(hinder, namn, nämnd, databas) }
        }
        try databas.execute(
            bygge.sats("frist_forget") { "delete from \($0) where namnd = $1 and beslut = any($2)" },
            [.text(nämnd.rawValue), .uuids(strömmar.compactMap { $0.beslut?.uuid })])
        try ändringar.skriv(nämnd, bygge, databas)
        try enheter.skriv(nämnd, databas)
    }
}
