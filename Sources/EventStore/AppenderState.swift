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

    /// Only tenants with a batch under way are here.
    private var queues: [Tenant: Queue] = [:]
    private var lastTicket = 0

    mutating func newTicket() -> Ticket {
        lastTicket += 1
        return lastTicket
    }

    mutating func submit(_ group: AppendGroup, to tenant: Tenant, as ticket: Ticket) -> Submission {
        // Taken out and put back, here and below, so that its array is never copied.
        guard var queue = queues.removeValue(forKey: tenant) else {
            queues[tenant] = Queue()
            return .start(Batch(tenant: tenant, tickets: [ticket], groups: [group]))
        }
        defer { queues[tenant] = queue }
        return queue.add(Waiting(ticket: ticket, group: group, size: group.size)) ? .queued : .refused
    }

    /// Takes back a group that still waits; false when it is already being appended, or is not known.
    mutating func withdraw(_ ticket: Ticket, of tenant: Tenant) -> Bool {
        guard var queue = queues.removeValue(forKey: tenant) else { return false }
        defer { queues[tenant] = queue }
        return queue.remove(ticket)
    }

    /// The tenant's batch is done; gives the next one, if anything waits.
    mutating func finished(_ tenant: Tenant) -> Batch? {
        guard var queue = queues.removeValue(forKey: tenant), !queue.waiting.isEmpty else { return nil }
        defer { queues[tenant] = queue }
        let taken = queue.takeBatch()
        return Batch(tenant: tenant, tickets: taken.map(\.ticket), groups: taken.map(\.group))
    }
}

private struct Waiting {
    let ticket: AppenderState.Ticket
    let group: AppendGroup
    let size: Int
}

/// What waits for one tenant.
private struct Queue {
    private(set) var waiting: [Waiting] = []
    private var size = 0

    /// False when it would be too much.
    mutating func add(_ new: Waiting) -> Bool {
        let fits = size + new.size <= LogBounds.queuedBytes || waiting.isEmpty
        guard fits, waiting.count < LogBounds.queuedGroups else { return false }
        waiting.append(new)
        size += new.size
        return true
    }

    mutating func remove(_ ticket: AppenderState.Ticket) -> Bool {
        guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return false }
        size -= waiting.remove(at: place).size
        return true
    }

    /// From the front, as much as fits; what shares a key with an earlier one stays.
    mutating func takeBatch() -> [Waiting] {
        var taken: [Waiting] = []
        var deferred: [Waiting] = []
        var used = Keys()
        var events = 0
        var bytes = 0
        var scanned = 0
        for next in waiting {
            let count = next.group.eventCount
            let fits =
                taken.count < LogBounds.batchGroups && events + count <= LogBounds.batchEvents
                && bytes + next.size <= LogBounds.batchBytes
            guard fits || taken.isEmpty else { break }
            scanned += 1
            // A deferred group's keys count as used too, so that groups of one stream keep their order.
            guard used.insert(next.group) else {
                deferred.append(next)
                continue
            }
            taken.append(next)
            events += count
            bytes += next.size
        }
        waiting.replaceSubrange(..<scanned, with: deferred)
        size -= bytes
        return taken
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
        for claim in group.claims {
            if !claims.insert(ClaimKey(kind: claim.kind, digest: claim.digest)).inserted { isNew = false }
        }
        return isNew
    }
}
