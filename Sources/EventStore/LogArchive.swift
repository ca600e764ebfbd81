import FoundationEssentials
public import Postgres

/// What is beside a log's events and belongs to it, read whole and row by row, in bounded memory; in the order of its keys.
extension LogSession {
    /// Every command of a tenant, by id. Call it in a snapshot.
    public static func commands(
        of tenant: Tenant, on connection: isolated Connection, _ take: (StoredCommand) throws -> Void
    ) throws {
        let query = "select id, digest, first_position, last_position, recorded_at from eventlog.command where tenant = \(tenant.literal) order by id"
        try connection.copyRows("copy (\(query)) to stdout (format binary)", columns: 5) { row in
            guard let id = row.uuid(0), let digest = row[1], let last = row.integer(3), let time = row.timestamp(4) else { throw ArchiveRow.broken }
            try take(
                StoredCommand(
                    id: id, digest: Array(digest), first: row.integer(2).map { Position(rawValue: $0) }, last: Position(rawValue: last),
                    recordedAt: time))
        }
    }

    /// Every claim of a tenant, by kind and digest. Call it in a snapshot.
    public static func claims(of tenant: Tenant, on connection: isolated Connection, _ take: (Claim) throws -> Void) throws {
        let query = "select kind, digest, stream from eventlog.claim where tenant = \(tenant.literal) order by kind, digest"
        try connection.copyRows("copy (\(query)) to stdout (format binary)", columns: 3) { row in
            guard let kind = row.text(0), let digest = row[1], let stream = row.text(2) else { throw ArchiveRow.broken }
            try take(Claim(kind: kind, digest: Array(digest), stream: StreamName(trusted: stream)))
        }
    }
}

/// A row that the constraints rule out.
enum ArchiveRow {
    static let broken = PostgresError.misuse("a row that the schema does not allow")
}

/// A log made anew from what another one held, all in one transaction that also commits it. The database refuses it for a log that has events
/// from before the transaction (SQLSTATE `EV003`), and computes every hash itself.
extension LogSession {
    /// Restores the next events, as they are.
    ///
    /// - Throws: `.server` with `EV003` when a hash is not the one that the chain gives, a version or a time is out of order, or the log is not
    ///   one to restore; the transaction can then only be rolled back.
    public static func restore(_ events: [StoredEvent], to tenant: Tenant, on connection: isolated Connection) throws {
        guard !events.isEmpty else { return }
        var parameters: [Parameter] = [.text(tenant.rawValue)]
        parameters += [
            .texts(events.map(\.stream.rawValue)), .int8s(events.map(\.version.rawValue)), .uuids(events.map(\.id)), .texts(events.map(\.type)),
            .int2s(events.map(\.typeVersion)), .dates(events.map(\.validDate)), .timestamps(events.map(\.recordedAt)),
            .texts(events.map(\.metadata.actor)), .texts(events.map(\.metadata.role)), .texts(events.map(\.metadata.unit)),
        ]
        parameters += [
            .uuids(events.map(\.metadata.correlation)), .uuids(events.map(\.metadata.causation)), .uuids(events.map(\.commandID)),
            .int4s(events.map(\.nr)), .texts(events.map(\.data)), .uuids(events.map(\.sealed?.keyID)), .byteStrings(events.map(\.sealed?.bytes)),
            .byteStrings(events.map(\.hash)),
        ]
        try connection.asMaintenance { try $0.execute(restoreEvents, parameters) }
    }

    /// Restores commands with their answers. Errors as those of events; `uniqueViolation` for one that is there already.
    public static func restore(_ commands: [StoredCommand], to tenant: Tenant, on connection: isolated Connection) throws {
        guard !commands.isEmpty else { return }
        let parameters: [Parameter] = [
            .text(tenant.rawValue), .uuids(commands.map(\.id)), .byteStrings(commands.map(\.digest)),
            .int8s(commands.map(\.first?.rawValue)), .int8s(commands.map(\.last.rawValue)), .timestamps(commands.map(\.recordedAt)),
        ]
        try connection.asMaintenance { try $0.execute(restoreCommands, parameters) }
    }

    /// Restores claims.
    public static func restore(_ claims: [Claim], to tenant: Tenant, on connection: isolated Connection) throws {
        guard !claims.isEmpty else { return }
        let parameters: [Parameter] = [
            .text(tenant.rawValue), .texts(claims.map(\.kind)), .byteStrings(claims.map(\.digest)), .texts(claims.map(\.stream.rawValue)),
        ]
        try connection.asMaintenance { try $0.execute(restoreClaims, parameters) }
    }

    /// The first event whose command has no answer that covers it: then the command could be carried out once more. Nil when there is none.
    public static func unanswered(_ tenant: Tenant, on connection: isolated Connection) throws -> Position? {
        let position: Int64? = try connection.query(unansweredEvent, [.text(tenant.rawValue)])[0][0]
        return position.map { Position(rawValue: $0) }
    }

    private static let restoreEvents = Statement(
        "eventlog_restore",
        "select from eventlog.restore($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)")
    private static let restoreCommands = Statement(
        "eventlog_restore_commands", "select from eventlog.restore_commands($1, $2, $3, $4, $5, $6)")
    private static let restoreClaims = Statement("eventlog_restore_claims", "select from eventlog.restore_claims($1, $2, $3, $4)")
    private static let unansweredEvent = Statement(
        "eventlog_unanswered",
        """
        select min(e.position) from eventlog.event e left join eventlog.command c on c.tenant = e.tenant and c.id = e.command_id
        where e.tenant = $1 and (c.id is null or e.position not between c.first_position and c.last_position)
        """)
}

extension SQLState {
    /// What is to be restored is not a log, or there is a log already.
    public static let notRestorable = SQLState(rawValue: "EV003")
}
