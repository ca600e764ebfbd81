/// A calendar date as PostgreSQL's `date` holds it, without the infinities.
///
/// Källa: PostgreSQL 15, 8.5 Date/Time Types.
public struct PostgresDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01 in the proleptic Gregorian calendar; negative before it.
    public let daysSince1970: Int32

    public init(daysSince1970: Int32) { self.daysSince1970 = daysSince1970 }

    public static func < (left: PostgresDate, right: PostgresDate) -> Bool {
        left.daysSince1970 < right.daysSince1970
    }

    /// PostgreSQL counts days from 2000-01-01.
    static let epoch: Int32 = 10_957
}

extension PostgresDate: CustomStringConvertible {
    /// `2023-08-31`.
    public var description: String {
        var bytes: [UInt8] = []
        appendISO8601(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Year, month and day of a day number, in the proleptic Gregorian calendar.
package struct CivilDate {
    package let year: Int64
    package let month: Int64
    package let day: Int64

    /// Counts in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
    package init(daysSince1970: Int64) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}
