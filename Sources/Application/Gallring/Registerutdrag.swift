public import CanonicalJSON
public import EventStore
import FoundationEssentials
import Glibc
public import Handlaggning
import Journal
import Postgres
import Projections

/// Everything held on one person, as a file of readable JSON: each beslut's every event, opened, and the rows of frozen reports.
///
/// Källa: dataskyddsförordningen (EU) 2016/679, artikel 15.
public struct Registerutdrag: Sendable {
    private let rum: Läsrum
    private var installation: Installation { rum.installation }

    public init(_ installation: Installation) { self.init(Läsrum(installation)) }

    /// - Parameter rum: of whoever asks.
    public init(_ rum: Läsrum) { self.rum = rum }

    /// - Parameters:
    ///   - nämnd: the data controller: what other nämnder hold is theirs to hand out.
    ///   - person: whom it is about.
    ///   - fil: a new file that only its owner may read; one that is there is left as it is.
    ///   - läsare: who asks for it, for the access log.
    /// - Returns: how many events the file holds.
    /// - Throws: `Avvisning` (`okand_namnd`, `okand_person`), `Driftfel` (`filfel`, `åtkomstEjAntecknad`), `VaultError`, `PostgresError`. No error
    ///   holds anything of the
    ///   person's.
    public func skriv(_ nämnd: Tenant, _ person: PersonID, till fil: String, läsare: Läsande) async throws -> Int {
        // Asked before anything is noted as handed out; what comes there meanwhile is left as it is all the same.
        var finns = stat()
        if lstat(fil, &finns) == 0 { throw Driftfel.filfel(fil: fil, operation: "link", kod: EEXIST) }
        let utdrag = try await utdrag(nämnd, person, läsare: läsare)
        try Self.skriv(Array(utdrag.json.text.utf8), till: fil)
        return utdrag.antal
    }

    /// The same, not written anywhere, and how many events it holds. Noted in the access log before it is answered.
    public func utdrag(_ nämnd: Tenant, _ person: PersonID, läsare: Läsande) async throws -> (json: JSON, antal: Int) {
        try await rum.följ(nämnd)
        let (json, antal, beslut) = try await rum.läs { databas in try await läs(nämnd, person, databas) }
        try await rum.installation.åtkomstlogg.anteckna(
            Åtkomst(
                nämnd: nämnd, åtgärd: .lämnaRegisterutdrag, läsare: läsare, berörda: Berörda(personer: [person], beslut: Set(beslut))))
        return (json, antal)
    }

    private func läs(_ nämnd: Tenant, _ person: PersonID, _ databas: isolated Connection) async throws -> (JSON, Int, [BeslutID]) {
        // What is not followed yet, or cannot be read, may be the person's: an extract that is not whole must not look as if it were.
        guard try Projektor(Fristprojektion()).position(nämnd, databas) == LogSession.head(of: nämnd, on: databas)?.position else {
            throw Driftfel.importPågår
        }
        if let parkerat = try Parkering.alla(nämnd, databas).first { throw parkerat.kanVaraPersonens }
        let beslut = try Fristläsning.beslut(av: [person], nämnd, databas)
        guard !beslut.isEmpty else { throw Avvisning.okändPerson }
        let strömmar = beslut.map { StreamName.beslut($0) }
        let lagrade = try LogSession.read(strömmar, of: nämnd, on: databas)
        let nycklar = try await installation.valv.keys(Array(Set(lagrade.values.joined().compactMap(\.sealed?.keyID))))
        let former = try strömmar.map { ström -> JSON in
            [
                "beslut": .optional(ström.beslut?.description),
                "handelser": .array(try (lagrade[ström] ?? []).map { try form($0, nyckel: $0.sealed.flatMap { nycklar[$0.keyID] }) }),
            ]
        }
        // What is looked up by is the program's own: no requester's role reads it.
        let sökposter =
            try await rum.behörighet == nil
            ? Sökregister.antal(beslut, nämnd, databas) : installation.pool.withConnection { try Sökregister.antal(beslut, nämnd, $0) }
        let anspråk = try LogSession.claimCount(heldBy: strömmar + [.person(person)], of: nämnd, on: databas) + sökposter
        let json: JSON = [
            "registerutdrag": .string("Allt som finns registrerat om personen hos nämnden (dataskyddsförordningen, artikel 15)"),
            "namnd": .string(nämnd.rawValue), "person": .string(person.description), "framtaget": .string(try Klocka.idag(databas).description),
            "position": .int(try LogSession.head(of: nämnd, on: databas)?.position.rawValue ?? 0), "beslut": .array(former),
            "rapportrader": .array(try rapportrader(beslut, nämnd, databas)),
            "nyckladeHashar": .int(anspråk),
        ]
        return (json, lagrade.values.reduce(0) { $0 + $1.count }, beslut)
    }

    private func form(_ lagrad: StoredEvent, nyckel: SealingKey?) throws -> JSON {
        let skyddat: JSON =
            switch try Försegling.öppna(lagrad, nyckel: nyckel) {
            case .inget: .null
            case .öppet(let öppet): öppet
            case .stängt, .gallrat: .string(Fritext(hash: "", innehåll: .gallrat).visad)
            }
        return [
            "position": .int(lagrad.position.rawValue), "handelse": .string(lagrad.type), "registrerad": .string(lagrad.recordedAt.iso8601),
            "giltigt": .optional(lagrad.validDate?.description), "aktor": .string(lagrad.metadata.actor), "roll": .string(lagrad.metadata.role),
            "enhet": .optional(lagrad.metadata.unit), "uppgifter": try JSON(parsing: lagrad.data), "skyddat": skyddat,
        ]
    }

    /// The rows about the person in what has been frozen, de-identified as they stand there.
    private func rapportrader(_ beslut: [BeslutID], _ nämnd: Tenant, _ databas: isolated Connection) throws -> [JSON] {
        let deras = Set(beslut)
        return try Omgångsläsning.läs(nämnd, databas).omgångar.alla.flatMap { omgång in
            (try Omgångsläsning.rapport(nämnd, omgång, databas)?.rader ?? []).filter { deras.contains($0.frist.beslut) }.map { rad in
                .object([.init("period", .string(omgång.uppgifter.period.description))] + rad.form { .string($0.hash) })
            }
        }
    }

    /// Written whole under another name and then linked: a file by this name is always a whole one, and `link` never replaces one.
    private static func skriv(_ byte: [UInt8], till fil: String) throws(Driftfel) {
        let utkast = "\(fil).\(getpid()).\(UInt64.random(in: .min ... .max))"
        let deskriptor = open(utkast, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard deskriptor >= 0 else { throw .filfel(fil: fil, operation: "open", kod: errno) }
        defer {
            close(deskriptor)
            unlink(utkast)
        }
        var kvar = byte[...]
        while !kvar.isEmpty {
            let skrivna = kvar.withUnsafeBytes { write(deskriptor, $0.baseAddress, $0.count) }
            if skrivna < 0 && errno == EINTR { continue }
            guard skrivna > 0 else { throw .filfel(fil: fil, operation: "write", kod: errno) }
            kvar = kvar.dropFirst(skrivna)
        }
        guard fsync(deskriptor) == 0 else { throw .filfel(fil: fil, operation: "fsync", kod: errno) }
        guard link(utkast, fil) == 0 else { throw .filfel(fil: fil, operation: "link", kod: errno) }
    }
}
