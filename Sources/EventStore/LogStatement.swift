import FoundationEssentials
import Postgres

/// The statements of the log.
enum LogStatement {
    static let append = Statement(
        "eventlog_append",
        """
        select group_nr, outcome, command_id, first_position, last_position, stream, expected, actual, kind
        from eventlog.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
            $22, $23, $24, $25)
        """)

    static let appendOne = Statement(
        "eventlog_append_one",
        "select eventlog.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)")

    static let lockHead = Statement("eventlog_lock_head", "select head_position, head_hash from eventlog.lock_head($1)")

    static let head = Statement(
        "eventlog_head", "select position, hash from eventlog.head where tenant = $1 and position > 0")

    static let tenants = Statement("eventlog_tenants", "select tenant from eventlog.head where position > 0 order by tenant")

    static let readTenant = Statement(
        "eventlog_read_tenant",
        "select \(columns) from eventlog.event v where tenant = $1 and position > $2 order by position limit $3"
    ).withAndWithoutSealed

    static let readStream = Statement(
        "eventlog_read_stream",
        """
        select \(columns) from eventlog.event v
        where tenant = $1 and stream = $2 and version > $3 order by version limit $4
        """
    ).withAndWithoutSealed

    /// The limit bounds nothing: it keeps the planner to one index scan a stream, whatever it believes of the table's size.
    static let readStreams = Statement(
        "eventlog_read_streams",
        """
        select \(columns) from unnest($2) as wanted (stream)
        cross join lateral (
            select \(lateralColumns) from eventlog.event e where e.tenant = $1 and e.stream = wanted.stream order by e.version limit 1000000) v
        """
    ).withAndWithoutSealed

    /// As ``readStreams``, without the events of one type.
    static let readStreamsWithout = Statement(
        "eventlog_read_streams_without",
        """
        select \(columns) from unnest($2) as wanted (stream)
        cross join lateral (
            select \(lateralColumns) from eventlog.event e
            where e.tenant = $1 and e.stream = wanted.stream and e.type <> $3 order by e.version limit 1000000) v
        """
    ).withAndWithoutSealed

    static let receipts = Statement(
        "eventlog_receipts",
        """
        select k.id, k.digest, k.first_position, k.last_position from unnest($2) as wanted (id)
        cross join lateral (select * from eventlog.command c where c.tenant = $1 and c.id = wanted.id limit 1) k
        """)

    static let claims = Statement(
        "eventlog_claims",
        """
        select k.digest, k.stream from unnest($3) as wanted (digest)
        cross join lateral (
            select * from eventlog.claim c where c.tenant = $1 and c.kind = $2 and c.digest = wanted.digest limit 1) k
        """)

    static let claimCount = Statement(
        "eventlog_claim_count", "select count(*) from eventlog.claim where tenant = $1 and stream = any ($2)")

    static let releaseClaims = Statement("eventlog_release_claims", "select eventlog.release_claims($1, $2)")

    /// In the order ``StoredEvent/init(_:of:)`` takes them.
    private static let columns = """
        v.position, v.stream, v.version, v.id, v.type, v.type_version, v.valid_date, v.recorded_at, v.actor, v.role, v.unit, \
        v.correlation, v.causation, v.command_id, v.nr, v.data, v.key_id, v.sealed, v.hash
        """
    private static let lateralColumns = columns.replacing("v.", with: "e.")
}

extension Statement {
    /// The statement, and the same for a role that may not read the sealed bytes: it sees that there are some.
    fileprivate var withAndWithoutSealed: (with: Statement, without: Statement) {
        (self, Statement(name + "_unsealed", sql.replacing("v.sealed", with: "null::bytea").replacing("e.sealed, ", with: "")))
    }
}

extension LogSession {
    /// Whether what is read here may have the sealed bytes. False for a role that is not granted them: an event with something sealed then has
    /// an empty ciphertext, which opens with no key. Forgotten, the database refuses the reading.
    @TaskLocal public static var readsSealed = true

    static func statement(_ either: (with: Statement, without: Statement)) -> Statement { readsSealed ? either.with : either.without }
}

extension StoredEvent {
    init(_ row: Row, of tenant: Tenant) throws(PostgresError) {
        let keyID: UUID? = try row[16]
        let sealed: [UInt8] = try row[17] ?? []
        let stream: String = try row[1]
        self.init(
            tenant: tenant,
            position: Position(rawValue: try row[0]),
            version: StreamVersion(rawValue: try row[2]),
            event: NewEvent(
                id: try row[3], stream: StreamName(trusted: stream), type: try row[4], typeVersion: try row[5],
                validDate: try row[6], data: try row[15],
                sealed: keyID.map { SealedPayload(keyID: $0, bytes: sealed) }),
            recordedAt: try row[7],
            metadata: Metadata(
                actor: try row[8], role: try row[9], unit: try row[10], correlation: try row[11], causation: try row[12]),
            commandID: try row[13],
            nr: try row[14],
            hash: try row[18])
    }
}
