public import Postgres

/// Jobs that recur: which, and by which rules.
///
/// What a clock on the wall never shows, because the clocks are put forward past it, comes at the first instant after; what it shows twice
/// comes the first time. The database knows the zones, so nothing here does; and its clock says what time it is.
public struct JobSchedule: Hashable, Sendable {
    /// What to do with what came due while no runner planned.
    public enum CatchUp: Hashable, Sendable {
        /// Only the last: for jobs that look at how things stand.
        case latest
        /// Each, the oldest first.
        case each
    }

    /// 1–100 bytes; under it the database keeps how far has been planned. A new name begins now.
    public let name: String
    public let kind: String
    /// A name that PostgreSQL knows, for example `Europe/Stockholm`.
    public let zone: String
    /// Dated: the one that holds on a date is followed on it; when several do, all of them.
    public let rules: [CalendarRule]
    public let catchUp: CatchUp
    public let payload: String
    public let priority: Int16
    public let maximumAttempts: Int

    public init(
        name: String, kind: String, zone: String, rules: [CalendarRule], catchUp: CatchUp = .latest, payload: String = "{}",
        priority: Int16 = 0, maximumAttempts: Int = JobQueue.defaultAttempts
    ) {
        self.name = name
        self.kind = kind
        self.zone = zone
        self.rules = rules
        self.catchUp = catchUp
        self.payload = payload
        self.priority = priority
        self.maximumAttempts = maximumAttempts
    }

    /// One time that a schedule comes due.
    public struct Occurrence: Hashable, Sendable {
        /// The local time, or UTC for what goes by elapsed time: the job's key, and unique for its kind.
        public let period: String
        public let instant: PostgresTimestamp
    }
}

extension JobSchedule {
    /// Looked no further back than this: a schedule that nobody has planned for more than a year begins anew.
    static let horizon: Int64 = 400 * 86_400 * 1_000_000
    /// Queued in one transaction; what remains is queued in the next round.
    static let mostAtOnce = 1000
    /// How long the row that says that a period was scheduled is kept. No planner goes back past what has been planned, so it is only history.
    static let slotsKept: Duration = .seconds(90 * 86_400)

    /// Queues what has come due since it was last planned: once, whoever plans and however many do. In a transaction of its own.
    ///
    /// - Returns: the periods that were queued.
    @discardableResult
    public func plan(on connection: isolated Connection) async throws -> [String] { try await plan(now: nil, on: connection) }

    /// - Parameter now: nil for the database's clock.
    func plan(now: PostgresTimestamp?, on connection: isolated Connection) async throws -> [String] {
        try await connection.transaction { connection in
            try connection.execute(ScheduleStatement.register, [.text(name), .timestamp(optional: now)])
            let planned: PostgresTimestamp = try connection.query(ScheduleStatement.lock, [.text(name)])[0][0]
            // After the lock: another may have planned while we waited for it.
            let now = try now ?? connection.query(ScheduleStatement.clock)[0][0] as PostgresTimestamp
            guard planned < now else { return [] }
            let earliest = PostgresTimestamp(microsecondsSince1970: now.microsecondsSince1970 - Self.horizon)
            let due = try occurrences(after: max(planned, earliest), through: now, theLast: catchUp == .latest, connection)
            let chosen =
                switch catchUp {
                case .latest: due.suffix(1)
                case .each: due.prefix(Self.mostAtOnce)
                }
            let queued = try chosen.filter { try queue($0, connection) }.map(\.period)
            let through = chosen.last.flatMap { $0 == due.last ? nil : $0.instant } ?? now
            try connection.execute(ScheduleStatement.planned, [.text(name), .timestamp(through)])
            return queued
        }
    }

    /// The next times it comes due, in order, within a year.
    ///
    /// - Parameters:
    ///   - limit: 1–100.
    ///   - connection: whose clock it goes by, and whose knowledge of time zones.
    public func next(_ limit: Int, on connection: isolated Connection) throws -> [Occurrence] {
        let now: PostgresTimestamp = try connection.query(ScheduleStatement.clock)[0][0]
        // A short look first: most schedules come daily, and each local time costs the database some work.
        for days: Int64 in [7, 35, 366] {
            let through = PostgresTimestamp(microsecondsSince1970: now.microsecondsSince1970 + days * 86_400 * 1_000_000)
            let found = try occurrences(after: now, through: through, connection)
            if found.count >= limit { return Array(found.prefix(limit)) }
            if days == 366 { return found }
        }
        return []
    }

    private func queue(_ due: Occurrence, _ connection: isolated Connection) throws -> Bool {
        try JobQueue.schedule(
            kind: kind, period: due.period, payload: payload, priority: priority, maximumAttempts: maximumAttempts,
            keptFor: Self.slotsKept, on: connection)
    }

    /// Every time after one instant up to and including another, in order; of what goes by elapsed time no more than can be queued.
    func occurrences(
        after: PostgresTimestamp, through: PostgresTimestamp, theLast: Bool = false, _ connection: isolated Connection
    ) throws -> [Occurrence] {
        var found: Set<Occurrence> = []
        let local = try connection.query(ScheduleStatement.localDates, [.text(zone), .timestamps([after, through])])
        let days = LocalDay(try local[0][0] as PostgresDate)...LocalDay(try local[1][0] as PostgresDate)
        let minutes = Set(rules.flatMap { $0.localMinutes(days) }).sorted()
        for (minute, instant) in zip(minutes, try instants(minutes, connection)) where after < instant && instant <= through {
            found.insert(Occurrence(period: minute.description, instant: instant))
        }
        for rule in rules {
            guard case .everyMinutes(let minutes) = rule.recurrence else { continue }
            func midnight(_ day: LocalDay) throws -> Int64 {
                try instants([LocalMinute(day: day, time: .midnight)], connection)[0].microsecondsSince1970
            }
            // It holds from the first midnight to the one after its last day.
            let first = max(after.microsecondsSince1970, try midnight(rule.from) - 1)
            let last = min(through.microsecondsSince1970, try rule.to.map { try midnight($0.next) - 1 } ?? .max)
            // One more than is queued, so that it shows that there are more.
            let multiples = CalendarRule.multiples(
                of: minutes, after: first, through: last, limit: Self.mostAtOnce + 1, theLast: theLast)
            for instant in multiples {
                let instant = PostgresTimestamp(microsecondsSince1970: instant)
                // `2025-03-30T00:30Z` of `2025-03-30T00:30:00.000000Z`.
                found.insert(Occurrence(period: instant.iso8601.prefix(16) + "Z", instant: instant))
            }
        }
        return found.sorted { ($0.instant, $0.period) < ($1.instant, $1.period) }
    }

    /// The first instant at which a clock in the zone shows this or later.
    private func instants(_ minutes: [LocalMinute], _ connection: isolated Connection) throws -> [PostgresTimestamp] {
        if minutes.isEmpty { return [] }
        return try connection.query(ScheduleStatement.instants, [.text(zone), .texts(minutes.map(\.description))]).map { try $0[0] }
    }
}
