import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
import Reports

/// Answers which report an omgång has: the frozen one as it was frozen, otherwise computed now.
public struct Rapportläsning: Sendable {
    private let rum: Läsrum

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks. A room that reaches only an enhet gives no report: it would be another than the nämnd's.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// Without identity: what nobody has released is held back from everybody but the program.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`, `okand_omgang`, `okand_position`, `ej_behorig`), `PostgresError`.
    public func rapport(_ fråga: Rapportfråga) async throws -> Rapportsvar {
        try await rapport(fråga, osläppt: rum.behörighet == nil)
    }

    /// - Parameter osläppt: also the texts that may point somebody out and that nobody has released: for one who is noted in the access log.
    func rapport(_ fråga: Rapportfråga, osläppt: Bool) async throws -> Rapportsvar {
        try await läs(fråga) { läge, databas in
            let nu = try läge.underlagetNu(databas)
            let (ändrat, lämnade) = (try läge.ändrat(nu, databas), try läge.lämnade(databas))
            let (rapport, avsnitt, osläppta) = try await rum.läsFörseglat(databas) { try await texter(läge, fråga.nämnd, osläppt: osläppt, $0) }
            return Rapportsvar(
                rapport: rapport, huvud: läge.huvud, sända: läge.sända(nu),
                sammanhang: Rapportsammanhang(
                    avsnitt: avsnitt, osläppta: osläppta, versioner: läge.omgång.versioner, fastställande: try läge.fastställande(ändrat),
                    missade: missadeOmgångar(läge.omgångar, till: fråga.period, lämnade: lämnade), läsmodell: try Läsmodelläge(fråga.nämnd, databas)))
        }
    }

    /// The report with its texts opened, and then closed again before they leave here: what nobody has released, unless it may be read; and, where
    /// the sealed may not be read, what the report does not print.
    private func texter(
        _ läge: Rapportläge, _ nämnd: Tenant, osläppt: Bool, _ databas: isolated Connection
    ) async throws -> (rapport: Rapport, avsnitt: [Avsnitt], osläppta: Set<FristID>) {
        let öppning = Textöppning(rum.installation.valv, nämnd)
        let öppnad = try await öppning.öppna(läge.rapport, databas)
        let osläppta = try öppning.osläppta(öppnad, till: läge.släppt, databas)
        let händelser = rum.fårLäsaFörseglat ? läge.händelser : try Omgångsläsning.händelser(nämnd, till: läge.position, databas)
        let avsnitt = try await öppning.avsnitt(läge.omgång, föregående: läge.tidigare.last, händelser)
        let rader = öppnad.rader.map { rad in
            guard let text = rad.text else { return rad }
            if !osläppt, osläppta.contains(rad.frist) { return rad.med(text: Fritext(hash: text.hash, innehåll: .innehållen)) }
            if !rum.fårLäsaFörseglat, !rad.tryckerText { return rad.med(text: Fritext(hash: text.hash, innehåll: .stängt)) }
            return rad
        }
        let tryckta = Set(rader.filter(\.tryckerText).map(\.frist))
        return (Rapport(nämnd: öppnad.nämnd, omgång: öppnad.omgång, rader: rader), avsnitt, osläppta.intersection(tryckta))
    }

    /// The statistics of the same report. A frozen report's persons and sexes are those that were known when it was frozen.
    ///
    /// - Throws: as ``rapport(_:)``.
    public func statistik(_ fråga: Rapportfråga, tröskel: Statistiktröskel) async throws -> Statistiksvar {
        try await läs(fråga) { läge, databas in
            // One report at a time is held with its rows.
            let tidigare = try läge.tidigare.compactMap { try Omgångsläsning.rapport(fråga.nämnd, $0, databas).map { Omgångstal($0) } }
            return Statistiksvar(
                statistik: Statistikrapport(
                    läge.rapport, underlag: try läge.underlag(databas), tidigare: tidigare, tröskel: tröskel),
                huvud: läge.huvud)
        }
    }

    /// All in one snapshot, so that nothing in the answer can disagree.
    private func läs<Svar: Sendable>(
        _ fråga: Rapportfråga, _ svar: @Sendable (Rapportläge, isolated Connection) async throws -> Svar
    ) async throws -> Svar {
        if rum.behörighet?.enhet != nil {
            throw Avvisning(.ejBehorig, fält: "namnd", "Rapporten gäller hela nämnden och lämnas inte ut till den som bara når en enhet.")
        }
        try await rum.följ(fråga.nämnd)
        return try await rum.läs { databas in try await svar(try Rapportläge(fråga, databas), databas) }
    }
}
