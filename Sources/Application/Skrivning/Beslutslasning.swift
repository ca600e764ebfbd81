import EventStore
import Handlaggning
import Journal
import Projections

extension BeslutID {
    /// The events of the beslut's stream, when this program can read every one of them.
    ///
    /// - Throws: `beslut_parkerat` when one is of a form that it cannot read or belongs elsewhere, and when the first does not begin a beslut:
    ///   nothing may be decided against a history that is known by half, and the read models follow it no further either.
    func lästa(_ lagrade: [StoredEvent]) throws(Avvisning) -> [(version: StreamVersion, händelse: BeslutHändelse)] {
        var händelser: [(version: StreamVersion, händelse: BeslutHändelse)] = []
        for lagrad in lagrade {
            guard let händelse = lagrad.beslutshändelse, !händelser.isEmpty || Beslut.läge(self, nil, efter: händelse) != nil else {
                throw Avvisning(
                    .beslutParkerat, fält: "beslut",
                    "Beslutet \(self) kan inte ändras: händelsen vid position \(lagrad.position) går inte att läsa. Uppgradera evb och kör evb "
                        + "projektion prova-om. Är det redan det nyaste, kör evb verifiera.")
            }
            händelser.append((lagrad.version, händelse))
        }
        return händelser
    }
}

extension Parkering {
    /// The same for one who reaches an enhet only: the beslut may be another's.
    static let någotKanVaraPersonens = Avvisning(
        .beslutParkerat, fält: "person",
        "Ett av nämndens beslut går inte att läsa, och kan vara personens. Den som sköter evb ser vilket med evb projektion lista.")

    /// Whose a beslut is that cannot be read is not known: what concerns all of a person's must wait for it.
    var kanVaraPersonens: Avvisning {
        Avvisning(
            .beslutParkerat, fält: "person",
            "Beslutet \(beslut?.description ?? ström.rawValue) kan vara personens, och händelsen vid position \(position) går inte att läsa. Uppgradera "
                + "evb och kör evb projektion prova-om. Är det redan det nyaste, kör evb verifiera.")
    }
}

extension StoredEvent {
    /// Nil for what this program cannot read as an event of a beslut.
    fileprivate var beslutshändelse: BeslutHändelse? {
        // Why not is told where the log is verified; here it is enough that nothing can be decided.
        do { if case .beslut(let händelse) = try Händelse(self) { return händelse } } catch { return nil }
        return nil
    }
}
