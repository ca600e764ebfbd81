import EventStore
import Handlaggning
import Jobs
import Journal
import Postgres

/// What recurs, and when it comes next.
public struct Jobbschema: Hashable, Sendable {
    /// One time that it comes.
    public struct Gång: Hashable, Sendable {
        /// What it comes for: a local time, a date or an omgång.
        public let period: String
        /// The instant, or the date in Sweden of what is planned as soon as that begins.
        public let tid: String
    }

    /// As many as show the pattern.
    static let flest = 3

    public let namn: String
    public let slag: String
    /// In order; empty when nobody knows of any.
    public let nästa: [Gång]

    /// What comes by the clock, each day, each quarter, and for each nämnd as its next rounds are to be opened.
    ///
    /// - Throws: `PostgresError`.
    public static func alla(_ installation: Installation) async throws -> [Jobbschema] {
        try await installation.pool.withConnection { databas in
            let idag = try Klocka.idag(databas)
            let efterKlockan = try Jobbkörare.scheman.map { schema in
                Jobbschema(
                    namn: schema.name, slag: schema.kind,
                    nästa: try schema.next(flest, on: databas).map { Gång(period: $0.period, tid: $0.instant.iso8601) })
            }
            let nämndernas = try LogSession.tenants(on: databas).map { try omgångarna($0, idag, installation.katalog, databas) }
            return efterKlockan + dagliga(idag) + [kvartalsvis(idag)] + nämndernas
        }
    }

    private static func dagliga(_ idag: Datum) -> [Jobbschema] {
        [Läsmodellprövning.slag, Sigillering.slag, Påminnelsejobb.slag, Rensning.slag].map { slag in
            Jobbschema(namn: slag, slag: slag, nästa: (1...flest).map { Gång(idag.plus(dagar: $0)) })
        }
    }

    private static func kvartalsvis(_ idag: Datum) -> Jobbschema {
        let slag = Gallringskandidater.slag
        let kvartalen = sequence(first: Kvartal(kring: idag)?.efterföljande) { $0?.efterföljande }.prefix(flest).compactMap(\.self)
        return Jobbschema(namn: slag, slag: slag, nästa: kvartalen.map { Gång($0.förstaDag) })
    }

    private static func omgångarna(
        _ nämnd: Tenant, _ idag: Datum, _ katalog: Katalog, _ databas: isolated Connection
    ) throws -> Jobbschema {
        let plan = Omgångsplan(
            try Omgångsläsning.läs(nämnd, databas).omgångar, katalog, registrerad: try Omgångsläsning.registrerad(nämnd, databas))
        return Jobbschema(
            namn: "\(Omgångsöppning.slag) \(nämnd)", slag: Omgångsöppning.slag,
            nästa: plan.kommande(idag, flest: flest).map { Gång(period: $0.uppgifter.period.description, tid: $0.öppnas.description) })
    }
}

extension Jobbschema.Gång {
    fileprivate init(_ dag: Datum) { self.init(period: dag.description, tid: dag.description) }
}
