import Handlaggning
import Journal
import Postgres
import Synchronization

/// Today in Sweden by the database's clock, asked for now and then instead of with each command.
final class Dagklocka: Sendable {
    /// A clock that is set right is noticed within this; at midnight the date is asked for anew in any case.
    static let längst: Duration = .seconds(60)

    private let känd = Mutex<(datum: Datum, till: ContinuousClock.Instant)?>(nil)

    func idag(_ pool: ConnectionPool) async throws -> Datum {
        let nu = ContinuousClock.now
        if let datum = känd.withLock({ känd in känd.flatMap { nu < $0.till ? $0.datum : nil } }) { return datum }
        let (datum, kvar) = try await pool.withConnection { databas in
            let rad = try databas.query(Self.fråga)[0]
            return (Datum(try rad[0] as PostgresDate), Duration.milliseconds(try rad[1] as Int64))
        }
        känd.withLock { $0 = (datum, nu + min(kvar, Self.längst)) }
        return datum
    }

    /// The date, and the milliseconds until the next: on the nights the clocks are set a day has 23 hours or 25.
    private static let fråga = Statement(
        "today_and_left",
        """
        select nu::date, (extract(epoch from (nu::date + 1)::timestamp at time zone 'Europe/Stockholm' - klocka) * 1000)::bigint
        from (select klocka, klocka at time zone 'Europe/Stockholm' as nu from clock_timestamp() as klocka) t
        """)
}
