import Postgres

/// The statements of calendar schedules.
enum ScheduleStatement {
    static let clock = Statement("schedule_clock", "select clock_timestamp()")

    static let register = Statement(
        "schedule_register",
        "insert into jobs.schedule (name, planned_through) values ($1, coalesce($2, clock_timestamp())) on conflict do nothing")

    static let lock = Statement("schedule_lock", "select planned_through from jobs.schedule where name = $1 for update")

    /// Never back: a clock that was put back plans nothing twice.
    static let planned = Statement(
        "schedule_planned", "update jobs.schedule set planned_through = greatest(planned_through, $2) where name = $1")

    static let localDates = Statement(
        "schedule_local_dates",
        "select (t.instant at time zone $1)::date from unnest($2::timestamptz[]) with ordinality as t(instant, nr) order by t.nr")

    /// `at time zone` takes a local time that does not exist for a later one, and of one that comes twice the second. So it is only where to
    /// look: at the minutes around it, for the first whose local time is not before what is asked for. Clocks are put forward and back by
    /// at most two hours, at whole minutes.
    ///
    /// Källa: PostgreSQL 15, 9.9.4 AT TIME ZONE; B.1 Date/Time Input Interpretation.
    static let instants = Statement(
        "schedule_instants",
        """
        select (
            select min(i) from generate_series(
                l.minute::timestamp at time zone $1 - interval '3 hours', l.minute::timestamp at time zone $1 + interval '3 hours',
                interval '1 minute') i
            where i at time zone $1 >= l.minute::timestamp)
        from unnest($2::text[]) with ordinality as l(minute, nr) order by l.nr
        """)
}
