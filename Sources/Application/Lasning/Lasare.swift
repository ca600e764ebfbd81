public import EventStore
public import Handlaggning
import Journal
import Logging
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

    /// Notes that somebody reads what points a person out, before it is read. What cannot be noted is not read.
    ///
    /// - Parameter vad: the beslut or the report.
    func anteckna(_ skäl: Läsningsskäl, _ vad: String) async throws {
        // The access log takes this over; until it does, the operator's log has it.
        installation.logger.notice(
            "an identified read", metadata: ["begaran": "\(skäl.begäran)", "roll": "\(behörighet.roll.rawValue)", "namnd": "\(nämnd)", "vad": "\(vad)"])
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

    /// With identity: noted in the access log before it is read.
    public func individrapporter(_ fråga: Omgångsfråga, _ skäl: Läsningsskäl) async throws -> Individrapporter {
        try await anteckna(skäl, "rapport \(fråga.period)")
        return try await Individrapportläsning(installation).läs(fråga.hos(nämnd))
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
