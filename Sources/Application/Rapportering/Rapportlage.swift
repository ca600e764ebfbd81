import EventStore
import Handlaggning
import Journal
import Postgres
import Projections
import Reports

/// An omgång and its report, read in one snapshot.
struct Rapportläge {
    let omgångar: Omgångar
    let omgång: Omgång
    /// The omgångar's events, for their texts and for where they stand in the chain.
    let händelser: [StoredEvent]
    let rapport: Rapport
    let huvud: Rapporthuvud
    /// Nothing later than this is in the answer.
    let position: Position
    private let nämnd: Tenant
    private let frusen: Beräkning?

    init(_ fråga: Rapportfråga, _ databas: isolated Connection) throws {
        nämnd = fråga.nämnd
        guard let uppgifter = try Self.nämndsuppgifter(nämnd, databas) else { throw Nämndsession.oregistrerad(nämnd) }
        // How far the read model has followed the log: what is later is not known to this report.
        let följd = try Projektor(Fristprojektion()).position(nämnd, databas)
        // Nobody has got anywhere yet: what is asked for is being written just now.
        guard följd > .zero else { throw Driftfel.importPågår }
        position = fråga.position ?? följd
        guard position > .zero, position <= följd else {
            throw Rapportfråga.okändPosition(följd)
        }
        händelser = try Omgångsläsning.händelser(nämnd, till: position, databas)
        omgångar = try Omgångsläsning.omgångar(ur: händelser)
        omgång = try fråga.omgång(i: omgångar)
        if !fråga.gällerEnAnnan, let fastställd = omgång.fastställd, let version = omgång.fastställdVersion {
            frusen = fastställd
            rapport = fastställd.rapport
            huvud = Rapporthuvud(
                nämnd: uppgifter, status: omgång.antagen == nil ? .fastställd : .antagen, version: version, position: fastställd.position,
                sha256: fastställd.sha256, antagen: omgång.antagen, överlämnad: omgång.överlämnad,
                sigill: try Self.fastställandet(fråga.period, händelser).flatMap { try Sigilläsning.bevis($0, databas) })
            return
        }
        frusen = nil
        let frågad = Omgångsuppgifter(
            period: fråga.period, etikett: omgång.uppgifter.etikett, brytdatum: fråga.brytdatum ?? omgång.uppgifter.brytdatum)
        rapport = Rapport(
            nämnd: nämnd.rawValue, omgång: frågad, tidigare: omgångar.tidigare(än: fråga.period).map(\.somTidigare),
            underlag: try Fristläsning.underlag(
                nämnd, brytdatum: frågad.brytdatum, förra: omgångar.förra(före: fråga.period), position: position, databas))
        let sha256 = rapport.sha256
        let känd = omgång.versioner.firstIndex { $0.sha256 == sha256 }
        huvud = Rapporthuvud(
            nämnd: uppgifter, status: .utkast, version: (känd ?? omgång.versioner.count) + 1, position: position.rawValue, sha256: sha256)
    }

    var tidigare: [Omgång] { omgångar.tidigare(än: omgång.uppgifter.period) }

    var versioner: [Rapportversion] {
        omgång.versioner.enumerated().map { nr, beräkning in
            Rapportversion(version: nr + 1, position: beräkning.position, sha256: beräkning.sha256, rader: beräkning.rapport.rader.count)
        }
    }

    private static func nämndsuppgifter(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Nämndsuppgifter? {
        for lagrad in try LogSession.read([.nämnd], of: nämnd, on: databas)[.nämnd] ?? [] {
            if case .nämnd(.nämndRegistrerad(let uppgifter)) = try Händelse(lagrad) { return uppgifter }
        }
        return nil
    }
}

// What stands beside the content, and needs the read model.
extension Rapportläge {
    /// The frister of the report's rows, as they were known at the position it builds on.
    func underlag(_ databas: isolated Connection) throws -> [Fristunderlag] {
        try Fristläsning.underlag(
            nämnd, brytdatum: rapport.omgång.brytdatum, förra: omgångar.förra(före: omgång.uppgifter.period),
            position: frusen.map { Position(rawValue: $0.position) } ?? position, databas)
    }

    /// The same report with all that is known now.
    func ändrat(_ databas: isolated Connection) throws -> Rapport {
        guard frusen != nil else { return rapport }
        let underlag = try Fristläsning.underlag(
            nämnd, brytdatum: rapport.omgång.brytdatum, förra: omgångar.förra(före: omgång.uppgifter.period), position: position, databas)
        return Rapport(nämnd: nämnd.rawValue, omgång: rapport.omgång, tidigare: tidigare.map(\.somTidigare), underlag: underlag)
    }

    /// The earlier omgångar in which something has been sent.
    func lämnade(_ databas: isolated Connection) throws -> Set<Kvartal> {
        try Fristläsning.lämnade(nämnd, av: tidigare.map(\.uppgifter.period), position: position, databas)
    }

    /// What has been sent stands outside the report's content: as known at the position asked for, otherwise now, also for a frozen report.
    func sända(_ databas: isolated Connection) throws -> Set<FristID> {
        let frister = try Fristläsning.frister(på: rapport.rader.map(\.frist.beslut), nämnd, position: position, databas)
        return Set(rapport.rader.filter { frister[$0.frist]?.lämnad($0, i: rapport.omgång.period) ?? false }.map(\.frist))
    }

    func fastställande(_ ändrad: Rapport) throws -> Fastställande? {
        guard let frusen, let lagrad = try Self.fastställandet(omgång.uppgifter.period, händelser) else { return nil }
        return Fastställande(
            position: lagrad.position.rawValue, kedjehash: hex(lagrad.hash), avvikelser: Rapportskillnad(från: frusen.rapport, till: ändrad))
    }

    /// The event that froze the omgång's report.
    private static func fastställandet(_ period: Kvartal, _ händelser: [StoredEvent]) throws -> StoredEvent? {
        try händelser.first { lagrad in
            guard lagrad.stream.omgång == period, case .omgång(.rapportFastställd) = try Händelse(lagrad) else { return false }
            return true
        }
    }
}

extension Omgångar {
    /// The latest frozen omgång before a period: what was finally reported by then needs no reading.
    func förra(före period: Kvartal) -> (brytdatum: Datum, position: Position)? {
        guard let förra = tidigare(än: period).last(where: { $0.fastställdVersion != nil }), let fastställd = förra.fastställd else { return nil }
        return (förra.uppgifter.brytdatum, Position(rawValue: fastställd.position))
    }
}

/// The quarters before the period whose reporting to IVO did not come about, from the nämnd's first omgång on.
///
/// - Parameter lämnade: the omgångar in which something has been sent.
func missadeOmgångar(_ omgångar: Omgångar, till period: Kvartal, lämnade: Set<Kvartal>) -> [MissadOmgång] {
    guard let första = omgångar.alla.first?.uppgifter.period else { return [] }
    return (första.år...max(första.år, period.år)).flatMap { år in (1...4).compactMap { Kvartal(år, $0) } }
        .filter { $0 >= första && $0 < period }
        .compactMap { kvartal in
            guard let omgång = omgångar[kvartal] else { return .ejÖppnad(kvartal) }
            guard !lämnade.contains(kvartal) else { return nil }
            let attLämna = omgång.fastställd.map { $0.rapport.rader.contains { $0.inskicksart != nil } } ?? true
            return attLämna ? .ejLämnad(kvartal) : nil
        }
}
