/// The server's configuration files, written anew at every start: they are the program's, not a person's.
struct ServerConfiguration {
    let layout: ClusterLayout
    let user: ServerUser
    let loginRoles: [String]
    let settings: [String: String]

    static let superuser = "postgres"
    static let port = 5432

    /// File names within the data folder, and their text.
    var files: [(name: String, text: String)] {
        [("postgresql.conf", postgresql), ("pg_hba.conf", hba), ("pg_ident.conf", ident)]
    }

    /// Källa: PostgreSQL 15, chapter 20 Server Configuration.
    private var postgresql: String {
        // No statement, parameter or message that quotes a value reaches the log: it is outside all erasure.
        let ours = [
            "listen_addresses": "",
            "port": String(ServerConfiguration.port),
            "unix_socket_directories": layout.sockets,
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            // The server needs System V memory anyhow; POSIX memory also needs a writable /dev/shm, which a bare chroot lacks.
            "dynamic_shared_memory_type": "sysv",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "lc_messages": "C",
            "log_min_messages": "log",
            "log_min_error_statement": "panic",
            "log_error_verbosity": "terse",
            "log_statement": "none",
            "log_min_duration_statement": "-1",
            "log_parameter_max_length": "0",
            "log_parameter_max_length_on_error": "0",
        ]
        return ours.merging(settings) { _, given in given }.sorted { $0.key < $1.key }
            .map { "\($0.key) = '\(doubled("'", in: $0.value))'\n" }.joined()
    }

    /// The operating system says who connects: no password anywhere.
    ///
    /// Källa: PostgreSQL 15, 21.9 Peer Authentication.
    private var hba: String { "local all all peer map=evb\n" }

    /// Källa: PostgreSQL 15, 21.2 User Name Maps.
    private var ident: String {
        user.mayConnect.flatMap { system in
            ([ServerConfiguration.superuser] + loginRoles).map { role in
                "evb \"\(doubled("\"", in: system))\" \"\(doubled("\"", in: role))\"\n"
            }
        }.joined()
    }

    private func doubled(_ quote: Character, in text: String) -> String {
        text.split(separator: quote, omittingEmptySubsequences: false).joined(separator: "\(quote)\(quote)")
    }
}
