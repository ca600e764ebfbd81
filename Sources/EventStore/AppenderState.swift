import FoundationEssentials

/// Which groups wait, which are being appended, and which go together next: the decisions of ``Appender`` without its acts.
///
/// One batch a tenant is under way at a time: the tenant's head lets only one through anyway, and what arrives meanwhile shares
/// the next flush.
struct AppenderState {
    typealias Ticket = Int

    struct Batch: Equatable {
        let tenant: Tenant
        let tickets: [Ticket]
        let groups: [AppendGroup]
    }

    enum Submission: Equatable {
        /// Nothing was under way: append this now.
        case start(Batch)
        /// It goes with a later batch.
        case queued
        /// Too much waits already.
        case refused
    }

    private struct Waiting {
        let ticket: Ticket
        let group: AppendGroup
        let size: Int
    }

    private struct Queue {
        var waiting: [Waiting] = []
        var size = 0
    }

    /// Only tenants with a batch under way are here.
    private var queues: [Tenant: Queue] = [:]
    private var lastTicket = 0

    mutating func newTicket() -> Ticket {
        lastTicket += 1
        return lastTicket
    }

    mutating func submit(_ group: AppendGroup, to tenant: Tenant, as ticket: Ticket) -> Submission {
        guard let queue = queues[tenant] else {
            queues[tenant] = Queue()
            return .start(Batch(tenant: tenant, tickets: [ticket], groups: [group]))
        }
        let size = group.size
        guard queue.waiting.count < LogBounds.queuedGroups, queue.size + size <= LogBounds.queuedBytes || queue.waiting.isEmpty
        else { return .refused }
        queues[tenant]?.waiting.append(Waiting(ticket: ticket, group: group, size: size))
        queues[tenant]?.size += size
        return .queued
    }

    /// The tenant's batch is done; gives the next one, if anything waits.
    mutating func finished(_ tenant: Tenant) -> Batch? {
        guard var queue = queues[tenant], !queue.waiting.isEmpty else {
            queues[tenant] = nil
            return nil
        }
        var taken: [Waiting] = []
        var deferred: [Waiting] = []
        var used = Keys()
        var events = 0
        var size = 0
        var scanned = 0
        for waiting in queue.waiting {
            let count = waiting.group.eventCount
            let fits = taken.count < LogBounds.batchGroups && events + count <= LogBounds.batchEvents
                && size + waiting.size <= LogBounds.batchBytes
            guard fits || taken.isEmpty else { break }
            scanned += 1
            // A deferred group's keys count as used too, so that groups of one stream keep their order.
            guard used.insert(waiting.group) else {
                deferred.append(waiting)
                continue
            }
            taken.append(waiting)
            events += count
            size += waiting.size
        }
        queue.waiting.replaceSubrange(..<scanned, with: deferred)
        queue.size -= size
        queues[tenant] = queue
        return Batch(tenant: tenant, tickets: taken.map(\.ticket), groups: taken.map(\.group))
    }
}

/// What two groups of one batch may not share.
private struct Keys {
    private struct ClaimKey: Hashable {
        let kind: String
        let digest: [UInt8]
    }

    private var streams: Set<StreamName> = []
    private var commands: Set<UUID> = []
    private var claims: Set<ClaimKey> = []

    /// Adds the group's keys; false when one of them was there already.
    mutating func insert(_ group: AppendGroup) -> Bool {
        var isNew = true
        for stream in group.expected.keys where !streams.insert(stream).inserted { isNew = false }
        for command in group.commands where !commands.insert(command.id).inserted { isNew = false }
        for claim in group.claims where !claims.insert(ClaimKey(kind: claim.kind, digest: claim.digest)).inserted { isNew = false }
        return isNew
    }
}
