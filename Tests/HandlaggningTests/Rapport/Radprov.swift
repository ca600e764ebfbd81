import Handlaggning
import HandlaggningSupport

/// Rapporten för 2023K3 (brytdatum 2023-08-31 om inget annat sägs) om nämnden bara hade ett beslut, med dessa händelser.
func rapport(
    _ händelser: [BeslutHändelse], period: String = "2023K3", brytdatum: String = "2023-08-31", tidigare: [Omgångsuppgifter] = []
) -> Rapport {
    let underlag = Beslut.läge(.nr(1), efter: händelser)?.underlag ?? []
    return Rapport(nämnd: "SN", omgång: .exempel(period, brytdatum), tidigare: tidigare.map { TidigareOmgång($0) }, underlag: underlag)
}

/// Rubriken och utfallet för rapportens enda rad; nil när den inte har någon.
struct Plats: Hashable, Sendable {
    let rubrik: Rubrik
    let utfall: Utfall

    init(_ rubrik: Rubrik, _ utfall: Utfall) { (self.rubrik, self.utfall) = (rubrik, utfall) }
}

extension Rapport {
    var plats: Plats? { rader.first.map { Plats($0.rubrik, $0.utfall) } }
}
