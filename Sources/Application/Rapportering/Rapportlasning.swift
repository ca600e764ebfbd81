import EventStore
import Handlaggning
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
        try await installation.pool.withConnection { databas in
            guard try LogSession.head(of: fråga.nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(fråga.nämnd) }
            try await Self.projektor.följFörLäsare(fråga.nämnd, databas)
            let svar = try await databas.transaction(.readOnlySnapshot) { databas in try läs(fråga, databas) }
            let öppnad = try await Textöppning(installation.valv, fråga.nämnd).öppna(svar.rapport, databas)
            return Rapportsvar(rapport: öppnad, huvud: svar.huvud, sända: svar.sända)
        }
    }

    private static let projektor = Projektor(Fristprojektion())

    private func läs(_ fråga: Rapportfråga, _ databas: isolated Connection) throws -> Rapportsvar {
        guard let uppgifter = try nämndsuppgifter(fråga.nämnd, databas) else { throw Nämndsession.oregistrerad(fråga.nämnd) }
        // How far the read model has followed the log: what is later is not known to this report.
        let följd = try Self.projektor.position(fråga.nämnd, databas)
        // Nobody has got anywhere yet: what is asked for is being written just now.
        guard följd > .zero else { throw Driftfel.importPågår }
        let position = fråga.position ?? följd
        guard position > .zero, position <= följd else {
            throw Avvisning(.okandPosition, fält: "position", "Loggens positioner går från 1 till \(följd).")
        }
        let omgångar = try Omgångsläsning.omgångar(fråga.nämnd, till: position, databas)
        guard let omgång = omgångar[fråga.period] else {
            throw Avvisning(.okandOmgang, fält: "period", "Omgången \(fråga.period) är inte öppnad. Öppna den med OppnaOmgang.")
        }
        if !fråga.gällerEnAnnan, let fastställd = omgång.fastställd, let version = omgång.fastställdVersion {
            return Rapportsvar(
                rapport: fastställd.rapport,
                huvud: Rapporthuvud(
                    nämnd: uppgifter, status: omgång.antagen == nil ? .fastställd : .antagen, version: version, position: fastställd.position,
                    sha256: fastställd.sha256),
                sända: try sända(fastställd.rapport, fråga.nämnd, databas))
        }
        let frågad = Omgångsuppgifter(
            period: fråga.period, etikett: omgång.uppgifter.etikett, brytdatum: fråga.brytdatum ?? omgång.uppgifter.brytdatum)
        let frister = try Fristläsning.underlag(fråga.nämnd, brytdatum: frågad.brytdatum, position: position, databas)
        let rapport = Rapport(
            nämnd: fråga.nämnd.rawValue, omgång: frågad, tidigare: omgångar.tidigare(än: fråga.period).map(\.uppgifter), underlag: frister)
        let sha256 = rapport.sha256
        let känd = omgång.versioner.firstIndex { $0.sha256 == sha256 }
        return Rapportsvar(
            rapport: rapport,
            huvud: Rapporthuvud(
                nämnd: uppgifter, status: .utkast, version: (känd ?? omgång.versioner.count) + 1, position: position.rawValue, sha256: sha256),
            sända: try sända(rapport, fråga.nämnd, databas))
    }

    /// What has been sent is told as known now, also for a frozen report: it stands outside the report's content.
    private func sända(_ rapport: Rapport, _ nämnd: Tenant, _ databas: isolated Connection) throws -> Set<FristID> {
        let frister = try Fristläsning.nuvarande(i: rapport, nämnd, databas)
        return Set(rapport.rader.filter { frister[$0.frist]?.lämnad($0, i: rapport.omgång.period) ?? false }.map(\.frist))
    }

    private func nämndsuppgifter(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Nämndsuppgifter? {
        for lagrad in try LogSession.read([.nämnd], of: nämnd, on: databas)[.nämnd] ?? [] {
            if case .nämnd(.nämndRegistrerad(let uppgifter)) = try Händelse(lagrad) { return uppgifter }
        }
        return nil
    }
}
