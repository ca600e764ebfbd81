import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres
import Projections

/// Commands for one nämnd, decided and written in one transaction that holds the log's head: load, decide, append.
///
/// What is decided waits in ``oskrivet`` until ``skriv(_:)``; the states below already show it, so that a later command of the same
/// batch is decided against it. Lives inside one transaction and is used from its connection only.
final class Nämndsession {
    let nämnd: Tenant
    let omständigheter: Omständigheter
    let valv: KeyVault
    private let sigillnycklar: Sigillnycklar
    private var oskrivet = Oskrivet()
    /// Nil until the nämnd is registered.
    private(set) var uppgifter: Nämndsuppgifter?
    private var omgångar: [Kvartal: Omgång]?
    /// The reports whose rows are in memory: the frozen ones asked for, and those computed here, which may not be written yet.
    private var rapporter: [Kvartal: (version: Int, rapport: Rapport)] = [:]
    private(set) var beslut: [BeslutID: Beslut] = [:]
    private var lästa: Set<BeslutID> = []
    /// The beslut of the batch that cannot be read: why nothing is decided for them.
    private var parkerade: [BeslutID: Avvisning] = [:]
    /// Each stream's version, what is not yet written included.
    private var versioner: [StreamName: StreamVersion] = [:]
    /// The batch's commands that have been carried out, before it or in it, by id: the digests they came with.
    private var kvitton: [UUID: [UInt8]] = [:]
    /// The batch's claims that are held, likewise.
    private var tagnaAnspråk: Set<[UInt8]> = []
    /// The persons among the batch's new beslut whose key is destroyed: nothing may be sealed for them again.
    private(set) var gallrade: Set<PersonID> = []

    /// Within the transaction that begins: a wait for another writer is bounded. Call it once, before the first session.
    static func begränsaVäntan(_ databas: isolated Connection) throws {
        try databas.run(script: "set local lock_timeout = \(Installation.väntanPåHuvud.components.seconds * 1000)")
    }

    /// Takes the log's head: from here to the end of the transaction nobody else writes to it.
    ///
    /// - Throws: `PostgresError` with `lock_not_available` when another writer holds it too long.
    init(_ nämnd: Tenant, _ installation: Installation, _ omständigheter: Omständigheter, _ databas: isolated Connection) throws {
        self.nämnd = nämnd
        self.valv = installation.valv
        self.sigillnycklar = installation.sigillnycklar
        self.omständigheter = omständigheter
        try LogSession.lockHead(of: nämnd, on: databas)
        for lagrad in try LogSession.read([.nämnd], of: nämnd, on: databas)[.nämnd] ?? [] {
            minns(lagrad.stream, lagrad.version, try Händelse(lagrad))
        }
    }

    /// Fetches what a batch of commands will be decided against, in a few statements, and forgets the batch before.
    func förbered(_ sats: [Beordrat], _ databas: isolated Connection) async throws {
        try await skriv(databas)
        beslut = [:]
        lästa = []
        parkerade = [:]
        kvitton = try LogSession.receipts(for: sats.map(\.kuvert.id), of: nämnd, on: databas).mapValues(\.digest)
        let anspråk = sats.compactMap(\.kuvert.källanspråk)
        tagnaAnspråk = Set(try LogSession.claims(Källanspråk.slag, anspråk.map(\.digest), of: nämnd, on: databas).keys)
        gallrade = try Gallrade.bland(sats.compactMap(\.nyttBeslutFör), nämnd, databas)
        try hämta(sats.flatMap(\.beslut), databas)
    }

    /// The version of a beslut's stream or an omgång's, what is decided but not yet written included.
    func version(_ ström: StreamName, _ databas: isolated Connection) throws -> StreamVersion {
        if let beslut = ström.beslut { try läs([beslut], databas) } else { _ = try läsOmgångar(databas) }
        return versioner[ström] ?? .zero
    }

    /// Refused also before it is asked whether the command is known: who may not give it learns nothing of it.
    ///
    /// - Throws: `ej_behorig`.
    func kräverNår(_ beordrat: Beordrat, _ databas: isolated Connection) throws {
        guard beordrat.handlande.enhet != nil else { return }
        try hämta(beordrat.beslut, databas)
        try beordrat.handlande.kräverNår(beordrat.kommando, beordrat.beslut.compactMap { beslut[$0] })
    }

    /// Decides a command against all that came before it.
    func utför(_ beordrat: Beordrat, _ databas: isolated Connection) async throws -> Kommandoutfall {
        let kuvert = beordrat.kuvert
        do {
            try kräverNår(beordrat, databas)
            if let känd = kvitton[kuvert.id] { return känd == kuvert.digest ? .redanKänt : .avvisat(Self.återanvänt) }
            try kräverRegistrerad(beordrat)
            try läs(beordrat.beslut, databas)
            if let person = beordrat.nyttBeslutFör, gallrade.contains(person) { throw Avvisning.gallradPerson }
            let beslutade = try await avgör(
                beordrat.kommando, av: kuvert.metadata.actor, enhet: beordrat.handlande.enhet, läst: beordrat.läst, databas)
            if let anspråk = kuvert.källanspråk, tagnaAnspråk.contains(anspråk.digest) { throw Källanspråk.taget }
            lägg(kuvert, beslutade)
            return .utfört
        } catch let avvisning as Avvisning {
            return .avvisat(avvisning)
        }
    }

    /// Appends what has been decided. The head is held, so nothing can have come between.
    ///
    /// - Returns: where each command's events are, in the order they were decided.
    @discardableResult
    func skriv(_ databas: isolated Connection) async throws -> [Receipt] {
        guard !oskrivet.tomt else { return [] }
        let nycklar = try await valv.keys(nämnd, subjects: oskrivet.subjekt)
        let utfall = try LogSession.append([try oskrivet.grupp(nycklar)], to: nämnd, on: databas)
        if case .forbidden? = utfall.first { throw Avvisning.ejBehörig }
        guard case .appended(let kvitton)? = utfall.first else { throw Skrivfel.ovantatUtfall("\(utfall)") }
        for position in oskrivet.fastställanden(kvitton) {
            try SealSession.seal(position, of: nämnd, with: sigillnycklar.signerare(nämnd, databas), on: databas)
        }
        oskrivet = Oskrivet()
        return kvitton
    }

    static let återanvänt = Avvisning(
        .kommandoIDAteranvant, fält: "kommandoId", "Samma kommandoId har redan använts för ett annat kommando. Ge kommandot ett nytt id.")

    private func kräverRegistrerad(_ beordrat: Beordrat) throws(Avvisning) {
        if case .registreraNämnd = beordrat.kommando { return }
        if uppgifter == nil { throw Self.oregistrerad(nämnd) }
    }

    static func oregistrerad(_ nämnd: Tenant) -> Avvisning {
        Avvisning(.okandNamnd, fält: "namnd", "Nämnden \(nämnd) är inte registrerad. Registrera den med RegistreraNamnd.")
    }
}

/// The log answered something that a held head rules out: a fault in evb, never in what was asked.
enum Skrivfel: Error, Sendable {
    case ovantatUtfall(String)
}

// The states that commands are decided against.
extension Nämndsession {
    /// Reads the history of those beslut that have not been read in this batch.
    ///
    /// - Throws: `Avvisning` (`beslut_parkerat`) when one of all that were asked for cannot be read: what is decided against the others alone
    ///   would be decided by half.
    func läs(_ beslut: [BeslutID], _ databas: isolated Connection) throws {
        try hämta(beslut, databas)
        for id in beslut { if let avvisning = parkerade[id] { throw avvisning } }
    }

    private func hämta(_ beslut: [BeslutID], _ databas: isolated Connection) throws {
        let olästa = Set(beslut).subtracting(lästa).sorted()
        let strömmar = try LogSession.read(olästa.map { .beslut($0) }, of: nämnd, on: databas)
        for id in olästa {
            do throws(Avvisning) {
                for (version, händelse) in try id.lästa(strömmar[.beslut(id)] ?? []) { minns(.beslut(id), version, .beslut(händelse)) }
            } catch {
                parkerade[id] = error
            }
        }
        lästa.formUnion(olästa)
    }

    func läsOmgångar(_ databas: isolated Connection) throws -> Omgångar {
        if let omgångar { return Omgångar(omgångar.values) }
        let lästa = try Omgångsläsning.läs(nämnd, databas)
        versioner.merge(lästa.strömmar) { _, läst in läst }
        omgångar = lästa.lägen
        return lästa.omgångar
    }

    /// The frozen reports of some omgångar, with their rows: each is read once.
    func fastställda(_ omgångar: [Omgång], _ databas: isolated Connection) throws -> FastställdaRapporter {
        FastställdaRapporter(
            try omgångar.compactMap { omgång -> Rapport? in
                guard let version = omgång.fastställdVersion else { return nil }
                let period = omgång.uppgifter.period
                if let känd = rapporter[period], känd.version == version { return känd.rapport }
                let läst = try Omgångsläsning.rapport(nämnd, omgång, databas)
                rapporter[period] = läst.map { (version: version, rapport: $0) }
                return läst
            })
    }

    /// What has been decided: from now on part of the states, and of what ``skriv(_:)`` writes.
    func lägg(_ kuvert: Kuvert, _ beslutade: Beslutade) {
        var före: [StreamName: StreamVersion] = [:]
        for (ström, _, händelse) in beslutade {
            if före[ström] == nil { före[ström] = versioner[ström] ?? .zero }
            minns(ström, StreamVersion(rawValue: (versioner[ström] ?? .zero).rawValue + 1), händelse)
        }
        kvitton[kuvert.id] = kuvert.digest
        if let anspråk = kuvert.källanspråk { tagnaAnspråk.insert(anspråk.digest) }
        oskrivet.lägg(Oskrivet.Post(kuvert, beslutade), versioner: före)
    }

    private func minns(_ ström: StreamName, _ version: StreamVersion, _ händelse: Händelse) {
        versioner[ström] = version
        switch händelse {
        case .nämnd(.nämndRegistrerad(let registrerad)): uppgifter = registrerad
        case .beslut(let händelse):
            guard let id = ström.beslut else { return }
            Beslut.lägg(händelse, till: &beslut[id], id)
            if case .personuppgifterGallrade(let gallrat) = händelse { gallrade.insert(gallrat.person) }
        case .omgång(let händelse):
            guard let period = ström.omgång else { return }
            if case .rapportBeräknad(let beräknad) = händelse { rapporter[period] = (beräknad.version, beräknad.beräkning.rapport) }
            let läge = omgångar?[period]
            omgångar?[period] = Omgång.läge(läge, efter: händelse)
        }
    }
}
