public import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
public import Reports

/// Answers what a nämnd has to do now: computed from the log when it is asked for, so that it is right also where no job runner is at work.
public struct Påminnelseläsning: Sendable {
    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// - Parameters:
    ///   - nämnd: nil for all of them.
    ///   - idag: the day they are computed for; nil: today in Sweden.
    /// - Throws: `Avvisning` (`okand_namnd`), `Driftfel` (`importPågår`), `Läsmodellfel`, `PostgresError`.
    public func lista(_ nämnd: Tenant?, idag: Datum? = nil) async throws -> Påminnelselista {
        let (idag, nämnder) = try await installation.pool.withConnection { databas in
            (try idag ?? Klocka.idag(databas), try nämnd.map { [$0] } ?? LogSession.tenants(on: databas))
        }
        var alla: [Påminnelselista.Nämnd] = []
        for nämnd in nämnder {
            let påminnelser = try await påminnelser(nämnd, idag: idag)
            let sedda = try await installation.pool.withConnection { try Påminnelselager.uppmärksammade(nämnd, $0) }
            alla.append(Påminnelselista.Nämnd(påminnelser, uppmärksammade: sedda))
        }
        return Påminnelselista(idag: idag, alla)
    }

    func påminnelser(_ nämnd: Tenant, idag: Datum) async throws -> Påminnelser {
        try await installation.pool.withConnection { databas in
            guard try LogSession.head(of: nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(nämnd) }
            try await Projektor(Fristprojektion()).följFörLäsare(nämnd, databas)
            let läge = try await databas.transaction(.readOnlySnapshot) { try Påminnelseläge(nämnd, $0) }
            return Påminnelser(läge, installation.katalog, idag: idag)
        }
    }
}

extension Påminnelseläge {
    /// In the caller's snapshot. The time is bounded by what is open and by the latest frozen report, not by what has been.
    init(_ nämnd: Tenant, _ databas: isolated Connection) throws {
        let position = try Projektor(Fristprojektion()).position(nämnd, databas)
        // Nobody has got anywhere yet: what is asked for is being written just now.
        guard position > .zero else { throw Driftfel.importPågår }
        let omgångar = try Omgångsläsning.läs(nämnd, till: position, databas).omgångar
        let fastställd = try omgångar.alla.last { $0.fastställdVersion != nil }.flatMap { try Omgångsläsning.rapport(nämnd, $0, databas) }
        let dagar = try Driftlarm(nämnd, databas)
        self.init(
            nämnd: nämnd.rawValue, omgångar, registrerad: try Omgångsläsning.registrerad(nämnd, databas),
            öppna: try Fristläsning.öppna(nämnd, databas),
            senaste: try fastställd.map {
                Fastställd($0, try Fristläsning.underlag(på: $0.rader.map(\.frist.beslut), nämnd, position: position, databas))
            },
            parkerade: dagar.parkerade, provetAvviker: dagar.provetAvviker, förseglingMisslyckad: dagar.förseglingMisslyckad,
            uppgivnaJobb: dagar.uppgivnaJobb)
    }
}
