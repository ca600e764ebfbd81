public import EventStore
public import Handlaggning
public import Reports

/// Which report: an omgång's as it stands, or as it would be for another day or another position.
public struct Rapportfråga: Hashable, Sendable {
    public let nämnd: Tenant
    public let period: Kvartal
    /// Nil: the omgång's own.
    public let brytdatum: Datum?
    /// As known when the log had this length; nil: all of it.
    public let position: Position?

    public init(nämnd: Tenant, period: Kvartal, brytdatum: Datum? = nil, position: Position? = nil) {
        self.nämnd = nämnd
        self.period = period
        self.brytdatum = brytdatum
        self.position = position
    }

    var gällerEnAnnan: Bool { brytdatum != nil || position != nil }
}

/// A report ready to be shown: its texts opened, and what stands beside its content.
public struct Rapportsvar: Hashable, Sendable {
    public let rapport: Rapport
    public let huvud: Rapporthuvud
    /// The frister whose individrapport has been sent in this omgång.
    public let sända: Set<FristID>
    public let sammanhang: Rapportsammanhang
}

/// The statistics for fullmäktige. Numbers only.
public struct Statistiksvar: Hashable, Sendable {
    public let statistik: Statistikrapport
    public let huvud: Rapporthuvud
}
