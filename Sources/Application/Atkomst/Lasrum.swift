import EventStore
public import Handlaggning
import Journal
public import Postgres
import Projections

/// Where somebody reads: as the program, or as one who asks, under the database role of theirs and with row-level security on nämnd and enhet.
///
/// A read as a requester is one read-only snapshot. The role and what it reaches are set for that transaction alone, on a connection that by
/// itself may do nothing: however the reading ends, the next one begins with neither.
public struct Läsrum: Sendable {
    let installation: Installation
    /// Nil: the program's own reading, whose answer goes to whoever runs evb on the server.
    public let behörighet: Behörighet?

    init(_ installation: Installation, som behörighet: Behörighet? = nil) {
        self.installation = installation
        self.behörighet = behörighet
    }

    /// Brings the read model up to the log: the program's own doing, whoever reads afterwards.
    ///
    /// - Throws: `Avvisning` (`okand_namnd`) for a nämnd without a log, and for any other than the requester's own.
    func följ(_ nämnd: Tenant) async throws {
        guard behörighet.map({ $0.nämnd == nämnd }) ?? true else { throw Nämndsession.oregistrerad(nämnd) }
        try await installation.pool.withConnection { databas in
            guard try LogSession.head(of: nämnd, on: databas) != nil else { throw Nämndsession.oregistrerad(nämnd) }
            try await Projektor(Fristprojektion()).följFörLäsare(nämnd, databas)
        }
    }

    /// Reads in one snapshot.
    func läs<Svar: Sendable>(_ arbete: @Sendable (isolated Connection) async throws -> Svar) async throws -> Svar {
        guard let behörighet else {
            return try await installation.pool.withConnection { try await $0.transaction(.readOnlySnapshot, arbete) }
        }
        return try await installation.läsning(behörighet, arbete)
    }

    /// Whether the sealed bytes may be read here: by the program, and by those who may see a text or an identity.
    var fårLäsaFörseglat: Bool { behörighet?.roll.läserFörseglat ?? true }

    /// Reads what is sealed of something that was read here: in the same snapshot where the role may; otherwise as the program, which then hands on
    /// only what the role may see.
    func läsFörseglat<Svar: Sendable>(
        _ databas: isolated Connection, _ arbete: @Sendable (isolated Connection) async throws -> Svar
    ) async throws -> Svar {
        if fårLäsaFörseglat { return try await arbete(databas) }
        return try await LogSession.$readsSealed.withValue(true) { try await installation.pool.withConnection(arbete) }
    }

    /// Reads what holds the rows of every enhet, a report: in the same snapshot by those who reach the whole nämnd; otherwise as the program, which
    /// then hands on only what is of their own beslut.
    func läsÖverEnheterna<Svar: Sendable>(
        _ databas: isolated Connection, _ arbete: @Sendable (isolated Connection) async throws -> Svar
    ) async throws -> Svar {
        if behörighet?.enhet == nil { return try await arbete(databas) }
        return try await installation.pool.withConnection(arbete)
    }
}

extension Installation {
    /// A reading room: for whoever asks, or for the program.
    public func läsrum(_ behörighet: Behörighet) -> Läsrum { Läsrum(self, som: behörighet) }

    /// Runs `arbete` in a read-only snapshot under the requester's database role: row-level security shows it the requester's nämnd, and of the
    /// beslut those of their enhet when they reach only one.
    ///
    /// - Throws: what `arbete` throws; `PostgresError` with `SQLState.insufficientPrivilege` for what the role may not.
    public func läsning<Svar: Sendable>(
        _ behörighet: Behörighet, _ arbete: @Sendable (isolated Connection) async throws -> Svar
    ) async throws -> Svar {
        try await läspool.withConnection { databas in
            try await databas.transaction(.readOnlySnapshot, setting: (Self.taRoll, Self.roll(behörighet))) { databas in
                try await LogSession.$readsSealed.withValue(behörighet.roll.läserFörseglat) { try await arbete(databas) }
            }
        }
    }

    /// The same for questions that need no answer of each other: one round trip.
    ///
    /// - Returns: the rows of each.
    func läsning(_ behörighet: Behörighet, tillsammans frågor: [(Statement, [Parameter])]) async throws -> [Rows] {
        try await läspool.withConnection { databas in
            try await databas.together(frågor, setting: (Self.taRollOchPlan, Self.roll(behörighet)))
        }
    }

    /// Questions of one stream, a row or a few: the plan is the same whatever is asked for, and costs more to make than to use.
    private static let taRollOchPlan = Statement(
        "become_requester_with_plan", taRoll.sql + ", set_config('plan_cache_mode', 'force_generic_plan', true)")

    private static func roll(_ behörighet: Behörighet) -> [Parameter] {
        [.text(behörighet.roll.databasroll), .text(behörighet.nämnd.rawValue), .text(behörighet.räckvidd), .text(behörighet.subjekt)]
    }

    /// All four last to the end of the transaction and no longer.
    private static let taRoll = Statement(
        "become_requester",
        """
        select set_config('evb.namnd', $2, true), set_config('evb.enhet', $3, true), set_config('evb.subjekt', $4, true),
            set_config('role', $1, true)
        """)
}

extension Behörighet {
    /// As the setting `evb.enhet`: an enhet by the name of `*` is still only an enhet.
    var räckvidd: String { enhet.map { "=" + $0 } ?? "*" }
}

extension Roll {
    /// The PostgreSQL role that reads for it.
    public var databasroll: String { "evb_" + rawValue }

    /// Whether the database grants it the sealed bytes: as g_grants.
    var läserFörseglat: Bool {
        switch self {
        case .handläggare, .enhetschef, .rapportör, .nämndsekreterare, .förvaltningsjurist, .informationsägare: true
        case .revisor, .systemförvaltare, .logggranskare, .servicekonto: false
        }
    }
}
