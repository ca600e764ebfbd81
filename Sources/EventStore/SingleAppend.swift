import Postgres

/// A group as the most are: one command with one event and no claim. It has a shorter way into the log.
struct SingleAppend {
    private let stream: StreamName
    private let version: StreamVersion
    private let command: NewCommand
    private let event: NewEvent

    /// Nil for any other group.
    init?(_ group: AppendGroup) {
        guard group.claims.isEmpty, group.commands.count == 1, group.expected.count == 1, let expected = group.expected.first,
            group.commands[0].events.count == 1
        else { return nil }
        (stream, version) = (expected.key, expected.value)
        command = group.commands[0]
        event = command.events[0]
    }

    /// Outside a transaction: a constraint that stands in the way ends it.
    ///
    /// - Returns: nil when something stood in the way; nothing is then appended, and ``LogSession/append(_:to:on:)`` says what it was.
    func append(to tenant: Tenant, on connection: isolated Connection, meanwhile: () -> Void) throws -> AppendOutcome? {
        let position: Int64?
        do {
            position = try connection.query(LogStatement.appendOne, parameters(tenant), meanwhile: meanwhile).first?[0]
        } catch let error as PostgresError where error.sqlState == .uniqueViolation {
            return nil
        }
        return position.map { .appended([Receipt(command: command.id, first: Position(rawValue: $0), last: Position(rawValue: $0))]) }
    }

    private func parameters(_ tenant: Tenant) -> [Parameter] {
        let metadata = command.metadata
        return [
            .text(tenant.rawValue), .text(stream.rawValue), .int8(version.rawValue), .uuid(command.id), .bytes(command.digest),
            .uuid(event.id), .text(event.type), .int2(event.typeVersion), .date(optional: event.validDate),
            .text(metadata.actor), .text(metadata.role), .text(optional: metadata.unit), .uuid(metadata.correlation),
            .uuid(optional: metadata.causation), .text(event.data), .uuid(optional: event.sealed?.keyID), .bytes(optional: event.sealed?.bytes),
        ]
    }
}
