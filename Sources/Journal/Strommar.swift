public import EventStore
public import Handlaggning

// Vilken ström en händelse hör till: ett beslut, en omgång eller nämnden själv.
extension StreamName {
    public static let nämnd = StreamName(rawValue: "namnd")!

    /// Beslutets ström, `beslut:<uuid>`: allt som har hänt med just det.
    public static func beslut(_ id: BeslutID) -> StreamName { StreamName(rawValue: beslutsprefix + id.description)! }
    /// Omgångens ström, `omgang:<period>`, till exempel `omgang:2023K3`.
    public static func omgång(_ period: Kvartal) -> StreamName { StreamName(rawValue: omgångsprefix + period.description)! }

    /// Ingen ström med händelser, bara namnet på den som ett anspråk gäller.
    public static func person(_ id: PersonID) -> StreamName { StreamName(rawValue: personprefix + id.description)! }

    private static let personprefix = "person:"
    public static let beslutsprefix = "beslut:"
    public static let omgångsprefix = "omgang:"

    public var person: PersonID? { rest(efter: Self.personprefix).flatMap { PersonID($0) } }
    public var beslut: BeslutID? { rest(efter: Self.beslutsprefix).flatMap { BeslutID($0) } }
    public var omgång: Kvartal? { rest(efter: Self.omgångsprefix).flatMap { Kvartal($0) } }

    private func rest(efter prefix: String) -> Substring? { rawValue.hasPrefix(prefix) ? rawValue.dropFirst(prefix.count) : nil }
}
