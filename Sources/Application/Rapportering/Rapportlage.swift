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
    /// Until where somebody's release of a text counts: a frozen report prints as when it was frozen, whatever is released or recalled since.
    let släppt: Position
    private let frusen: Rapportversion?
    /// What a draft is made of; nil for a frozen report.
    private let utkastets: [Fristunderlag]?

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
        let lästa = try Omgångsläsning.läs(nämnd, till: position, databas)
        (händelser, omgångar) = (lästa.händelser, lästa.omgångar)
        omgång = try fråga.omgång(i: omgångar)
        let omgångsversion = fråga.gällerEnAnnan ? nil : lästa.strömmar[.omgång(fråga.period)]?.rawValue
        if !fråga.gällerEnAnnan, let fastställd = omgång.fastställd, let frusna = try Omgångsläsning.rapport(nämnd, omgång, databas) {
            let fastställandet = try Self.fastställandet(fråga.period, händelser)
            (frusen, utkastets, släppt) = (fastställd, nil, fastställandet?.position ?? position)
            rapport = frusna
            huvud = Rapporthuvud(
                nämnd: uppgifter, status: omgång.antagen == nil ? .fastställd : .antagen, version: fastställd.version, position: fastställd.position,
                sha256: fastställd.sha256, antagen: omgång.antagen, överlämnad: omgång.överlämnad,
                sigill: try fastställandet.flatMap { try Sigilläsning.bevis($0, databas) },
                omgångsversion: omgångsversion)
            return
        }
        (frusen, släppt) = (nil, position)
        let frågad = Omgångsuppgifter(
            period: fråga.period, etikett: omgång.uppgifter.etikett, brytdatum: fråga.brytdatum ?? omgång.uppgifter.brytdatum)
        let underlag = try Fristläsning.underlag(
            nämnd, brytdatum: frågad.brytdatum, förra: omgångar.förra(före: fråga.period), position: position, databas)
        utkastets = underlag
        rapport = Rapport(
            nämnd: nämnd.rawValue, omgång: frågad,
            tidigare: try Omgångsläsning.tidigare(än: fråga.period, omgångar, underlag, nämnd, databas), underlag: underlag)
        let sha256 = rapport.sha256
        // As a draft is written anew only when it differs from the latest.
        let utkast = omgång.versioner.count + (omgång.versioner.last?.sha256 == sha256 ? 0 : 1)
        huvud = Rapporthuvud(
            nämnd: uppgifter, status: .utkast, version: utkast, position: position.rawValue, sha256: sha256,
            omgångsversion: omgångsversion)
    }

    var tidigare: [Omgång] { omgångar.tidigare(än: omgång.uppgifter.period) }

    static func nämndsuppgifter(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Nämndsuppgifter? {
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
        try utkastets ?? underlag(vid: frusen.map { Position(rawValue: $0.position) } ?? position, databas)
    }

    /// The same, as they are known now: every frist that is in the report or would be.
    func underlagetNu(_ databas: isolated Connection) throws -> [Fristunderlag] { try utkastets ?? underlag(vid: position, databas) }

    private func underlag(vid position: Position, _ databas: isolated Connection) throws -> [Fristunderlag] {
        try Fristläsning.underlag(
            nämnd, brytdatum: rapport.omgång.brytdatum, förra: omgångar.förra(före: omgång.uppgifter.period), position: position, databas)
    }

    /// The same report with all that is known now.
    func ändrat(_ nu: [Fristunderlag], _ databas: isolated Connection) throws -> Rapport {
        guard frusen != nil else { return rapport }
        let tidigare = try Omgångsläsning.tidigare(än: omgång.uppgifter.period, omgångar, nu, nämnd, databas)
        return Rapport(nämnd: nämnd.rawValue, omgång: rapport.omgång, tidigare: tidigare, underlag: nu)
    }

    /// The earlier omgångar in which something has been sent.
    func lämnade(_ databas: isolated Connection) throws -> Set<Kvartal> {
        try Fristläsning.lämnade(nämnd, av: tidigare.map(\.uppgifter.period), position: position, databas)
    }

    /// What has been sent stands outside the report's content: as known at the position asked for, otherwise now, also for a frozen report.
    ///
    /// - Parameter nu: ``underlagetNu(_:)``. A frist that has been sent can be shown by the report it was sent in, so it is among them.
    func sända(_ nu: [Fristunderlag]) -> Set<FristID> {
        let lämnade = Dictionary(nu.lazy.filter { !$0.frist.inskick.isEmpty }.map { ($0.id, $0.frist) }) { första, _ in första }
        guard !lämnade.isEmpty else { return [] }
        return Set(rapport.rader.filter { lämnade[$0.frist]?.lämnad($0, i: rapport.omgång.period) ?? false }.map(\.frist))
    }

    func fastställande(_ ändrad: Rapport) throws -> Fastställande? {
        guard frusen != nil, let lagrad = try Self.fastställandet(omgång.uppgifter.period, händelser) else { return nil }
        return Fastställande(
            position: lagrad.position.rawValue, kedjehash: hex(lagrad.hash), avvikelser: Rapportskillnad(från: rapport, till: ändrad))
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
            let attLämna = omgång.fastställd.map { $0.rader > $0.rättade } ?? true
            return attLämna ? .ejLämnad(kvartal) : nil
        }
}
