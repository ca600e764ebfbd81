public import Postgres

/// How many reminders are open, for monitoring: as the daily job last found it, whichever process did it.
public struct Påminnelsemått: Hashable, Sendable {
    /// Of one nämnd and one kind.
    public struct Rad: Hashable, Sendable {
        public let nämnd: String
        public let slag: String
        public let öppna: Int64
    }

    /// A nämnd and the day its reminders were last kept for.
    public struct Dag: Hashable, Sendable {
        public let nämnd: String
        public let dag: PostgresDate
    }

    public let rader: [Rad]
    public let dagar: [Dag]

    /// - Throws: `PostgresError`.
    public init(_ installation: Installation) async throws {
        (rader, dagar) = try await installation.pool.withConnection { databas in
            (
                try databas.query(Self.öppna).map { Rad(nämnd: try $0[0], slag: try $0[1], öppna: try $0[2]) },
                try databas.query(Self.dagarna).map { Dag(nämnd: try $0[0], dag: try $0[1]) }
            )
        }
    }

    /// Gauges in Prometheus's text format. A nämnd and a kind with nothing open have no row; a nämnd whose reminders were never kept has no day, and
    /// one whose day stands still has nobody who plans its jobs.
    ///
    /// Källa: Prometheus, Exposition formats, Text-based format.
    public var prometheus: String {
        "# HELP evb_reminders_open Reminders that are open, as the daily job last found them.\n# TYPE evb_reminders_open gauge\n"
            + rader.map { "evb_reminders_open{namnd=\"\($0.nämnd)\",slag=\"\($0.slag)\"} \($0.öppna)\n" }.joined()
            + "# HELP evb_reminders_day_timestamp_seconds The day the reminders were last kept for, its midnight in UTC.\n"
            + "# TYPE evb_reminders_day_timestamp_seconds gauge\n"
            + dagar.map { "evb_reminders_day_timestamp_seconds{namnd=\"\($0.nämnd)\"} \(Int64($0.dag.daysSince1970) * 86_400)\n" }.joined()
    }

    private static let dagarna = Statement("paminnelse_days", "select namnd, dag from readmodel.paminnelse_dag_v1 order by namnd")
    private static let öppna = Statement(
        "paminnelse_count",
        "select namnd, slag, count(*) from readmodel.paminnelse_v1 where avslutad is null group by namnd, slag order by namnd, slag")
}
