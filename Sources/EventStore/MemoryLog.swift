import FoundationEssentials
import Postgres

/// One tenant's log in memory.
struct MemoryLog {
    private struct Known {
        let digest: [UInt8]
        let receipt: Receipt
    }

    private struct ClaimKey: Hashable {
        let kind: String
        let digest: [UInt8]
    }

    let tenant: Tenant
    private(set) var events: [StoredEvent] = []
    private var versions: [StreamName: StreamVersion] = [:]
    private var commands: [UUID: Known] = [:]
    private var claims: [ClaimKey: StreamName] = [:]

    init(tenant: Tenant) { self.tenant = tenant }

    mutating func append(_ group: AppendGroup, at now: PostgresTimestamp) -> AppendOutcome {
        if let refusal = refusal(of: group) { return refusal }
        let recordedAt = max(now, events.last?.recordedAt ?? now)
        for claim in group.claims { claims[ClaimKey(kind: claim.kind, digest: claim.digest)] = claim.stream }
        return .appended(group.commands.map { append($0, at: recordedAt) })
    }

    /// In the order the SQL function looks: a reused id, a repeated one, a conflict, a claim.
    private func refusal(of group: AppendGroup) -> AppendOutcome? {
        let known = group.commands.compactMap { command in commands[command.id].map { (command, $0) } }
        if let (command, _) = known.first(where: { $0.digest != $1.digest }) { return .commandReused(command.id) }
        if let (_, first) = known.first { return .repeated(first.receipt) }
        for (stream, expected) in group.expected.sorted(by: { $0.key < $1.key }) {
            let actual = versions[stream] ?? .zero
            if actual != expected { return .conflict(stream: stream, expected: expected, actual: actual) }
        }
        for claim in group.claims {
            if let holder = claims[ClaimKey(kind: claim.kind, digest: claim.digest)], holder != claim.stream {
                return .claimTaken(kind: claim.kind, by: holder)
            }
        }
        return nil
    }

    private mutating func append(_ command: NewCommand, at recordedAt: PostgresTimestamp) -> Receipt {
        let before = Int64(events.count)
        for (index, event) in command.events.enumerated() {
            let version = StreamVersion(rawValue: (versions[event.stream] ?? .zero).rawValue + 1)
            versions[event.stream] = version
            append(event, version, command, nr: Int32(index + 1), at: recordedAt)
        }
        let receipt = Receipt(
            command: command.id, first: command.events.isEmpty ? nil : Position(rawValue: before + 1),
            last: Position(rawValue: Int64(events.count)))
        commands[command.id] = Known(digest: command.digest, receipt: receipt)
        return receipt
    }

    private mutating func append(
        _ event: NewEvent, _ version: StreamVersion, _ command: NewCommand, nr: Int32, at recordedAt: PostgresTimestamp
    ) {
        func stored(hash: [UInt8]) -> StoredEvent {
            StoredEvent(
                tenant: tenant, position: Position(rawValue: Int64(events.count) + 1), version: version, event: event,
                recordedAt: recordedAt, metadata: command.metadata, commandID: command.id, nr: nr, hash: hash)
        }
        events.append(stored(hash: Chain.hash(previous: events.last?.hash ?? Chain.start, event: stored(hash: []))))
    }
}
