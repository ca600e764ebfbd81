import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
import Reports

/// Answers which report an omgång has: the frozen one as it was frozen, otherwise computed now.
public struct Rapportläsning: Sendable {
    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// - Throws: `Avvisning` (`okand_namnd`, `okand_omgang`, `okand_position`), `PostgresError`.
    public func rapport(_ fråga: Rapportfråga) async throws -> Rapportsvar {
        try await läs(fråga) { läge, databas in
            let (ändrat, lämnade, sända, läsmodell) = try await databas.transaction(.readOnlySnapshot) { databas in
                let nu = try läge.underlagetNu(databas)
                return (try läge.ändrat(nu, databas), try läge.lämnade(databas), läge.sända(nu), try Läsmodelläge(fråga.nämnd, databas))
            }
            let öppning = Textöppning(installation.valv, fråga.nämnd)
            let öppnad = try await öppning.öppna(läge.rapport, databas)
            return Rapportsvar(
                rapport: öppnad, huvud: läge.huvud, sända: sända,
                sammanhang: Rapportsammanhang(
                    avsnitt: try await öppning.avsnitt(läge.omgång, föregående: läge.tidigare.last, läge.händelser),
                    osläppta: try öppning.osläppta(öppnad, till: läge.position, databas), versioner: läge.omgång.versioner,
                    fastställande: try läge.fastställande(ändrat),
                    missade: missadeOmgångar(läge.omgångar, till: fråga.period, lämnade: lämnade), läsmodell: läsmodell))
        }
    }

    /// The statistics of the same report. A frozen report's persons and sexes are those that were known when it was frozen.
    ///
    /// - Throws: as ``rapport(_:)``.
    public func statistik(_ fråga: Rapportfråga, tröskel: Statistiktröskel) async throws -> Statistiksvar {
        try await läs(fråga) { läge, databas in
            let (underlag, tidigare) = try await databas.transaction(.readOnlySnapshot) { databas in
                // One report at a time is held with its rows.
                let tidigare = try läge.tidigare.compactMap { try Omgångsläsning.rapport(fråga.nämnd, $0, databas).map { Omgångstal($0) } }
                return (try läge.underlag(databas), tidigare)
            }
            return Statistiksvar(
                statistik: Statistikrapport(
                    läge.rapport, underlag: underlag, tidigare: tidigare, tröskel: tröskel),
                huvud: läge.huvud)
        }
    }

    /// What is read later than the state itself is read at positions the state names, so that the two cannot disagree.
    private func läs<Svar: Sendable>(
        _ fråga: Rapportfråga, _ svar: @Sendable (Rapportläge, isolated Connection) async throws -> Svar
    ) async throws -> Svar {
        try await installation.pool.withConnection { databas in
            guard try LogSession.head(of: fråga.nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(fråga.nämnd) }
            try await Projektor(Fristprojektion()).följFörLäsare(fråga.nämnd, databas)
            let läge = try await databas.transaction(.readOnlySnapshot) { try Rapportläge(fråga, $0) }
            return try await svar(läge, databas)
        }
    }
}
