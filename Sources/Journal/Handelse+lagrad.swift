import CanonicalJSON
public import EventStore
import Handlaggning

extension Händelse {
    /// Läser en händelse ur loggen utan att öppna det förseglade.
    ///
    /// - Throws: ``Formfel``; `JSONError` när data inte är JSON, vilket bara en skadad logg kan ge.
    public init(_ lagrad: StoredEvent) throws {
        try self.init(lagrad, skyddat: lagrad.sealed == nil ? .inget : .stängt)
    }

    /// - Parameter skyddat: det förseglade så som det gick att öppna.
    public init(_ lagrad: StoredEvent, skyddat: Skyddat) throws {
        try self.init(typ: lagrad.type, version: lagrad.typeVersion, data: try JSON(parsing: lagrad.data), skyddat: skyddat)
    }
}
