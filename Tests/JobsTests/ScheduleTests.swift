@testable import Jobs
import Postgres
import Support
import Testing

@Suite("A calendar schedule")
struct ScheduleTests {
    private static let always = LocalDay(2000, 1, 1)!

    private static func schedule(_ rules: [CalendarRule], _ catchUp: JobSchedule.CatchUp = .each, name: String = "nightly") -> JobSchedule {
        JobSchedule(name: name, kind: "report", zone: "Europe/Stockholm", rules: rules, catchUp: catchUp)
    }

    /// `2025-03-30T01:00:00Z`, as PostgreSQL reads it.
    private static func instant(_ text: String, _ queue: JobFixture) async throws -> PostgresTimestamp {
        try await queue.pool.withConnection { try $0.query(Statement("instant", "select $1::text::timestamptz"), [.text(text)])[0][0] }
    }

    /// When it comes due between two instants: «period instant».
    private static func occurrences(_ recurrence: Recurrence, _ after: String, _ through: String) async throws -> [String] {
        let queue = try await JobFixture.make()
        let (after, through) = (try await instant(after, queue), try await instant(through, queue))
        return try await queue.pool.withConnection { connection in
            try schedule([CalendarRule(recurrence, from: always)]).occurrences(after: after, through: through, connection)
                .map { "\($0.period) \($0.instant.iso8601.prefix(16))Z" }
        }
    }

    @Test("comes at the first instant after a time that the night in spring does not have, once")
    func spring() async throws {
        #expect(
            try await Self.occurrences(.daily(at: LocalTime(2, 30)), "2025-03-28T12:00Z", "2025-03-31T12:00Z") == [
                "2025-03-29T02:30 2025-03-29T01:30Z", "2025-03-30T02:30 2025-03-30T01:00Z", "2025-03-31T02:30 2025-03-31T00:30Z",
            ])
    }

    @Test("comes once at a time that the night in autumn has twice, the first time")
    func autumn() async throws {
        #expect(
            try await Self.occurrences(.daily(at: LocalTime(2, 30)), "2025-10-24T12:00Z", "2025-10-27T12:00Z") == [
                "2025-10-25T02:30 2025-10-25T00:30Z", "2025-10-26T02:30 2025-10-26T00:30Z", "2025-10-27T02:30 2025-10-27T01:30Z",
            ])
    }

    @Test("goes by elapsed time through both nights, when it goes by minutes")
    func minutes() async throws {
        #expect(
            try await Self.occurrences(.everyMinutes(30), "2025-03-30T00:15Z", "2025-03-30T02:00Z").map { $0.prefix(17) } == [
                "2025-03-30T00:30Z", "2025-03-30T01:00Z", "2025-03-30T01:30Z", "2025-03-30T02:00Z",
            ])
        #expect(try await Self.occurrences(.everyMinutes(30), "2025-10-26T00:00Z", "2025-10-26T02:00Z").count == 4)
    }

    @Test("comes on the last day of a month that is too short, leap years and year ends included")
    func months() async throws {
        func days(_ recurrence: Recurrence, _ after: String, _ through: String) async throws -> [String] {
            try await Self.occurrences(recurrence, after, through).map { String($0.prefix(10)) }
        }
        let noon = LocalTime(12, 0)
        #expect(
            try await days(.monthly(day: 31, at: noon), "2024-01-01Z", "2024-05-01Z") == ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"])
        #expect(try await days(.monthly(day: 29, at: noon), "2023-02-01Z", "2023-04-01Z") == ["2023-02-28", "2023-03-29"])
        #expect(try await days(.monthly(day: 1, at: .midnight), "2023-12-01Z", "2024-02-01Z") == ["2024-01-01", "2024-02-01"])
        let dates = Recurrence.dates([LocalDay(2024, 2, 29)!, LocalDay(2024, 12, 31)!], at: noon)
        #expect(try await days(dates, "2024-01-01Z", "2025-06-01Z") == ["2024-02-29", "2024-12-31"])
        let workdays = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-01-05"]
        #expect(try await days(.weekdays(at: noon), "2025-12-31T00:00Z", "2026-01-06T00:00Z") == workdays)
        #expect(LocalDay(2023, 2, 29) == nil && LocalDay(2024, 2, 29) != nil && LocalDay(2024, 13, 1) == nil)
    }

    @Test("follows the rule that holds on the date")
    func dated() async throws {
        let queue = try await JobFixture.make()
        let rules = [
            CalendarRule(.daily(at: LocalTime(6, 0)), from: Self.always, to: LocalDay(2025, 12, 31)!),
            CalendarRule(.daily(at: LocalTime(5, 0)), from: LocalDay(2026, 1, 1)!),
        ]
        let (after, through) = (try await Self.instant("2025-12-30T12:00Z", queue), try await Self.instant("2026-01-02T12:00Z", queue))
        let periods = try await queue.pool.withConnection { connection in
            try Self.schedule(rules).occurrences(after: after, through: through, connection).map(\.period)
        }
        #expect(periods == ["2025-12-31T06:00", "2026-01-01T05:00", "2026-01-02T05:00"])
    }

    private func plan(_ schedule: JobSchedule, _ now: String, _ queue: JobFixture) async throws -> [String] {
        let now = try await Self.instant(now, queue)
        return try await queue.pool.withConnection { try await schedule.plan(now: now, on: $0) }
    }

    @Test("begins when it is first planned, and catches up what was missed once: each, or only the last", arguments: [true, false])
    func catchesUp(_ each: Bool) async throws {
        let queue = try await JobFixture.make()
        let schedule = Self.schedule([CalendarRule(.daily(at: LocalTime(6, 0)), from: Self.always)], each ? .each : .latest)
        #expect(try await plan(schedule, "2025-06-01T12:00Z", queue).isEmpty)
        #expect(try await plan(schedule, "2025-06-02T12:00Z", queue) == ["2025-06-02T06:00"])
        #expect(try await plan(schedule, "2025-06-02T12:01Z", queue).isEmpty)
        let missed = ["2025-06-03T06:00", "2025-06-04T06:00", "2025-06-05T06:00"]
        #expect(try await plan(schedule, "2025-06-05T12:00Z", queue) == (each ? missed : missed.suffix(1)))
        // A clock that has been put back plans nothing again.
        #expect(try await plan(schedule, "2025-06-03T12:00Z", queue).isEmpty)
        #expect(try await plan(schedule, "2025-06-05T12:01Z", queue).isEmpty)
    }

    @Test("catches up more than fits in a transaction round by round, losing none")
    func many() async throws {
        let queue = try await JobFixture.make()
        let schedule = Self.schedule([CalendarRule(.everyMinutes(1), from: Self.always)])
        _ = try await plan(schedule, "2025-06-01T00:00Z", queue)
        #expect(try await plan(schedule, "2025-06-01T20:00Z", queue).count == 1000)
        #expect(try await plan(schedule, "2025-06-01T20:00Z", queue).last == "2025-06-01T20:00Z")
        try await queue.wait(until: "select count(*) = 1200 from jobs.job")
    }

    @Test("is queued once, however many plan it at once")
    func once() async throws {
        let queue = try await JobFixture.make()
        let schedule = Self.schedule([CalendarRule(.daily(at: LocalTime(6, 0)), from: Self.always)])
        _ = try await plan(schedule, "2025-06-01T12:00Z", queue)
        let queued = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<8 { group.addTask { try await plan(schedule, "2025-06-03T12:00Z", queue) } }
            return try await group.reduce([], +)
        }
        #expect(queued.sorted() == ["2025-06-02T06:00", "2025-06-03T06:00"])
        #expect(try await queue.runner(["report": JobFixture.effect]).runUntilEmpty() == JobTally(done: 2))
    }

    @Test("plans by the database's clock, and tells what comes next")
    func next() async throws {
        let queue = try await JobFixture.make()
        let schedule = Self.schedule([CalendarRule(.everyMinutes(1), from: Self.always)])
        #expect(try await queue.pool.withConnection { try await schedule.plan(on: $0) }.isEmpty)
        #expect(try await queue.pool.withConnection { try schedule.next(3, on: $0) }.count == 3)
        let monthly = Self.schedule([CalendarRule(.monthly(day: 31, at: LocalTime(3, 0)), from: Self.always)], name: "monthly")
        #expect(try await queue.pool.withConnection { try monthly.next(12, on: $0) }.count == 12)
    }
}
