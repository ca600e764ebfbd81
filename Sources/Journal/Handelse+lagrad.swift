import CanonicalJSON
public import EventStore
import Handlaggning

extension Händelse {
    /// Läser en händelse ur loggen utan att öppna det förseglade.
    ///
    /// - Throws: ``Formfel``, med positionen.
    public init(_ lagrad: StoredEvent) throws {
        try self.init(lagrad, skyddat: lagrad.sealed == nil ? .inget : .stängt)
    }

    /// - Parameters:
    ///   - lagrad: händelsen som den står i loggen.
    ///   - skyddat: det förseglade så som det gick att öppna.
    public init(_ lagrad: StoredEvent, skyddat: Skyddat) throws {
        func fel(_ orsak: Formfel.Orsak) -> Formfel {
            Formfel(typ: lagrad.type, version: lagrad.typeVersion, orsak: orsak, position: lagrad.position.rawValue)
        }
        let data: JSON
        do throws(JSONError) { data = try JSON(parsing: lagrad.data) } catch { throw fel(.ejJSON) }
        do {
            try self.init(typ: lagrad.type, version: lagrad.typeVersion, data: data, skyddat: skyddat)
        } catch let skada as Formfel {
            throw fel(skada.orsak)
        }
    }
}
