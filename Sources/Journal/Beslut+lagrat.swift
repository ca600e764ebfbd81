public import EventStore
public import Handlaggning

extension Beslut {
    /// Läget efter ett besluts ström, utan att det förseglade öppnas; nil för en tom.
    ///
    /// - Throws: ``Formfel``.
    public static func läge(_ id: BeslutID, efter lagrade: some Sequence<StoredEvent>) throws -> Beslut? {
        var läge: Beslut?
        for lagrad in lagrade {
            guard case .beslut(let händelse) = try Händelse(lagrad) else { continue }
            Beslut.lägg(händelse, till: &läge, id)
        }
        return läge
    }
}
