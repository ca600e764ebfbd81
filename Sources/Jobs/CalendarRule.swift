/// When something recurs, by the clock and the calendar on the wall, or by elapsed time.
public enum Recurrence: Hashable, Sendable {
    case daily(at: LocalTime)
    /// Monday to Friday. It knows no holidays.
    case weekdays(at: LocalTime)
    /// On that day of each month, and on the last day of a month that is shorter.
    case monthly(day: Int, at: LocalTime)
    case dates([LocalDay], at: LocalTime)
    /// At each multiple of so many minutes since 1970-01-01T00:00Z, whatever the clocks on the walls do.
    case everyMinutes(Int)
}

/// A recurrence that holds for a time.
public struct CalendarRule: Hashable, Sendable {
    public let recurrence: Recurrence
    /// The first local date it holds for.
    public let from: LocalDay
    /// The last one; nil: until further notice.
    public let to: LocalDay?

    /// - Precondition: a day of the month is 1–31, and so many minutes are 1–525 600.
    public init(_ recurrence: Recurrence, from: LocalDay, to: LocalDay? = nil) {
        switch recurrence {
        case .monthly(let day, _): precondition((1...31).contains(day), "no such day of the month")
        case .everyMinutes(let minutes): precondition((1...525_600).contains(minutes), "a minute at least, a year at most")
        case .daily, .weekdays, .dates: break
        }
        self.recurrence = recurrence
        self.from = from
        self.to = to
    }

    /// When it recurs on these local dates, in order; nothing for one that goes by elapsed time.
    func localMinutes(_ days: ClosedRange<LocalDay>) -> [LocalMinute] {
        let (first, last) = (max(days.lowerBound, from), min(days.upperBound, to ?? days.upperBound))
        guard first <= last else { return [] }
        let within = (first.daysSince1970...last.daysSince1970).lazy.map { LocalDay(daysSince1970: $0) }
        func on(_ time: LocalTime, _ isDay: (LocalDay) -> Bool) -> [LocalMinute] { within.filter(isDay).map { LocalMinute(day: $0, time: time) } }
        switch recurrence {
        case .daily(let time): return on(time) { _ in true }
        case .weekdays(let time): return on(time) { $0.weekday <= 5 }
        case .monthly(let day, let time): return on(time) { $0.dayOfMonth == day || $0.isLastOfMonth && $0.dayOfMonth < day }
        case .dates(let dates, let time): return on(time, Set(dates).contains)
        case .everyMinutes: return []
        }
    }

    /// The multiples after one instant up to and including another, in microseconds since 1970; when they are more than `limit`, the first or
    /// the last of them.
    static func multiples(of minutes: Int, after: Int64, through: Int64, limit: Int, theLast: Bool) -> [Int64] {
        let step = Int64(minutes) * 60_000_000
        let (first, last) = (floor(after, step) + 1, floor(through, step))
        guard first <= last else { return [] }
        let most = Int64(limit) - 1
        return (theLast ? max(first, last - most)...last : first...min(last, first + most)).map { $0 * step }
    }

    private static func floor(_ value: Int64, _ step: Int64) -> Int64 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: step)
        return rest < 0 ? quotient - 1 : quotient
    }
}
