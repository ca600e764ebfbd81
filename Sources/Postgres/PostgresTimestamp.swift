/// A point in time as PostgreSQL's `timestamptz` holds it: whole microseconds, without the infinities.
///
/// Källa: PostgreSQL 15, 8.5 Date/Time Types.
public struct PostgresTimestamp: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
    public let microsecondsSince1970: Int64

    public init(microsecondsSince1970: Int64) { self.microsecondsSince1970 = microsecondsSince1970 }

    /// UTC with six decimals always: `2023-08-31T10:11:12.123456Z`.
    ///
    /// Källa: RFC 3339, 5.6 Internet Date/Time Format.
    public var iso8601: String {
        let (seconds, micros) = microsecondsSince1970.flooredDivision(by: 1_000_000)
        let (days, secondOfDay) = seconds.flooredDivision(by: 86_400)
        let date = CivilDate(daysSince1970: days).text
        let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(date)T\(time).\(padded(micros, 6))Z"
    }

    public static func < (left: PostgresTimestamp, right: PostgresTimestamp) -> Bool {
        left.microsecondsSince1970 < right.microsecondsSince1970
    }

    /// PostgreSQL counts microseconds from 2000-01-01T00:00:00Z.
    static let epoch: Int64 = 946_684_800_000_000
}

extension PostgresTimestamp: CustomStringConvertible {
    public var description: String { iso8601 }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
