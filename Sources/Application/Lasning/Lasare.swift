public import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
public import Reports
import Jobs

/// Everything that is read on somebody's behalf, in one place: what reaches a person passes here with the authority it is read by.
public struct Läsare: Sendable {
    let installation: Installation
    let behörighet: Behörighet

    var nämnd: Tenant { behörighet.nämnd }

    /// Lends a connection to read on behalf of the one who asks.
    func läs<Svar: Sendable>(_ arbete: @Sendable (isolated Connection) async throws -> Svar) async throws -> Svar {
        try await installation.pool.withConnection(arbete)
    }

    /// The same in one snapshot.
    func ögonblick<Svar: Sendable>(_ arbete: @Sendable (isolated Connection) async throws -> Svar) async throws -> Svar {
        try await läs { databas in try await databas.transaction(.readOnlySnapshot, arbete) }
    }

    func kräverRegistrerad(_ databas: isolated Connection) throws {
        guard try LogSession.head(of: nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(nämnd) }
    }
}

extension Installation {
    /// - Parameter behörighet: whose reading it is; it says which nämnd.
    public func läsare(_ behörighet: Behörighet) -> Läsare { Läsare(installation: self, behörighet: behörighet) }
}

// What other readers answer already. Errors are theirs.
extension Läsare {
    public func rapport(_ fråga: Omgångsfråga) async throws -> Rapportsvar { try await Rapportläsning(installation).rapport(fråga.hos(nämnd)) }

    public func statistik(_ fråga: Omgångsfråga, tröskel: Statistiktröskel) async throws -> Statistiksvar {
        try await Rapportläsning(installation).statistik(fråga.hos(nämnd), tröskel: tröskel)
    }

    /// With identity.
    public func individrapporter(_ fråga: Omgångsfråga) async throws -> Individrapporter {
        try await Individrapportläsning(installation).läs(fråga.hos(nämnd))
    }

    public func radförklaring(_ fråga: Omgångsfråga, _ beslut: BeslutID) async throws -> Radredogörelse {
        try await Radläsning(installation).redogörelse(fråga.hos(nämnd), beslut)
    }

    public func bevakning(idag: Datum?) async throws -> Bevakningslista { try await Bevakningsläsning(installation).lista(nämnd, idag: idag) }

    public func sigill() async throws -> [Seal] { try await Sigilläsning(installation).alla(nämnd) }

    public func jobb() async throws -> Jobblista { try await Jobblista(installation) }
}

/// Which report of a nämnd, before it is said which nämnd.
public struct Omgångsfråga: Hashable, Sendable {
    public let period: Kvartal
    public let brytdatum: Datum?
    public let position: Position?

    public init(period: Kvartal, brytdatum: Datum? = nil, position: Position? = nil) {
        self.period = period
        self.brytdatum = brytdatum
        self.position = position
    }

    func hos(_ nämnd: Tenant) -> Rapportfråga { Rapportfråga(nämnd: nämnd, period: period, brytdatum: brytdatum, position: position) }
}
