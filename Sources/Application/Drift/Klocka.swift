public import Handlaggning
import Journal
public import Postgres

/// The one clock: the database's. A business date is the date in Sweden, also at one minute to midnight and on the nights the clock is set.
public enum Klocka {
    public static func idag(_ databas: isolated Connection) throws -> Datum {
        Datum(try databas.query(fråga)[0][0] as PostgresDate)
    }

    private static let fråga = Statement("today", "select (clock_timestamp() at time zone 'Europe/Stockholm')::date")
}
