/// The bounds every connection has, so that nothing waits for ever.
///
/// Källa: PostgreSQL 15, 34.1.2 Parameter Key Words; 20.11.1 Statement Behavior.
public struct ConnectionSettings: Sendable, Hashable {
    /// How long to wait for each address of the server; whole seconds, at least 2 (libpq's own least).
    public var connectTimeout: Duration
    /// The longest a statement may run; zero is without bound.
    public var statementTimeout: Duration
    /// The longest a statement may wait for a lock; zero is bounded only by `statementTimeout`.
    public var lockTimeout: Duration
    /// The longest a transaction may stand idle before the server ends the connection; zero is without bound.
    public var idleInTransactionTimeout: Duration
    /// How many prepared statements a connection keeps; beyond that it lets all of them go and begins again.
    public var maximumStatements: Int
    /// Every transaction, also one that no statement begins, reads one snapshot and writes nothing, unless it says otherwise itself.
    public var readsSnapshots: Bool

    public init(
        connectTimeout: Duration = .seconds(10),
        statementTimeout: Duration = .seconds(60),
        lockTimeout: Duration = .zero,
        idleInTransactionTimeout: Duration = .seconds(120),
        maximumStatements: Int = 512,
        readsSnapshots: Bool = false
    ) {
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.lockTimeout = lockTimeout
        self.idleInTransactionTimeout = idleInTransactionTimeout
        self.maximumStatements = maximumStatements
        self.readsSnapshots = readsSnapshots
    }
}

extension ConnectionSettings {
    /// As libpq's `options`; what the connection string or the caller says comes after and wins.
    var serverOptions: String {
        [
            "-c statement_timeout=\(statementTimeout.milliseconds)",
            "-c lock_timeout=\(lockTimeout.milliseconds)",
            "-c idle_in_transaction_session_timeout=\(idleInTransactionTimeout.milliseconds)",
        ].joined(separator: " ")
    }

    /// As libpq's `options`, after everybody else's: what is read together rests on it.
    var unchangeableOptions: String? {
        readsSnapshots ? #"-c default_transaction_isolation=repeatable\ read -c default_transaction_read_only=on"# : nil
    }

    /// Keepalives notice a dead peer within a minute while idle, the user timeout within half a minute while sending.
    var keywords: [String: String] {
        [
            "connect_timeout": String(max(2, connectTimeout.components.seconds)),
            "client_encoding": "UTF8",
            "keepalives": "1",
            "keepalives_idle": "30",
            "keepalives_interval": "10",
            "keepalives_count": "3",
            "tcp_user_timeout": "30000",
        ]
    }
}

extension Duration {
    /// Whole milliseconds; a positive duration is never rounded to zero, which the server reads as «no bound».
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        let whole = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return whole == 0 && self > .zero ? 1 : whole
    }
}
