import Jobs
import Postgres

/// The job that keeps the queue's history from growing for ever.
enum Jobbstädning {
    static let slag = "stada_jobb"

    /// A year's rounds can be looked back on.
    static let historikBehålls: Duration = .seconds(400 * 86_400)
    /// What was given up and is still wanted is tried again every day; what is older than this nobody has asked for.
    static let uppgivnaBehålls: Duration = .seconds(30 * 86_400)
    /// In one night; what remains is the next one's.
    static let högst = 100_000

    /// When nobody is at work.
    static let schema = JobSchedule(
        name: slag, kind: slag, zone: "Europe/Stockholm", rules: [CalendarRule(.daily(at: LocalTime(3, 10)), from: begynnelsen)])

    /// Before any evb: it has always held.
    private static let begynnelsen = LocalDay(PostgresDate(daysSince1970: 18_262))

    static let hanterare: JobHandler = { _, databas in
        var (utfall, uppgivna, perioder) = (0, 0, 0)
        while utfall + uppgivna + perioder < högst {
            let nya = try JobQueue.prune(outcomesOlderThan: historikBehålls, deadFor: uppgivnaBehålls, on: databas)
            if nya.outcomes + nya.dead + nya.slots == 0 { break }
            (utfall, uppgivna, perioder) = (utfall + nya.outcomes, uppgivna + nya.dead, perioder + nya.slots)
        }
        return JobOutcome("utfall:\(utfall) uppgivna:\(uppgivna) perioder:\(perioder)")
    }
}
