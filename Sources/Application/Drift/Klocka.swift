import Glibc
public import Handlaggning
import Journal
public import Postgres

/// The one clock: the database's. A business date is the date in Sweden, also at one minute to midnight and on the nights the clock is set.
public enum Klocka {
    /// This machine's own, for what never reaches the log: a log line's time, and to compare with the database's.
    public static var maskinens: PostgresTimestamp {
        var nu = timespec()
        clock_gettime(CLOCK_REALTIME, &nu)
        return PostgresTimestamp(microsecondsSince1970: Int64(nu.tv_sec) * 1_000_000 + Int64(nu.tv_nsec) / 1_000)
    }

    /// - Parameters:
    ///   - ögonblick: nil for now.
    ///   - databas: whose clock is asked.
    public static func idag(vid ögonblick: PostgresTimestamp? = nil, _ databas: isolated Connection) throws -> Datum {
        Datum(try databas.query(fråga, [.timestamp(optional: ögonblick)])[0][0] as PostgresDate)
    }

    static func nu(_ databas: isolated Connection) throws -> PostgresTimestamp { try databas.query(ögonblicket)[0][0] }

    private static let ögonblicket = Statement("now", "select clock_timestamp()")
    private static let fråga = Statement("today", "select (coalesce($1, clock_timestamp()) at time zone 'Europe/Stockholm')::date")
}
