import EventStore
import FoundationEssentials
import Handlaggning
import Journal

/// A beslut with its identity opened, as far as the person's key still exists.
struct ÖppnatBeslut: Sendable {
    let läge: Beslut
    /// Nil when the person is erased, or the key is gone.
    let skyddat: SkyddadeBeslutsuppgifter?

    /// - Parameter nycklar: those of the events that say who it is; the others stay sealed.
    /// - Throws: `Formfel` for an event that this program cannot read; `SealingError` for one that was changed.
    init?(_ id: BeslutID, _ lagrade: [StoredEvent], _ nycklar: [UUID: SealingKey]) throws {
        var läge: Beslut?
        for lagrad in lagrade {
            let skyddat: Skyddat =
                ÖppnatBeslut.typer.contains(lagrad.type)
                ? try Försegling.öppna(lagrad, nyckel: lagrad.sealed.flatMap { nycklar[$0.keyID] }) : lagrad.sealed == nil ? .inget : .stängt
            guard case .beslut(let händelse) = try Händelse(lagrad, skyddat: skyddat) else { continue }
            Beslut.lägg(händelse, till: &läge, id)
        }
        guard let läge else { return nil }
        self.läge = läge
        guard läge.gallrat == nil, case .beslutFattat(let fattat)? = läge.historik.first?.händelse else {
            skyddat = nil
            return
        }
        skyddat = fattat.skyddat
    }

    /// What says, or corrects, who a beslut is about.
    static let typer: Set<String> = [BeslutHändelse.Typ.beslutFattat.rawValue, BeslutHändelse.Typ.uppgiftRättad.rawValue]

    /// The keys that opening the streams takes.
    static func nyckelnamn(_ strömmar: some Sequence<StoredEvent>) -> [UUID] {
        Array(Set(strömmar.lazy.filter { typer.contains($0.type) }.compactMap(\.sealed?.keyID)))
    }
}
