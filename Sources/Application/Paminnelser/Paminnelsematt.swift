import Postgres

/// How many reminders are open, for monitoring: as the daily job last found it, whichever process did it.
public struct Påminnelsemått: Hashable, Sendable {
    /// Of one nämnd and one kind.
    public struct Rad: Hashable, Sendable {
        public let nämnd: String
        public let slag: String
        public let öppna: Int64
    }

    public let rader: [Rad]

    /// - Throws: `PostgresError`.
    public init(_ installation: Installation) async throws {
        rader = try await installation.pool.withConnection { databas in
            try databas.query(Self.öppna).map { Rad(nämnd: try $0[0], slag: try $0[1], öppna: try $0[2]) }
        }
    }

    /// A gauge in Prometheus's text format. A nämnd and a kind with nothing open have no row.
    ///
    /// Källa: Prometheus, Exposition formats, Text-based format.
    public var prometheus: String {
        "# HELP evb_reminders_open Reminders that are open, as the daily job last found them.\n# TYPE evb_reminders_open gauge\n"
            + rader.map { "evb_reminders_open{namnd=\"\($0.nämnd)\",slag=\"\($0.slag)\"} \($0.öppna)\n" }.joined()
    }

    private static let öppna = Statement(
        "paminnelse_count",
        "select namnd, slag, count(*) from readmodel.paminnelse_v1 where avslutad is null group by namnd, slag order by namnd, slag")
}
