import CPostgres

extension ConnectionTarget {
    /// Whether what is sent cannot be read or answered by somebody else on the way: a local socket, this machine itself, or TLS that proves who the
    /// server is (`sslmode=verify-full`). Every host counts, when there are several.
    ///
    /// What the string leaves out is taken from the environment, as libpq does. A string that cannot be read is not protected; nor is one that
    /// names a service file, which may say anything, unless it says `verify-full` itself.
    ///
    /// Källa: PostgreSQL 15, 34.19 SSL Support (Table 34.1); 34.1.2 Parameter Key Words (host, hostaddr, sslmode).
    public var isProtected: Bool {
        let stated: [String: String]
        do throws(PostgresError) { stated = try keywords() } catch { return false }
        let keywords = Self.defaults.merging(stated) { _, stated in stated }
        if keywords["sslmode"] == "verify-full" { return true }
        if let service = keywords["service"], !service.isEmpty { return false }
        // The address is where it connects, when it is given; the name is then only who it should be.
        let hosts = [keywords["hostaddr"], keywords["host"]].compactMap { $0 }.first { !$0.isEmpty } ?? ""
        return hosts.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { Self.isHere($0) }
    }

    /// No host is the local socket; one that begins with a slash or an at sign is a socket's place.
    private static func isHere(_ host: Substring) -> Bool {
        if host.isEmpty || host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// What the environment says.
    private static var defaults: [String: String] {
        PQconndefaults().map(taking) ?? [:]
    }
}
