public import CanonicalJSON
public import EventStore
public import Handlaggning
import Journal
import Postgres
import Projections
public import Reports
import Jobs

/// Everything that is read on somebody's behalf over HTTP, in one place: what reaches a person passes here, under the database role of the one who
/// asks, and noted in the access log first when it points somebody out.
public struct Läsare: Sendable {
    let rum: Läsrum
    let behörighet: Behörighet

    var installation: Installation { rum.installation }
    var nämnd: Tenant { behörighet.nämnd }

    /// Reads in one snapshot under the requester's role.
    func läs<Svar: Sendable>(_ arbete: @Sendable (isolated Connection) async throws -> Svar) async throws -> Svar { try await rum.läs(arbete) }

    /// For one who reaches an enhet: which beslut are theirs is a read model, which must have come as far as the log, or somebody would still read
    /// what has been moved from them, and not yet what they have just registered.
    ///
    /// - Throws: ``Driftfel/importPågår`` when it has not come that far in time: what is behind would say that what is there is not.
    func följEnheten() async throws {
        guard behörighet.enhet != nil else { return }
        let läge = try await installation.pool.withConnection { [fråga = följningen] databas in
            try Följning(databas.query(fråga.0, fråga.1))
        }
        if !läge.ärIfatt { try await följ(till: läge.huvud) }
    }

    private func följ(till huvud: Int64) async throws {
        try await rum.följ(nämnd)
        let nu = try await installation.pool.withConnection { [nämnd] databas in try Projektor(Fristprojektion()).position(nämnd, databas) }
        guard nu.rawValue >= huvud else { throw Driftfel.importPågår }
    }

    /// The events of a stream that is the requester's to read, in one round trip: what is read most of all.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`.
    func lagrade(_ ström: StreamName) async throws -> [StoredEvent] {
        let lagrade = try await LogSession.$readsSealed.withValue(behörighet.roll.läserFörseglat) {
            let fråga = LogSession.question(ström, of: nämnd)
            guard behörighet.enhet != nil else { return try await installation.läsning(behörighet, tillsammans: [fråga])[0] }
            let svar = try await installation.läsning(behörighet, tillsammans: [följningen, fråga])
            let läge = try Följning(svar[0])
            if läge.ärIfatt { return svar[1] }
            try await följ(till: läge.huvud)
            return try await installation.läsning(behörighet, tillsammans: [fråga])[0]
        }
        if lagrade.isEmpty { try await läs { try kräverRegistrerad($0) } }
        return try LogSession.events(lagrade, of: nämnd)
    }

    /// How far the log has come, and the read model behind it.
    private struct Följning {
        let huvud: Int64
        let ärIfatt: Bool

        init(_ rader: Rows) throws {
            huvud = try rader[0][0]
            ärIfatt = try rader[0][1] as Int64 >= huvud
        }
    }

    private var följningen: (Statement, [Parameter]) { (Self.följt, [.text(Fristprojektion.namn), .text(nämnd.rawValue)]) }

    private static let följt = Statement(
        "has_followed",
        """
        select coalesce((select h.position from eventlog.head h where h.tenant = $2), 0),
            coalesce((select c.position from readmodel.checkpoint_v1 c where c.projection = $1 and c.namnd = $2), 0)
        """)

    func kräverRegistrerad(_ databas: isolated Connection) throws {
        guard try LogSession.head(of: nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(nämnd) }
    }

    func läsande(_ skäl: Läsningsskäl) -> Läsande {
        Läsande(behörighet, ändamål: skäl.ändamål, från: skäl.avsändare ?? "okand", begäran: skäl.begäran)
    }

    /// Notes that somebody is about to be told what points a person out. What cannot be noted is not told.
    ///
    /// - Throws: ``Driftfel/åtkomstEjAntecknad``.
    func anteckna(_ åtgärd: Åtgärd, _ skäl: Läsningsskäl, _ berörda: Berörda) async throws {
        try await installation.åtkomstlogg.anteckna(Åtkomst(nämnd: nämnd, åtgärd: åtgärd, läsare: läsande(skäl), berörda: berörda))
    }
}

extension Installation {
    /// - Parameter behörighet: whose reading it is; it says which nämnd.
    public func läsare(_ behörighet: Behörighet) -> Läsare { Läsare(rum: läsrum(behörighet), behörighet: behörighet) }
}

// What other readers answer already. Errors are theirs.
extension Läsare {
    /// The omgång's report as it stands, without identity: as frozen, otherwise computed now.
    ///
    /// - Throws: as ``Rapportläsning/rapport(_:)``: `ej_behorig` for who reaches only an enhet, whose report would be another than the nämnd's.
    public func rapport(_ fråga: Omgångsfråga) async throws -> Rapportsvar { try await Rapportläsning(rum).rapport(fråga.hos(nämnd)) }

    /// The numbers for fullmäktige of the same report.
    ///
    /// - Parameters:
    ///   - fråga: which omgång, and the day or the position when they are not its own.
    ///   - tröskel: which numbers are too small to be told, if any are.
    /// - Throws: as ``rapport(_:)``.
    public func statistik(_ fråga: Omgångsfråga, tröskel: Statistiktröskel) async throws -> Statistiksvar {
        try await Rapportläsning(rum).statistik(fråga.hos(nämnd), tröskel: tröskel)
    }

    /// With identity.
    public func individrapporter(_ fråga: Omgångsfråga, _ skäl: Läsningsskäl) async throws -> Individrapporter {
        try await Individrapportläsning(rum).läs(fråga.hos(nämnd), läsare: läsande(skäl))
    }

    /// Why the frister of a beslut stand in the report, or do not. Who reaches an enhet is answered of its own beslut only.
    ///
    /// - Throws: as ``Radläsning/redogörelse(_:_:)``; another enhet's beslut is `okant_beslut`.
    public func radförklaring(_ fråga: Omgångsfråga, _ beslut: BeslutID) async throws -> Radredogörelse {
        try await följEnheten()
        return try await Radläsning(rum).redogörelse(fråga.hos(nämnd), beslut)
    }

    /// The open frister by days left, and what each lacks.
    ///
    /// - Parameter idag: the day the days are counted from; nil: today in Sweden.
    /// - Throws: as ``Bevakningsläsning/lista(_:idag:)``.
    public func bevakning(idag: Datum?) async throws -> Bevakningslista { try await Bevakningsläsning(rum).lista(nämnd, idag: idag) }

    /// Ids of persons with when something was last noted of them. Judged by the program, since a person is judged by all of their beslut; one who
    /// reaches an enhet is told of those whose beslut are all theirs.
    public func gallring(idag: Datum?, _ skäl: Läsningsskäl) async throws -> Gallringslista {
        let lista = try await Gallringsläsning(installation).lista(nämnd, idag: idag, enhet: behörighet.enhet)
        try await anteckna(.läsaGallringskandidater, skäl, Berörda(personer: Set(lista.rader.map(\.person))))
        return lista
    }

    /// The seals of the nämnd's log in order of position: signatures and hashes, nothing of what was sealed.
    ///
    /// - Throws: as ``Sigilläsning/alla(_:)``.
    public func sigill() async throws -> [Seal] { try await Sigilläsning(rum).alla(nämnd) }

    /// What stands in the queue is the installation's, and no nämnd's content.
    public func jobb() async throws -> Jobblista { try await Jobblista(installation) }

    /// With identity.
    public func sök(_ fråga: Sökfråga, _ skäl: Läsningsskäl) async throws -> Sökresultat {
        try await Sök(installation).sök(fråga, behörighet, läsare: läsande(skäl))
    }

    /// Who has read what about whom. Reading it is noted, too.
    public func åtkomster(_ villkor: Åtkomstsökning.Villkor, _ skäl: Läsningsskäl) async throws -> Åtkomstsökning.Sidor {
        try await Åtkomstsökning(rum).sidor(villkor, läsare: läsande(skäl))
    }

    /// With identity: everything held on the person.
    public func registerutdrag(_ person: PersonID, _ skäl: Läsningsskäl) async throws -> JSON {
        try await Registerutdrag(rum).utdrag(nämnd, person, läsare: läsande(skäl)).json
    }
}

/// Which report of a nämnd, before it is said which nämnd.
public struct Omgångsfråga: Hashable, Sendable {
    public let period: Kvartal
    public let brytdatum: Datum?
    public let position: Position?

    public init(period: Kvartal, brytdatum: Datum? = nil, position: Position? = nil) {
        self.period = period
        self.brytdatum = brytdatum
        self.position = position
    }

    func hos(_ nämnd: Tenant) -> Rapportfråga { Rapportfråga(nämnd: nämnd, period: period, brytdatum: brytdatum, position: position) }
}
