public import EventStore
import Handlaggning
import Journal
import Postgres
import Projections

/// Proves a log from its first event: the chain of hashes, that every event can be read, that the log is what was sealed, that the key
/// database has had every key it was written with, and that the read models are what the log says.
public struct Verifiering: Sendable {
    /// Some megabytes at a time, whatever the log's length.
    static let sats = 1_000

    /// What was found of one nämnd.
    public struct Svar: Hashable, Sendable {
        public let nämnd: Tenant
        public let händelser: Int64
        /// The head's hash.
        public let huvud: [UInt8]
        /// How many seals the log has that are right.
        public let sigill: Int
        /// How many frozen reports no seal proves, without that being a fault: they are older than the seals here.
        public let rapporterUtanSigill: Int
        /// How many keys are missing because the log was read in from an archive without them.
        public let inlästaUtanNyckel: Int
        public let fel: Fel?
    }

    /// The first thing that does not hold in a nämnd's log. After it nothing more is tried: what follows rests on what went before.
    public enum Fel: Hashable, Sendable {
        /// The chain is broken: from this position on nothing is proven.
        case kedja(Position)
        /// The event's command has no receipt: a repeat of it would not be known.
        case kvitto(Position)
        /// The event is unchanged but this program cannot read it: it is damaged, or a newer program wrote it.
        case oläslig(Position, typ: String, version: Int16)
        /// The seal at this position is made with a key that nobody trusts, or its signature is not the key's.
        case sigillFörfalskat(Position, okändNyckel: Bool)
        /// The log is not the one that was sealed at this position: it has been written anew.
        case sigillAvviker(Position)
        /// The log ends before this position, which was sealed: its last events are gone.
        case kortareÄnSigillet(Position)
        /// The frozen report at this position has lost its seal.
        case sigillSaknas(Position)
        /// Something remembers this position, beyond the log's end: its last events are gone.
        case loggenÄrKortare(Position, spår: Spår)
        /// The report that was frozen at this position is not what its digest says: it, or the digest, has been changed.
        case rapportStämmerInte(Position)
        /// The read model differs from the log; the beslut is the first that does, nil when the whole of it does not belong to the log.
        case läsmodell(namn: String, beslut: String?)
        /// The key database is not the log's, or is older than it: keys that events written here name have never been there (how many, and the
        /// first such event), or the nämnd's look-up key is not.
        case nycklarSaknas(antal: Int, första: Position?, uppslagsnyckel: Bool)
        /// A beslut is parked: an event of it cannot be applied, and its frister stand as they were before it.
        case parkerat(position: Position, beslut: String, antal: Int)
    }

    /// What remembers that a log was longer: a read model, or the receipt of a command. The raw value never changes.
    public enum Spår: String, Hashable, Sendable {
        case läsmodell = "lasmodell"
        case kvitto
    }

    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// What is being done, for who waits: the chain is always proved first.
    public enum Steg: String, Sendable {
        case kedja = "kedjan"
        case händelser = "händelserna"
    }

    /// - Parameters:
    ///   - nämnd: nil for all of them.
    ///   - baraKedjan: only the chain; nothing of what is in the events.
    ///   - framsteg: told the step and how many events it has checked so far, now and then.
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`. What is wrong with a log is in the answer, not thrown.
    public func verifiera(
        _ nämnd: Tenant?, baraKedjan: Bool = false, framsteg: @escaping @Sendable (Steg, Int64) -> Void = { _, _ in }
    ) async throws -> [Svar] {
        try await installation.pool.withConnection { databas in
            var svar: [Svar] = []
            for nämnd in try nämnd.map({ [$0] }) ?? databas.query(Self.nämndfråga).map({ Tenant(rawValue: try $0[0])! }) {
                svar.append(try await verifiera(nämnd, baraKedjan: baraKedjan, framsteg, databas))
            }
            return svar
        }
    }

    /// One step after the other, and none after one that found a fault: only a log whose events are what they were is worth reading, and only
    /// one that can be read is worth comparing a read model with.
    private func verifiera(
        _ nämnd: Tenant, baraKedjan: Bool, _ framsteg: @escaping @Sendable (Steg, Int64) -> Void, _ databas: isolated Connection
    ) async throws -> Svar {
        let betrodda = try installation.sigillnycklar.betrodda()
        var (huvud, fel) = try await kedja(nämnd, framsteg, databas)
        let till = huvud.position
        // The seals before the events: an event of a form unknown here must not hide that the log has been written anew.
        var sigill = 0
        if fel == nil && !baraKedjan {
            (sigill, fel) = try await databas.transaction(.readOnlySnapshot) { try Sigillprov(betrodda: betrodda, rapporter: .alla).pröva(nämnd, $0) }
        }
        if fel == nil && !baraKedjan {
            fel = try await databas.transaction(.readOnlySnapshot) { try händelsefel(nämnd, till: till, framsteg, $0) }
        }
        var inlästaUtanNyckel = 0
        if fel == nil && !baraKedjan {
            let fynd = try await Nyckelprov(valv: installation.valv).pröva(nämnd, till: till, databas)
            (inlästaUtanNyckel, fel) = (fynd.inläst.count, fynd.fel)
        }
        if fel == nil && !baraKedjan { fel = try await läsmodellfel(nämnd, databas) }
        return Svar(
            nämnd: nämnd, händelser: huvud.position.rawValue, huvud: huvud.hash, sigill: sigill,
            rapporterUtanSigill: baraKedjan ? 0 : try Sigillering.oförseglade(nämnd, databas).count, inlästaUtanNyckel: inlästaUtanNyckel, fel: fel)
    }

    private func läsmodellfel(_ nämnd: Tenant, _ databas: isolated Connection) async throws -> Fel? {
        let projektion = Fristprojektion()
        let projektor = Projektor(projektion)
        do {
            try await projektor.följFörLäsare(nämnd, databas)
            let (utfall, parkerade) = try await databas.transaction(.readOnlySnapshot) { databas in
                (
                    try Fristprov.pröva(nämnd, till: try projektor.position(nämnd, databas), databas),
                    try Parkering.alla(nämnd, databas)
                )
            }
            if let avvikande = utfall.avvikelse { return .läsmodell(namn: projektion.namn, beslut: avvikande.description) }
            return parkerade.first.map { .parkerat(position: $0.position, beslut: $0.beslut?.description ?? "", antal: parkerade.count) }
        } catch is Läsmodellfel {
            return .läsmodell(namn: projektion.namn, beslut: nil)
        } catch let fel as PostgresError where fel.sqlState == .uniqueViolation {
            // The checkpoint lies before rows that are already written.
            return .läsmodell(namn: projektion.namn, beslut: nil)
        }
    }

    private func kedja(
        _ nämnd: Tenant, _ framsteg: @escaping @Sendable (Steg, Int64) -> Void, _ databas: isolated Connection
    ) async throws -> (Head, Fel?) {
        guard try LogSession.head(of: nämnd, on: databas) != nil else {
            // Events or seals without a head: it has been taken away, and with it the proof of how long the log is.
            let spår = try !LogSession.read(nämnd, after: .zero, limit: 1, on: databas).isEmpty || SealSession.last(of: nämnd, on: databas) != nil
            let utanLogg = Head(position: .zero, hash: Chain.start)
            if spår { return (utanLogg, .kedja(Position(rawValue: 1))) }
            // Not even those: what followed the log may still tell of it.
            guard let fel = try Avkortning.spår(nämnd, databas) else { throw Nämndsession.oregistrerad(nämnd) }
            return (utanLogg, fel)
        }
        do {
            let huvud = try await databas.transaction(.readOnlySnapshot) { databas in
                try LogSession.verifyChain(of: nämnd, on: databas) { framsteg(.kedja, $0.rawValue) }
            }
            return (huvud ?? Head(position: .zero, hash: Chain.start), nil)
        } catch let brott as ChainVerifier.Fault {
            let huvud = try LogSession.head(of: nämnd, on: databas) ?? Head(position: .zero, hash: Chain.start)
            return (huvud, .kedja(brott.position))
        }
    }

    /// The first event that this program cannot read, or whose command has no receipt.
    private func händelsefel(
        _ nämnd: Tenant, till: Position, _ framsteg: (Steg, Int64) -> Void, _ databas: isolated Connection
    ) throws -> Fel? {
        var efter = Position.zero
        while efter < till {
            let händelser = try LogSession.read(nämnd, after: efter, limit: Self.sats, on: databas)
            for lagrad in händelser {
                do { _ = try Händelse(lagrad) } catch let fel as Formfel { return .oläslig(lagrad.position, typ: fel.typ, version: fel.version) }
            }
            guard let sista = händelser.last else { break }
            efter = sista.position
            framsteg(.händelser, efter.rawValue)
        }
        return try LogSession.unanswered(nämnd, on: databas).map { .kvitto($0) }
    }

    private static let nämndfråga = Statement(
        "verify_tenants",
        """
        select tenant from eventlog.head where position > 0 union select tenant from eventlog.event union select tenant from eventlog.seal
        union select tenant from eventlog.command where last_position > 0 union select namnd from readmodel.checkpoint_v1 where position > 0
        order by 1
        """)
}
