import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// Imports a file of commands, one JSON object a line, as one transaction.
///
/// Running a file twice changes nothing: each command has an idempotency key, its own or one that follows from its line.
public struct Importör: Sendable {
    /// Commands decided together: enough that the statements per command are few, some megabytes at most.
    static let sats = 500
    /// And no more than this of the file at a time, however long its lines are.
    static let satsbyte = 8 << 20

    let installation: Installation
    private let handlande: Handlande

    public init(_ installation: Installation, användare: String) {
        self.installation = installation
        handlande = Handlande(aktör: "import:\(användare)", roll: "import")
    }

    /// - Parameters:
    ///   - fil: the path; its memory need is bounded whatever the size.
    ///   - fortsätt: import what is accepted and write the rest to `<fil>.avvisade.jsonl`. Otherwise one rejected line means that nothing of
    ///     the file is imported.
    ///   - prova: do everything, tell what came of it, and undo it. Other writers wait as for an import.
    ///   - framsteg: told the number of lines read so far, now and then.
    /// - Throws: ``Driftfel`` (`filfel`, `importPågår`: nothing is imported; `avvisadeEjSkrivna` when everything accepted is; `nyckelförstöringÅterstår`
    ///   when everything is imported but a key that was to be destroyed still lives), `PostgresError`.
    public func importera(
        _ fil: String, fortsätt: Bool, prova: Bool = false, framsteg: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Importresultat {
        let avvisade = fortsätt && !prova ? Avvisadfil(fil, slag: "jsonl") : nil
        let öppna: @Sendable (isolated Connection) throws -> Radkälla = { _ in try Radkälla(fil, avvisade) }
        return try await importera(avvisade.map { [$0] } ?? [], fortsätt: fortsätt, prova: prova, framsteg, öppna)
    }

    /// The same for commands from elsewhere.
    ///
    /// - Parameters:
    ///   - avvisade: the files that the source writes its rejected rows to; put in place when the transaction is committed.
    ///   - öppna: makes the source, inside the transaction.
    func importera<Källa: Importkälla & ~Copyable>(
        _ avvisade: [Avvisadfil], fortsätt: Bool, prova: Bool, _ framsteg: @escaping @Sendable (Int) -> Void,
        _ öppna: @escaping @Sendable (isolated Connection) throws -> Källa
    ) async throws -> Importresultat {
        do {
            let resultat = try await installation.pool.withConnection { databas in
                try await databas.transaction { databas in
                    let resultat = try await importera(framsteg, öppna, databas)
                    guard !prova, fortsätt || resultat.avvisadeAntal == 0 else { throw Återtagen(resultat: resultat) }
                    for fil in avvisade { try fil.säkra() }
                    return resultat
                }
            }
            try Self.läggPåPlats(avvisade)
            if !prova { try await Nyckelförstöring(installation).slutför() }
            return resultat
        } catch let återtagen as Återtagen {
            var resultat = återtagen.resultat
            resultat.genomförd = false
            if !fortsätt && resultat.avvisadeAntal > 0 { resultat.nya = 0 }
            return resultat
        } catch let fel as PostgresError where fel.sqlState == .lockNotAvailable || fel.sqlState == .deadlockDetected {
            throw Driftfel.importPågår
        }
    }

    private static func läggPåPlats(_ avvisade: [Avvisadfil]) throws(Driftfel) {
        do throws(Driftfel) { for fil in avvisade { try fil.behåll() } } catch {
            guard case .filfel(let fil, _, let kod) = error else { throw error }
            throw .avvisadeEjSkrivna(fil: fil, kod: kod)
        }
    }

    /// Thrown to roll the transaction back; carries what was found out on the way.
    private struct Återtagen: Error { let resultat: Importresultat }

    private func importera<Källa: Importkälla & ~Copyable>(
        _ framsteg: @Sendable (Int) -> Void, _ öppna: @Sendable (isolated Connection) throws -> Källa, _ databas: isolated Connection
    ) async throws -> Importresultat {
        let idag = try Klocka.idag(databas)
        var körning = try Importkörning(
            installation: installation, handlande: handlande, omständigheter: Omständigheter(idag: idag, katalog: installation.katalog), databas)
        var källa = try öppna(databas)
        while true {
            var poster: [Importpost] = []
            var byte = 0
            while poster.count < Self.sats, byte < Self.satsbyte, let post = try källa.nästa() {
                poster.append(post)
                byte += post.storlek
            }
            guard !poster.isEmpty else { break }
            let avvisade = try await körning.importera(poster, databas, förklara: Källa.förklara)
            try källa.avvisa(poster.filter { avvisade.contains($0.nummer) })
            framsteg(källa.lästa)
        }
        try källa.avsluta()
        var resultat = körning.resultat
        (resultat.lästa, resultat.bortsedda) = (källa.lästa, källa.bortsedda)
        resultat.likadana += källa.likadana
        return resultat
    }
}

/// One import at work: a batch at a time, each nämnd's commands decided against its own log.
private struct Importkörning {
    private(set) var resultat = Importresultat()
    private let installation: Installation
    private let handlande: Handlande
    private let omständigheter: Omständigheter
    private let id = UUIDv7.make()
    /// The nämnder that are known to have a log.
    private var kända: Set<Tenant> = []

    private typealias Tolkad = (nummer: Int, rad: Kommandorad, personanspråk: Claim?)

    init(installation: Installation, handlande: Handlande, omständigheter: Omständigheter, _ databas: isolated Connection) throws {
        self.installation = installation
        self.handlande = handlande
        self.omständigheter = omständigheter
        try Nämndsession.begränsaVäntan(databas)
        // A plan made while the tables were small is kept for the whole transaction, in which they may grow by a million rows.
        try databas.run(script: "set local enable_seqscan = off")
        try databas.run(script: Likaräkning.tabell)
    }

    /// - Parameter förklara: what a refusal by the rules means in the source.
    /// - Returns: the numbers of the posts that were rejected.
    mutating func importera(
        _ poster: [Importpost], _ databas: isolated Connection, förklara: (Avvisning) -> Avvisning
    ) async throws -> Set<Int> {
        var avvisade: [Int: Avvisning] = [:]
        var perNämnd: [(nämnd: Tenant, rader: [Tolkad])] = []
        for post in poster {
            switch post.kommando {
            case .success(let tolkad):
                guard let nämnd = Tenant(rawValue: tolkad.nämnd) else { preconditionFailure("Fältläsare släpper bara igenom giltiga koder") }
                if let plats = perNämnd.firstIndex(where: { $0.nämnd == nämnd }) {
                    perNämnd[plats].rader.append((post.nummer, tolkad, post.personanspråk))
                } else {
                    perNämnd.append((nämnd, [(post.nummer, tolkad, post.personanspråk)]))
                }
            case .failure(let avvisning): avvisade[post.nummer] = avvisning
            }
        }
        for (nämnd, rader) in perNämnd {
            avvisade.merge(try await utför(nämnd, rader, databas).mapValues(förklara)) { första, _ in första }
        }
        for post in poster {
            if let avvisning = avvisade[post.nummer] { resultat.avvisa(post.plats(avvisning), avvisning) }
        }
        return Set(avvisade.keys)
    }

    private mutating func utför(_ nämnd: Tenant, _ rader: [Tolkad], _ databas: isolated Connection) async throws -> [Int: Avvisning] {
        // A mistyped code must not leave a log and a key behind.
        if !kända.contains(nämnd) {
            let finns = try LogSession.head(of: nämnd, on: databas) != nil
            guard finns || rader.contains(where: \.rad.registrerarNämnd) else {
                return Dictionary(uniqueKeysWithValues: rader.map { ($0.nummer, Nämndsession.oregistrerad(nämnd)) })
            }
            if finns { kända.insert(nämnd) }
        }
        let session = try Nämndsession(nämnd, installation, omständigheter, databas)
        let beordring = Beordring(try await installation.valv.lookupKey(nämnd))
        let innehåll = rader.map { beordring.innehåll($0.rad) }
        let lika = try Likaräkning.räkna(zip(rader, innehåll).map { $0.rad.kommandoID == nil ? $1 : nil }, nämnd, databas)
        let beordrade = zip(rader, zip(innehåll, lika)).map { rad, likhet in
            beordring.beordra(rad.rad, innehåll: likhet.0, lika: likhet.1, handlande, körning: id, rad.personanspråk)
        }
        try await session.förbered(beordrade, databas)
        var avvisade: [Int: Avvisning] = [:]
        for ((rad, lika), beordrat) in zip(zip(rader, lika), beordrade) {
            if lika > 1 { resultat.likadana += 1 }
            switch try await session.utför(beordrat, databas) {
            case .utfört: resultat.nya += 1
            case .redanKänt: resultat.redanKända += 1
            case .avvisat(let avvisning): avvisade[rad.nummer] = avvisning
            }
        }
        try await session.skriv(databas)
        return avvisade
    }
}

extension Kommandorad {
    var registrerarNämnd: Bool { if case .registreraNämnd = kommando { true } else { false } }
}
