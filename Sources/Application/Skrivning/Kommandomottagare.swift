public import EventStore
public import FoundationEssentials
import Handlaggning
public import Journal
import Postgres
import Synchronization

/// Takes commands one at a time from any number of callers at once.
///
/// A command on one beslut is decided against what is remembered of it, and appended together with others' (group commit): the log says whether
/// the beslut still was as remembered, and if not, the command is decided anew. A command that looks further holds the log's head meanwhile.
public final class Kommandomottagare: Sendable {
    /// Beslut kept folded between commands, a kilobyte or two each.
    static let ihågkomna = 10_000
    /// What nobody asks for is let go of after at most twice this. How long matters little: the log tells when it is out of date.
    static let minnestid: Duration = .seconds(600)
    /// How often a command is decided anew because somebody else was quicker on the same beslut.
    static let försök = 10

    let installation: Installation
    private let klocka = Dagklocka()
    private let minne = Mutex(GenerationCache<Nyckel, Läst>(capacity: ihågkomna, lifetime: minnestid, now: .now))
    /// The nämnder that are known to be registered.
    private let nämnder = Mutex<[Tenant: Beordring]>([:])

    public init(_ installation: Installation) { self.installation = installation }

    /// - Parameters:
    ///   - rad: the command as it was given. Without an id of its own it is a new command each time.
    ///   - handlande: who gives it, as the events will say.
    ///   - väntad: the version its beslut or its omgång must have, as the one who asks has seen it; nil for whichever it has.
    ///   - läst: the digest of the report that is to be frozen, as they have seen it; nil for whichever it is.
    /// - Throws: `Avvisning` when it is refused; ``Driftfel/importPågår`` when another writer holds the log too long; `PostgresError`. A lost
    ///   connection under the append is answered definitely, as `EventLog.append(_:to:)` says.
    public func utför(
        _ rad: Kommandorad, _ handlande: Handlande, väntad: StreamVersion? = nil, läst: String? = nil
    ) async throws -> Kommandokvitto {
        guard let nämnd = Tenant(rawValue: rad.nämnd) else { preconditionFailure("Fältläsare släpper bara igenom giltiga koder") }
        let omständigheter = Omständigheter(idag: try await klocka.idag(installation.pool), katalog: installation.katalog)
        guard let beordring = try await beordring(nämnd, registreras: rad.registrerarNämnd) else { throw Nämndsession.oregistrerad(nämnd) }
        let innehåll = beordring.innehåll(rad, av: handlande.aktör)
        var beordrat = beordring.beordra(rad, innehåll: innehåll, lika: nil, handlande, körning: UUIDv7.make())
        beordrat.läst = läst
        let kvitto: Kommandokvitto
        do {
            if let ensamt = rad.kommando.ensamt { return try await utför(ensamt, beordrat, nämnd, omständigheter, väntad: väntad) }
            kvitto = try await utförMedHuvudet(beordrat, nämnd, omständigheter, väntad: väntad)
        } catch let fel as PostgresError where fel.sqlState == .lockNotAvailable || fel.sqlState == .deadlockDetected {
            throw Driftfel.importPågår
        }
        if case .godkännGallring = rad.kommando { try await Nyckelförstöring(installation).slutför() }
        return kvitto
    }

    private func utför(
        _ ensamt: Ensamt, _ beordrat: Beordrat, _ nämnd: Tenant, _ omständigheter: Omständigheter, väntad: StreamVersion?
    ) async throws -> Kommandokvitto {
        let nyckel = Nyckel(nämnd: nämnd, beslut: ensamt.beslut)
        for försök in 0..<Self.försök {
            // Taken out while it is worked on: another on the same beslut reads for itself, and the log says who was first.
            var minnet = försök == 0 ? minne.withLock { $0.take(nyckel, now: .now) } : nil
            let mindes = minnet != nil
            let lagrade = mindes ? [] : try await installation.logg.read(.beslut(nyckel.beslut), of: nyckel.nämnd, after: .zero)
            var nu: Läst
            let händelser: [BeslutHändelse]
            do throws(Avvisning) {
                // Moved, not copied: what is added to it below would otherwise copy its whole history.
                nu = if let ihågkommet = minnet.take() { ihågkommet } else { try Läst(nyckel.beslut, lagrade) }
                try beordrat.handlande.kräverNår(beordrat.kommando, CollectionOfOne(nu.läge).compactMap(\.self))
                // What does not exist is refused as that.
                if let väntad, väntad != nu.version, nu.version != .zero { throw Self.konflikt }
                händelser = try ensamt.avgör(nu.läge, omständigheter)
            } catch {
                // Nothing is refused for what is only remembered, nor when it was carried out before; but who may not is not told that it was.
                guard !mindes else { continue }
                if error.kod != .ejBehorig, let kvitto = try await redanKänt(beordrat, nämnd) { return kvitto }
                throw error
            }
            guard let kvitto = try await lägg(händelser, nyckel, nu, beordrat.kuvert) else { continue }
            if kvitto.ärNytt {
                nu.lägg(händelser, nyckel.beslut)
                minne.withLock { [nu] in $0.keep(nu, as: nyckel, now: .now) }
            }
            return kvitto
        }
        throw Self.konflikt
    }

    /// - Returns: nil when the beslut was no longer as it was believed to be.
    private func lägg(_ händelser: [BeslutHändelse], _ nyckel: Nyckel, _ nu: Läst, _ kuvert: Kuvert) async throws -> Kommandokvitto? {
        let ström = StreamName.beslut(nyckel.beslut)
        let person = nu.läge?.uppgifter.person
        var oskrivet = Oskrivet()
        oskrivet.lägg(Oskrivet.Post(kuvert, händelser.map { (ström, person, .beslut($0)) }), versioner: [ström: nu.version])
        let nycklar = try await installation.valv.keys(nyckel.nämnd, subjects: oskrivet.subjekt)
        return switch try await installation.logg.append(try oskrivet.grupp(nycklar), to: nyckel.nämnd) {
        case .appended(let kvitton):
            kvitton.first.map {
                Kommandokvitto($0, ärNytt: true, version: StreamVersion(rawValue: nu.version.rawValue + Int64(händelser.count)))
            }
        case .repeated(let kvitto): Kommandokvitto(kvitto, ärNytt: false, version: try await version(efter: kvitto, ström, nyckel.nämnd))
        case .commandReused: throw Nämndsession.återanvänt
        case .claimTaken: throw Skrivfel.ovantatUtfall("ett anspråk utan FattaBeslut")
        case .forbidden: throw Avvisning.ejBehörig
        case .conflict: nil
        }
    }

    private static let konflikt = Avvisning(
        .versionskonflikt, fält: "beslut", "Någon annan har ändrat beslutet under tiden. Läs det igen och gör om det som fortfarande behövs.")
    private static let ändradOmgång = Avvisning(
        .versionskonflikt, fält: "period", "Någon annan har ändrat omgången under tiden. Läs den igen och gör om det som fortfarande behövs.")
}

// What is read of the log.
extension Kommandomottagare {
    private struct Nyckel: Hashable {
        let nämnd: Tenant
        let beslut: BeslutID
    }

    /// A beslut, folded, and the version its stream then had.
    private struct Läst {
        var läge: Beslut?
        var version: StreamVersion

        mutating func lägg(_ händelser: [BeslutHändelse], _ id: BeslutID) {
            for händelse in händelser { Beslut.lägg(händelse, till: &läge, id) }
            version = StreamVersion(rawValue: version.rawValue + Int64(händelser.count))
        }

        /// - Throws: `beslut_parkerat`.
        init(_ id: BeslutID, _ lagrade: [StoredEvent]) throws(Avvisning) {
            läge = Beslut.läge(id, efter: try id.lästa(lagrade).map(\.händelse))
            version = lagrade.last?.version ?? .zero
        }
    }

    /// - Returns: nil for a nämnd that is not registered. It gets no key: a mistyped code must leave nothing behind.
    private func beordring(_ nämnd: Tenant, registreras: Bool) async throws -> Beordring? {
        if let känd = nämnder.withLock({ $0[nämnd] }) { return känd }
        let finns = try await !installation.logg.read(.nämnd, of: nämnd, after: .zero).isEmpty
        guard finns || registreras else { return nil }
        let beordring = Beordring(try await installation.valv.lookupKey(nämnd))
        if finns { nämnder.withLock { $0[nämnd] = beordring } }
        return beordring
    }

    private func redanKänt(_ beordrat: Beordrat, _ nämnd: Tenant) async throws -> Kommandokvitto? {
        try await installation.pool.withConnection { databas in try Self.redanKänt(beordrat, nämnd, databas) }
    }

    private static func redanKänt(_ beordrat: Beordrat, _ nämnd: Tenant, _ databas: isolated Connection) throws -> Kommandokvitto? {
        let kuvert = beordrat.kuvert
        guard let känt = try LogSession.receipts(for: [kuvert.id], of: nämnd, on: databas)[kuvert.id] else { return nil }
        guard känt.digest == kuvert.digest else { throw Nämndsession.återanvänt }
        let dåvarande = try beordrat.ström.flatMap { try Self.version(efter: känt.receipt, $0, nämnd, databas) }
        return Kommandokvitto(känt.receipt, ärNytt: false, version: dåvarande)
    }

    private func version(efter kvitto: Receipt, _ ström: StreamName, _ nämnd: Tenant) async throws -> StreamVersion? {
        try await installation.pool.withConnection { databas in try Self.version(efter: kvitto, ström, nämnd, databas) }
    }

    /// The version that the command gave the beslut or the omgång, when it gave it one.
    private static func version(
        efter kvitto: Receipt, _ ström: StreamName, _ nämnd: Tenant, _ databas: isolated Connection
    ) throws -> StreamVersion? {
        guard let första = kvitto.first else { return nil }
        let version: Int64? = try databas.query(
            versionsfråga,
            [.text(nämnd.rawValue), .text(ström.rawValue), .int8(första.rawValue), .int8(kvitto.last.rawValue)])[0][0]
        return version.map { StreamVersion(rawValue: $0) }
    }

    private static let versionsfråga = Statement(
        "command_version", "select max(version) from eventlog.event where tenant = $1 and stream = $2 and position between $3 and $4")
}

// A command that looks further than one beslut.
extension Kommandomottagare {
    /// A connection lost under it leaves it unknown whether it was carried out. Asked once more, the head waits for what the old connection may
    /// still be doing, and the receipt says.
    private func utförMedHuvudet(
        _ beordrat: Beordrat, _ nämnd: Tenant, _ omständigheter: Omständigheter, väntad: StreamVersion?
    ) async throws -> Kommandokvitto {
        var kanVaraUtfört = false
        for försök in 1... {
            do {
                return try await enGång(beordrat, nämnd, omständigheter, väntad: väntad)
            } catch let fel as PostgresError where fel.isConnectionLost {
                kanVaraUtfört = kanVaraUtfört || fel.wasInFlight
                guard försök < Self.försök else { throw kanVaraUtfört ? UndeterminedAppend(cause: fel) : fel }
            }
        }
        preconditionFailure("en räknare utan slut")
    }

    private func enGång(
        _ beordrat: Beordrat, _ nämnd: Tenant, _ omständigheter: Omständigheter, väntad: StreamVersion?
    ) async throws -> Kommandokvitto {
        try await installation.pool.withConnection { [installation] databas in
            try await databas.transaction { databas in
                try Nämndsession.begränsaVäntan(databas)
                let session = try Nämndsession(nämnd, installation, omständigheter, databas)
                try await session.förbered([beordrat], databas)
                let ström = beordrat.ström
                if let väntad, let ström {
                    try session.kräverNår(beordrat, databas)
                    // What was carried out before is answered as it was then.
                    if let känt = try Self.redanKänt(beordrat, nämnd, databas) { return känt }
                    let version = try session.version(ström, databas)
                    // What does not exist is refused as that.
                    guard version == väntad || version == .zero else { throw ström.beslut == nil ? Self.ändradOmgång : Self.konflikt }
                }
                switch try await session.utför(beordrat, databas) {
                case .avvisat(let avvisning): throw avvisning
                case .redanKänt, .utfört: break
                }
                let kvitton = try await session.skriv(databas)
                if let kvitto = kvitton.first(where: { $0.command == beordrat.kuvert.id }) {
                    return Kommandokvitto(kvitto, ärNytt: true, version: try ström.map { try session.version($0, databas) })
                }
                // Carried out before, or written on the way to a report that it asked for.
                guard let känt = try Self.redanKänt(beordrat, nämnd, databas) else { throw Skrivfel.ovantatUtfall("inget kvitto") }
                return känt
            }
        }
    }
}

/// Where a command's events are.
public struct Kommandokvitto: Hashable, Sendable {
    /// The command's id, given or made.
    public let kommando: UUID
    /// The position of its last event; for a command that changed nothing, the log's length then.
    public let position: Position
    /// False: the same command was carried out before, and this is its first answer.
    public let ärNytt: Bool
    /// What the version of its beslut or its omgång is after it; nil for a command on neither, and for a repeat that had not changed it.
    public let version: StreamVersion?

    init(_ kvitto: Receipt, ärNytt: Bool, version: StreamVersion?) {
        kommando = kvitto.command
        position = kvitto.last
        self.ärNytt = ärNytt
        self.version = version
    }
}
