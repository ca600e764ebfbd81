public import Postgres

/// A calendar date without a zone, as a rule names it.
public struct LocalDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let daysSince1970: Int

    public init(_ date: PostgresDate) { daysSince1970 = Int(date.daysSince1970) }

    init(daysSince1970: Int) { self.daysSince1970 = daysSince1970 }

    /// nil for a day that does not exist.
    ///
    /// - Parameters:
    ///   - year: 1900–9999.
    ///   - month: 1–12.
    ///   - day: 1–31.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Counted as if each year began in March, so that the leap day is the last of its year.
        let (shiftedYear, shiftedMonth) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let ofYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let days = shiftedYear * 365 + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400 + ofYear - 719_468
        let civil = CivilDate(daysSince1970: Int64(days))
        guard civil.month == Int64(month), civil.day == Int64(day) else { return nil }
        daysSince1970 = days
    }

    /// 1 is Monday, 7 Sunday.
    ///
    /// Källa: ISO 8601; 1970-01-01 was a Thursday.
    var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }

    var dayOfMonth: Int { Int(CivilDate(daysSince1970: Int64(daysSince1970)).day) }

    var isLastOfMonth: Bool { next.dayOfMonth == 1 }

    var next: LocalDay { LocalDay(daysSince1970: daysSince1970 + 1) }

    public var description: String { PostgresDate(daysSince1970: Int32(clamping: daysSince1970)).description }

    public static func < (left: LocalDay, right: LocalDay) -> Bool { left.daysSince1970 < right.daysSince1970 }
}

/// A time of day on a clock on a wall, whole minutes.
public struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let minuteOfDay: Int

    /// - Precondition: 0 ≤ hour < 24, 0 ≤ minute < 60.
    public init(_ hour: Int, _ minute: Int) {
        precondition((0..<24).contains(hour) && (0..<60).contains(minute), "no such time of day")
        minuteOfDay = hour * 60 + minute
    }

    public static let midnight = LocalTime(0, 0)

    /// `03:10`.
    public var description: String {
        let (hour, minute) = minuteOfDay.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minuteOfDay < right.minuteOfDay }
}

/// What a clock on a wall and the calendar beside it show.
struct LocalMinute: Hashable, Comparable, Sendable, CustomStringConvertible {
    let day: LocalDay
    let time: LocalTime

    /// `2025-03-30T02:30`, as PostgreSQL reads a timestamp without a zone.
    var description: String { "\(day)T\(time)" }

    static func < (left: LocalMinute, right: LocalMinute) -> Bool { (left.day, left.time) < (right.day, right.time) }
}
