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
        var bytes: [UInt8] = []
        appendISO8601(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
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
