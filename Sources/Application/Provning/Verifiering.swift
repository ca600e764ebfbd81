public import EventStore
import Handlaggning
import Journal
import Postgres
import Projections

/// Proves a log from its first event: the chain of hashes, that every event can be read, that the log is what was sealed, and that the read
/// models are what the log says.
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
        public let fel: Fel?
    }

    public enum Fel: Hashable, Sendable {
        /// The chain is broken: from this position on nothing is proven.
        case kedja(Position)
        /// The event's command has no receipt: a repeat of it would not be known.
        case kvitto(Position)
        /// The event is unchanged but this program cannot read it.
        case oläslig(Position)
        /// The seal at this position is made with a key that nobody trusts, or its signature is not the key's.
        case sigillFörfalskat(Position, okändNyckel: Bool)
        /// The log is not the one that was sealed at this position: it has been written anew.
        case sigillAvviker(Position)
        /// The log ends before this position, which was sealed: its last events are gone.
        case kortareÄnSigillet(Position)
        /// The frozen report at this position has lost its seal.
        case sigillSaknas(Position)
        /// The read model differs from the log; the beslut is the first that does, nil when the whole of it does not belong to the log.
        case läsmodell(namn: String, beslut: String?)
    }

    private let installation: Installation

    public init(_ installation: Installation) { self.installation = installation }

    /// - Parameters:
    ///   - nämnd: nil for all of them.
    ///   - framsteg: told the number of events checked so far, now and then.
    /// - Throws: `Avvisning` (`okand_namnd`), `PostgresError`. What is wrong with a log is in the answer, not thrown.
    public func verifiera(_ nämnd: Tenant?, framsteg: @escaping @Sendable (Int64) -> Void = { _ in }) async throws -> [Svar] {
        try await installation.pool.withConnection { databas in
            var svar: [Svar] = []
            for nämnd in try nämnd.map({ [$0] }) ?? databas.query(Self.nämndfråga).map({ Tenant(rawValue: try $0[0])! }) {
                svar.append(try await verifiera(nämnd, framsteg, databas))
            }
            return svar
        }
    }

    private func verifiera(
        _ nämnd: Tenant, _ framsteg: @escaping @Sendable (Int64) -> Void, _ databas: isolated Connection
    ) async throws -> Svar {
        let betrodda = try installation.sigillnycklar.betrodda()
        let (huvud, sigill, fel) = try await databas.transaction(.readOnlySnapshot) { databas -> (Head, Int, Fel?) in
            let (huvud, fel) = try kedja(nämnd, framsteg, databas)
            if let fel { return (huvud, 0, fel) }
            let (antal, sigillfel) = try Sigillprov(betrodda: betrodda).pröva(nämnd, databas)
            return (huvud, antal, sigillfel)
        }
        // Only a log whose events are what they were is worth comparing a read model with.
        return Svar(
            nämnd: nämnd, händelser: huvud.position.rawValue, huvud: huvud.hash, sigill: sigill,
            fel: try await fel == nil ? läsmodellfel(nämnd, databas) : fel)
    }

    private func läsmodellfel(_ nämnd: Tenant, _ databas: isolated Connection) async throws -> Fel? {
        let projektion = Fristprojektion()
        let projektor = Projektor(projektion)
        do {
            try await projektor.följFörLäsare(nämnd, databas)
            let avvikande = try await databas.transaction(.readOnlySnapshot) { databas in
                try Fristprov.avvikelse(nämnd, till: try projektor.position(nämnd, databas), databas)
            }
            return avvikande.map { .läsmodell(namn: projektion.namn, beslut: $0.description) }
        } catch is Läsmodellfel {
            return .läsmodell(namn: projektion.namn, beslut: nil)
        } catch let fel as PostgresError where fel.sqlState == .uniqueViolation {
            // The checkpoint lies before rows that are already written.
            return .läsmodell(namn: projektion.namn, beslut: nil)
        }
    }

    private func kedja(_ nämnd: Tenant, _ framsteg: (Int64) -> Void, _ databas: isolated Connection) throws -> (Head, Fel?) {
        guard let huvud = try LogSession.head(of: nämnd, on: databas) else {
            // Events or seals without a head: it has been taken away, and with it the proof of how long the log is.
            let spår = try !LogSession.read(nämnd, after: .zero, limit: 1, on: databas).isEmpty || SealSession.last(of: nämnd, on: databas) != nil
            guard spår else { throw Nämndsession.oregistrerad(nämnd) }
            return (Head(position: .zero, hash: Chain.start), .kedja(Position(rawValue: 1)))
        }
        var prövning = ChainVerifier()
        var efter = Position.zero
        while true {
            let händelser = try LogSession.read(nämnd, after: efter, limit: Self.sats, on: databas)
            for lagrad in händelser {
                do throws(ChainVerifier.Fault) { try prövning.feed(lagrad) } catch { return (huvud, .kedja(error.position)) }
                do { _ = try Händelse(lagrad) } catch { return (huvud, .oläslig(lagrad.position)) }
            }
            guard let sista = händelser.last else { break }
            efter = sista.position
            framsteg(efter.rawValue)
        }
        do throws(ChainVerifier.Fault) { try prövning.finish(head: huvud) } catch { return (huvud, .kedja(error.position)) }
        return (huvud, try utanKvitto(nämnd, databas).map { .kvitto($0) })
    }

    /// The first event whose command has no receipt that covers it: then the command could be carried out once more.
    private func utanKvitto(_ nämnd: Tenant, _ databas: isolated Connection) throws -> Position? {
        let position: Int64? = try databas.query(Self.kvittofråga, [.text(nämnd.rawValue)])[0][0]
        return position.map { Position(rawValue: $0) }
    }

    private static let kvittofråga = Statement(
        "verify_receipts",
        """
        select min(e.position) from eventlog.event e left join eventlog.command c on c.tenant = e.tenant and c.id = e.command_id
        where e.tenant = $1 and (c.id is null or e.position not between c.first_position and c.last_position)
        """)

    private static let nämndfråga = Statement(
        "verify_tenants",
        """
        select tenant from eventlog.head where position > 0 union select tenant from eventlog.event union select tenant from eventlog.seal order by 1
        """)
}
