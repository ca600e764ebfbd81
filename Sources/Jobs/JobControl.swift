public import Postgres

/// What became of a request that a job should stop.
public enum CancelAnswer: Hashable, Sendable {
    /// Nobody had it: it has ended, and what stood behind it may go on.
    case cancelled
    /// A runner has it and is told within its poll interval. It commits nothing from now on, and then ends as cancelled.
    case asked
    /// There is no such job, or it has ended.
    case notQueued
}

extension JobQueue {
    /// Gives a dead job its attempts back and makes it due now.
    ///
    /// - Returns: false when it is not dead, or when another unfinished job has its kind and key.
    public static func revive(_ id: Int64, on connection: isolated Connection) throws -> Bool {
        try connection.execute(ControlStatement.revive, [.int8(id)]) == 1
    }

    /// Takes a waiting or dead job out of the queue, or asks a running one to stop. In a transaction of its own.
    public static func cancel(_ id: Int64, on connection: isolated Connection) async throws -> CancelAnswer {
        try await connection.transaction { connection in
            guard let found = try connection.query(ControlStatement.ordering, [.int8(id)]).first else { return .notQueued }
            // The ordering before the job, as everybody else does who takes a job out of one.
            let ordering: String? = try found[0]
            if let ordering { _ = try connection.query(JobStatement.lockOrdering, [.text(ordering)]) }
            guard let locked = try connection.query(ControlStatement.lockJob, [.int8(id)]).first else { return .notQueued }
            if try locked[0] == QueuedJob.State.running.rawValue {
                try connection.execute(ControlStatement.cancelRunning, [.int8(id)])
                return .asked
            }
            try connection.execute(ControlStatement.cancelWaiting, [.int8(id)])
            if let ordering { try connection.execute(JobStatement.promote, [.text(ordering)]) }
            return .cancelled
        }
    }

    /// From now on no runner takes jobs of the kind; those that run go on.
    ///
    /// - Returns: false when it was paused already.
    @discardableResult
    public static func pause(_ kind: String, on connection: isolated Connection) throws -> Bool {
        try connection.execute(ControlStatement.pause, [.text(kind)]) == 1
    }

    /// - Returns: false when the kind was not paused.
    @discardableResult
    public static func resume(_ kind: String, on connection: isolated Connection) throws -> Bool {
        try connection.execute(ControlStatement.resume, [.text(kind)]) == 1
    }

    /// How many jobs of the kind may run at once, over all runners.
    ///
    /// - Parameters:
    ///   - kind: also one that no job has yet.
    ///   - maximum: 1–10 000; nil: any number. More may be running when it is lowered; none is taken until they are fewer.
    ///   - connection: in the transaction that it is to be part of.
    public static func limit(_ kind: String, to maximum: Int?, on connection: isolated Connection) throws {
        try connection.execute(ControlStatement.limit, [.text(kind), .int4(optional: maximum.map { Int32(clamping: $0) })])
    }
}

extension JobQueue {
    /// Unfinished and dead jobs, the next to run first.
    ///
    /// - Parameters:
    ///   - limit: at most 1 000.
    ///   - connection: to the queue's database.
    public static func list(limit: Int = 100, on connection: isolated Connection) throws -> [QueuedJob] {
        try connection.query(ControlStatement.list, [.int8(Int64(max(0, min(limit, 1000))))]).map { try QueuedJob($0) }
    }

    /// What came of jobs, the latest first.
    ///
    /// - Parameters:
    ///   - limit: at most 1 000.
    ///   - connection: to the queue's database.
    public static func outcomes(limit: Int = 100, on connection: isolated Connection) throws -> [FinishedJob] {
        try connection.query(ControlStatement.outcomes, [.int8(Int64(max(0, min(limit, 1000))))]).map { try FinishedJob($0) }
    }

    /// - Returns: nil for one that never was, or whose outcome has been pruned.
    public static func find(_ id: Int64, on connection: isolated Connection) throws -> FoundJob? {
        if let row = try connection.query(ControlStatement.queuedJob, [.int8(id)]).first { return .queued(try QueuedJob(row)) }
        // It may have ended between the two questions, never the other way.
        return try connection.query(ControlStatement.finishedJob, [.int8(id)]).first.map { .finished(try FinishedJob($0)) }
    }

    /// Every kind that is steered or has jobs, by name.
    public static func kinds(on connection: isolated Connection) throws -> [JobKindStatus] {
        var kinds: [JobKindStatus] = []
        for row in try connection.query(ControlStatement.kinds) {
            let kind: String = try row[0]
            if kinds.last?.kind != kind {
                kinds.append(JobKindStatus(kind: kind, pausedAt: try row[4], maximumRunning: (try row[5] as Int32?).map(Int.init)))
            }
            guard let state = QueuedJob.State(rawValue: try row[1]) else { continue }
            kinds[kinds.count - 1].depth[state] = Int(try row[2] as Int64)
            if state == .ready { kinds[kinds.count - 1].oldestDue = .seconds(max(0, (try row[3] as Int64?) ?? 0)) }
        }
        return kinds
    }

    /// Forgets outcomes older than `age`, and slots that nobody will schedule again; jobs that were given up longer ago than `deadAge` become
    /// outcomes. One that holds others back in its ordering stays: somebody has to decide what is to become of those.
    ///
    /// - Parameters:
    ///   - age: since they ended.
    ///   - deadAge: since they were given up.
    ///   - limit: the most of each, so that the statement stays short; call again while as many were pruned.
    ///   - connection: to the queue's database.
    /// - Returns: how many of each.
    public static func prune(
        outcomesOlderThan age: Duration, deadFor deadAge: Duration, limit: Int = 1000, on connection: isolated Connection
    ) throws -> (outcomes: Int, dead: Int, slots: Int) {
        (
            try connection.execute(ControlStatement.pruneOutcomes, [.int8(age.milliseconds), .int8(Int64(limit))]),
            try connection.execute(ControlStatement.pruneDead, [.int8(deadAge.milliseconds), .int8(Int64(limit))]),
            try connection.execute(ControlStatement.pruneSlots, [.int8(Int64(limit))])
        )
    }
}
