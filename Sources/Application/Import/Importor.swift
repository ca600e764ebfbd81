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

    private let installation: Installation
    private let handlande: Handlande

    public init(_ installation: Installation, användare: String) {
        self.installation = installation
        handlande = Handlande(aktör: "import:\(användare)", roll: "import")
    }

    /// - Parameters:
    ///   - fil: the path; its memory need is bounded whatever the size.
    ///   - fortsätt: import what is accepted and write the rest to `<fil>.avvisade.jsonl`. Otherwise one rejected line means that nothing of
    ///     the file is imported.
    ///   - framsteg: told the number of lines read so far, now and then.
    /// - Throws: ``Driftfel`` (`filfel`, `importPågår`), `PostgresError`.
    public func importera(
        _ fil: String, fortsätt: Bool, framsteg: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> Importresultat {
        let avvisade = fortsätt ? Avvisadfil(fil) : nil
        do {
            let resultat = try await installation.pool.withConnection { databas in
                try await databas.transaction { databas in
                    let resultat = try await importera(fil, avvisade, framsteg, databas)
                    guard fortsätt || resultat.avvisadeAntal == 0 else { throw Återtagen(resultat: resultat) }
                    return resultat
                }
            }
            try avvisade?.behåll(resultat.avvisadeAntal > 0)
            return resultat
        } catch let återtagen as Återtagen {
            var resultat = återtagen.resultat
            (resultat.nya, resultat.genomförd) = (0, false)
            return resultat
        } catch let fel as PostgresError where fel.sqlState == .lockNotAvailable || fel.sqlState == .deadlockDetected {
            throw Driftfel.importPågår
        }
    }

    /// Thrown to roll the transaction back; carries what was found out on the way.
    private struct Återtagen: Error { let resultat: Importresultat }

    private func importera(
        _ fil: String, _ avvisade: Avvisadfil?, _ framsteg: @Sendable (Int) -> Void, _ databas: isolated Connection
    ) async throws -> Importresultat {
        let idag = try Klocka.idag(databas)
        var läsare = try Radläsare(fil)
        var körning = try Importkörning(
            installation: installation, handlande: handlande, omständigheter: Omständigheter(idag: idag, katalog: installation.katalog), databas)
        while true {
            var rader: [Radläsare.Rad] = []
            var byte = 0
            while rader.count < Self.sats, byte < Self.satsbyte, let rad = try läsare.nästa() {
                rader.append(rad)
                byte += rad.byte?.count ?? 0
            }
            guard !rader.isEmpty else { break }
            let nyaAvvisade = try await körning.importera(rader, databas)
            try avvisade?.skriv(rader.filter { nyaAvvisade.contains($0.nummer) })
            framsteg(körning.resultat.lästa)
        }
        guard körning.resultat.lästa > 0 else { throw Driftfel.tomFil(fil) }
        return körning.resultat
    }
}

/// One import at work: a batch at a time, each nämnd's commands decided against its own log.
private struct Importkörning {
    private(set) var resultat = Importresultat()
    private let installation: Installation
    private let handlande: Handlande
    private let omständigheter: Omständigheter
    private let id = UUIDv7.make()

    private typealias Tolkad = (nummer: Int, rad: Kommandorad)

    init(installation: Installation, handlande: Handlande, omständigheter: Omständigheter, _ databas: isolated Connection) throws {
        self.installation = installation
        self.handlande = handlande
        self.omständigheter = omständigheter
        try Nämndsession.begränsaVäntan(databas)
        // A plan made while the tables were small is kept for the whole transaction, in which they may grow by a million rows.
        try databas.run(script: "set local enable_seqscan = off")
        try databas.run(script: Likaräkning.tabell)
    }

    /// - Returns: the numbers of the lines that were rejected.
    mutating func importera(_ rader: [Radläsare.Rad], _ databas: isolated Connection) async throws -> Set<Int> {
        var avvisade: [Int: Avvisning] = [:]
        var perNämnd: [(nämnd: Tenant, rader: [Tolkad])] = []
        for rad in rader {
            do {
                let tolkad = try Radtolkning.tolka(rad)
                guard let nämnd = Tenant(rawValue: tolkad.nämnd) else { preconditionFailure("Fältläsare släpper bara igenom giltiga koder") }
                if let plats = perNämnd.firstIndex(where: { $0.nämnd == nämnd }) {
                    perNämnd[plats].rader.append((rad.nummer, tolkad))
                } else {
                    perNämnd.append((nämnd, [(rad.nummer, tolkad)]))
                }
            } catch { avvisade[rad.nummer] = error }
        }
        for (nämnd, rader) in perNämnd {
            avvisade.merge(try await utför(nämnd, rader, databas)) { första, _ in första }
        }
        resultat.lästa += rader.count
        for nummer in avvisade.keys.sorted() { resultat.avvisa(nummer, avvisade[nummer]!) }
        return Set(avvisade.keys)
    }

    private mutating func utför(_ nämnd: Tenant, _ rader: [Tolkad], _ databas: isolated Connection) async throws -> [Int: Avvisning] {
        // A mistyped code must not leave a log and a key behind.
        guard try LogSession.head(of: nämnd, on: databas) != nil || rader.contains(where: \.rad.registrerarNämnd) else {
            return Dictionary(uniqueKeysWithValues: rader.map { ($0.nummer, Nämndsession.oregistrerad(nämnd)) })
        }
        let session = try Nämndsession(nämnd, valv: installation.valv, omständigheter, databas)
        let beordring = Beordring(try await installation.valv.lookupKey(nämnd))
        let lika = try Likaräkning.räkna(rader.map { $0.rad.kommandoID == nil ? beordring.radhash($0.rad) : nil }, nämnd, databas)
        let beordrade = zip(rader, lika).map { rad, lika in beordring.beordra(rad.rad, lika: lika, handlande, körning: id) }
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
    fileprivate var registrerarNämnd: Bool { if case .registreraNämnd = kommando { true } else { false } }
}
