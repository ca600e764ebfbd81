import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres
import Projections

/// Makes a nämnd's log anew out of an archive, in an evb that has no log of it: the same positions, ids, times and hashes, all of it or nothing.
///
/// Everything is checked twice: here line by line, so that what is wrong is named by file and line, and by the database, which computes the
/// chain itself and refuses a log that has events already.
public struct Arkivimport: Sendable {
    /// Events restored in one statement, and no more than this of the file at a time however long its lines are.
    static let sats = 1_000
    static let satsbyte = 4 << 20

    /// What is being done, for who waits.
    public enum Steg: Sendable {
        case kontrollerar(Arkivdel)
        case läser(Arkivdel, Int64)
        case följer
    }

    /// What was made of an archive, or would be: for who trusts it, or not.
    public struct Svar: Sendable {
        public let manifest: Arkivmanifest
        /// Nothing was written: it was a trial.
        public let prov: Bool

        /// Public keys of the archive's seals that are not trusted here. Trusting them is a person's to decide, who knows whose they are.
        public let obetroddaSigillnycklar: [[UInt8]]

        /// Frozen reports of the log that no seal proves: frozen before there were seals, or the archive has been stripped of theirs.
        public let rapporterUtanSigill: Int

        public var medNycklar: Bool { manifest.filer.contains { $0.del == .nycklar } }
    }

    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// - Parameters:
    ///   - mapp: the archive.
    ///   - prova: do everything, tell what came of it, and undo it.
    ///   - framsteg: told each step as it begins, and how far the reading has come, now and then.
    /// - Throws: ``Arkivfel``, ``Driftfel``, `VaultError`, `PostgresError`. Then nothing of the log is there; of the keys all may be, which is
    ///   harmless, and the next attempt finds them.
    public func importera(_ mapp: String, prova: Bool, framsteg: @escaping @Sendable (Steg) -> Void = { _ in }) async throws -> Svar {
        let kontroll = try Arkivkontroll(mapp) { framsteg(.kontrollerar($0)) }
        let (manifest, delar) = (kontroll.manifest, kontroll.manifest.filer.map(\.del))
        // Asked first: a list of keys that cannot be read must not look like an archive that was not read in.
        let betrodda = try installation.sigillnycklar.betrodda()
        let obetrodda = manifest.sigillnycklar.filter { !betrodda.contains($0) }
        try await installation.pool.withConnection { try krävTom(manifest, try LogSession.head(of: manifest.nämnd, on: $0)) }
        if delar.contains(.nycklar) { try await nycklarna(kontroll, prova: prova, framsteg) }
        let oförseglade: Int
        do {
            oförseglade = try await installation.pool.withConnection { databas in
                try await databas.transaction { databas in
                    try Nämndsession.begränsaVäntan(databas)
                    try krävTom(manifest, try LogSession.lockHead(of: manifest.nämnd, on: databas))
                    try loggen(kontroll, framsteg, databas)
                    try detOmkring(kontroll, framsteg, databas)
                    let oförseglade = try Sigillering.oförseglade(manifest.nämnd, databas).count
                    if prova { throw Provad(oförseglade: oförseglade) }
                    return oförseglade
                }
            }
        } catch let provad as Provad {
            return Svar(manifest: manifest, prov: true, obetroddaSigillnycklar: obetrodda, rapporterUtanSigill: provad.oförseglade)
        } catch let fel as PostgresError where fel.sqlState == .lockNotAvailable {
            throw Driftfel.importPågår
        }
        framsteg(.följer)
        try await installation.pool.withConnection { try await Projektor(Fristprojektion()).följFörLäsare(manifest.nämnd, $0) }
        return Svar(manifest: manifest, prov: false, obetroddaSigillnycklar: obetrodda, rapporterUtanSigill: oförseglade)
    }

    /// Thrown to roll the transaction back; carries what was found on the way.
    private struct Provad: Error { let oförseglade: Int }

    private func krävTom(_ manifest: Arkivmanifest, _ huvud: Head?) throws(Arkivfel) {
        guard (huvud?.position ?? .zero) == .zero else {
            throw Arkivfel(
                Arkivdel.manifest,
                Avvisning(.namndenFinnsRedan, "Nämnden \(manifest.nämnd) har redan en logg här. Läs in arkivet i ett evb som inte har den."))
        }
    }
}

// The keys: first looked at, all of them, then put there; before the log, as always.
extension Arkivimport {
    private func nycklarna(_ kontroll: Arkivkontroll, prova: Bool, _ framsteg: @escaping @Sendable (Steg) -> Void) async throws {
        let nämnd = kontroll.manifest.nämnd
        var läsare = try Arkivläsare(kontroll.mapp, Arkivdel.nycklar.rawValue)
        while true {
            let början = Int64(läsare.nummer)
            let nycklar = try läsare.nästa(Self.sats) { rad throws(Avvisning) in try StoredKey(rad: rad) }
            guard !nycklar.isEmpty else { break }
            if let nr = try await installation.valv.firstUnopened(nycklar, of: nämnd) {
                throw Arkivfel(
                    Arkivdel.nycklar.rawValue, rad: Int(början) + nr + 1,
                    Avvisning(
                        .annanHuvudnyckel,
                        "Nyckeln öppnas inte av huvudnyckeln här. Använd den huvudnyckel som arkivet skrevs under, eller ett arkiv utan nycklar."))
            }
            framsteg(.läser(.nycklar, Int64(läsare.nummer)))
        }
        if prova { return }
        try await installation.valv.restore(to: nämnd) { lägg in
            var läsare = try Arkivläsare(kontroll.mapp, Arkivdel.nycklar.rawValue)
            while case let nycklar = try läsare.nästa(Self.sats, { rad throws(Avvisning) in try StoredKey(rad: rad) }), !nycklar.isEmpty {
                try lägg(nycklar)
            }
        }
    }
}

// The log and what belongs to it, in one transaction.
extension Arkivimport {
    private func loggen(_ kontroll: Arkivkontroll, _ framsteg: (Steg) -> Void, _ databas: isolated Connection) throws {
        let manifest = kontroll.manifest
        var läsare = try Arkivläsare(kontroll.mapp, Arkivdel.logg.rawValue)
        var kedja = ChainVerifier()
        while true {
            let början = läsare.nummer
            let händelser = try läsare.nästa(Self.sats, byte: Self.satsbyte) { rad throws(Avvisning) in
                try Self.händelse(rad, manifest, &kedja)
            }
            guard !händelser.isEmpty else { break }
            try återställ(Arkivdel.logg, början) { try LogSession.restore(händelser, to: manifest.nämnd, on: databas) }
            framsteg(.läser(.logg, kedja.last.position.rawValue))
        }
        guard try LogSession.head(of: manifest.nämnd, on: databas) == manifest.huvud, kedja.last == manifest.huvud else {
            throw läsare.fel(Avvisning(.kedjaBruten, "Loggen slutar inte där manifestet säger. Hämta arkivet på nytt."))
        }
    }

    private static func händelse(_ rad: [UInt8], _ manifest: Arkivmanifest, _ kedja: inout ChainVerifier) throws(Avvisning) -> StoredEvent {
        let lagrad = try StoredEvent(rad: rad, manifest.nämnd)
        do throws(ChainVerifier.Fault) { try kedja.feed(lagrad) } catch {
            switch error {
            case .gap(let väntad, _):
                throw Avvisning(.felOrdning, fält: "position", "Position \(väntad) väntades. Hämta arkivet på nytt.")
            case .hash, .length, .headHash:
                throw Avvisning(.kedjaBruten, fält: "hash", "Kedjan är bruten vid position \(error.position). Hämta arkivet på nytt.")
            }
        }
        let tid = lagrad.recordedAt
        guard lagrad.position.rawValue > 1 || tid == manifest.första, lagrad.position < manifest.huvud.position || tid == manifest.sista else {
            throw Avvisning(.manifestOgiltigt, fält: "registrerad", "Tiden är inte den som manifestet säger. Hämta arkivet på nytt.")
        }
        do { _ = try Händelse(lagrad) } catch {
            let nyare = (error as? Formfel)?.ärNyare ?? false
            throw Avvisning(
                .olasligHandelse,
                "Händelsen (\(lagrad.type), version \(lagrad.typeVersion)) kan inte läsas av detta evb. "
                    + (nyare ? "Uppgradera programmet." : "Loggen är skadad där arkivet skrevs."))
        }
        return lagrad
    }

    private func detOmkring(_ kontroll: Arkivkontroll, _ framsteg: (Steg) -> Void, _ databas: isolated Connection) throws {
        let (nämnd, huvud) = (kontroll.manifest.nämnd, kontroll.manifest.huvud.position)
        try varje(
            kontroll, .kommandon, framsteg,
            { rad throws(Avvisning) in
                let kommando = try StoredCommand(rad: rad)
                // Nothing before the first event, and nothing after the last.
                guard kommando.last <= huvud, kommando.last >= .zero, kommando.first.map({ $0 > .zero && $0 <= kommando.last }) ?? true else {
                    throw Arkivfält.ogiltig("kommandots positioner finns inte i loggen")
                }
                return kommando
            }
        ) { try LogSession.restore($0, to: nämnd, on: databas) }
        if let position = try LogSession.unanswered(nämnd, on: databas) {
            throw Arkivfel(
                Arkivdel.kommandon.rawValue,
                Avvisning(.kvittoSaknas, "Kommandot bakom position \(position) saknas. Hämta arkivet på nytt."))
        }
        try varje(kontroll, .anspråk, framsteg, { rad throws(Avvisning) in try Claim(rad: rad) }) {
            try LogSession.restore($0, to: nämnd, on: databas)
        }
        try sigillen(kontroll, framsteg, databas)
    }

    /// As they were made: this evb's own key seals nothing of what it only reads in.
    private func sigillen(_ kontroll: Arkivkontroll, _ framsteg: (Steg) -> Void, _ databas: isolated Connection) throws {
        var föregående = Position.zero
        var använda: Set<[UInt8]> = []
        try varje(
            kontroll, .sigill, framsteg,
            { rad throws(Avvisning) in
                let sigill = try Seal(rad: rad, kontroll.manifest.nämnd)
                guard sigill.position > föregående else {
                    throw Avvisning(.felOrdning, fält: "position", "Sigillen står inte i positionernas ordning. Hämta arkivet på nytt.")
                }
                guard sigill.verify(), kontroll.manifest.sigillnycklar.contains(sigill.publicKey) else {
                    throw Avvisning(
                        .sigillAvviker, fält: "signatur", "Sigillet är inte gjort med någon av manifestets nycklar. Hämta arkivet på nytt.")
                }
                föregående = sigill.position
                använda.insert(sigill.publicKey)
                return sigill
            }
        ) { for sigill in $0 where try !SealSession.keep(sigill, on: databas) { throw Self.förseglad(sigill.position) } }
        guard använda.count == kontroll.manifest.sigillnycklar.count else {
            throw Arkivfel(Arkivdel.manifest, Avvisning(.manifestOgiltigt, "Manifestet nämner en sigillnyckel utan sigill. Hämta arkivet på nytt."))
        }
    }

    /// Seals without a log: somebody has taken the log away.
    private static func förseglad(_ position: Position) -> Arkivfel {
        Arkivfel(
            Arkivdel.sigill.rawValue,
            Avvisning(.namndenFinnsRedan, "Position \(position) är redan förseglad här. Läs in arkivet i ett evb som aldrig har haft nämnden."))
    }

    private func varje<Rad>(
        _ kontroll: Arkivkontroll, _ del: Arkivdel, _ framsteg: (Steg) -> Void, _ tolka: ([UInt8]) throws(Avvisning) -> Rad,
        _ återställ: ([Rad]) throws -> Void
    ) throws {
        var läsare = try Arkivläsare(kontroll.mapp, del.rawValue)
        while true {
            let början = läsare.nummer
            let rader = try läsare.nästa(Self.sats, tolka)
            guard !rader.isEmpty else { return }
            try self.återställ(del, början) { try återställ(rader) }
            framsteg(.läser(del, Int64(läsare.nummer)))
        }
    }

    /// What the database refuses was not seen here: a value out of bounds, or one that is there twice. Told by the first line of its batch.
    private func återställ(_ del: Arkivdel, _ början: Int, _ arbete: () throws -> Void) throws {
        do {
            try arbete()
        } catch let fel as PostgresError where fel.sqlState.map(Self.beroPåRaderna) ?? false {
            throw Arkivfel(
                del.rawValue, rad: början + 1,
                Avvisning(
                    .arkivradOgiltig,
                    "Någon av raderna härifrån har ett värde som databasen inte godtar, eller står två gånger. Hämta arkivet på nytt."))
        }
    }

    private static func beroPåRaderna(_ läge: SQLState) -> Bool {
        ["22", "23"].contains(läge.errorClass) || läge == .notRestorable || läge == .notSealable
    }
}
