import CPostgres

/// Where to connect, as whom and within which bounds. Printing it never shows a password.
public struct ConnectionTarget: Sendable {
    private let conninfo: String
    /// Further libpq keywords, which win over the connection string's; `options` is added to it.
    public var options: [String: String]
    public var settings: ConnectionSettings

    /// - Parameters:
    ///   - conninfo: keyword/value pairs (`host=/run/postgresql dbname=evb`) or a URI (`postgresql://user@host/evb`); what it leaves
    ///     out libpq takes from the environment.
    ///   - options: libpq keywords such as `application_name`, or `options` with `-c role=…`.
    ///   - settings: the bounds.
    ///
    /// The string is read when a connection is opened; one that cannot be read fails there with `.invalidTarget`.
    ///
    /// Källa: PostgreSQL 15, 34.1.1 Connection Strings.
    public init(conninfo: String, options: [String: String] = [:], settings: ConnectionSettings = ConnectionSettings()) {
        self.conninfo = conninfo
        self.options = options
        self.settings = settings
    }

    /// The same server and bounds with `keyword` set, for example another `dbname`.
    public func setting(_ keyword: String, _ value: String) -> ConnectionTarget {
        var copy = self
        copy.options[keyword] = value
        return copy
    }
}

extension ConnectionTarget {
    /// Everything libpq is given, secrets included: never printed.
    func keywords() throws(PostgresError) -> [String: String] {
        var parsed = try parsedConninfo()
        let serverOptions = [settings.serverOptions, parsed["options"], options["options"], settings.unchangeableOptions].compactMap { $0 }
        parsed = settings.keywords.merging(parsed) { _, stated in stated }.merging(options) { _, given in given }
        parsed["options"] = serverOptions.joined(separator: " ")
        return parsed
    }

    /// libpq's own message is not passed on: it quotes the piece it could not read, which may be the password.
    private func parsedConninfo() throws(PostgresError) -> [String: String] {
        guard let list = PQconninfoParse(conninfo, nil) else {
            throw .connection(
                ConnectionFailure(.invalidTarget, message: "neither keyword=value pairs nor a postgresql:// address"))
        }
        return Self.taking(list)
    }

    /// What libpq's list says; the list is freed.
    static func taking(_ list: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        defer { PQconninfoFree(list) }
        var keywords: [String: String] = [:]
        var entry = list
        while let keyword = entry.pointee.keyword {
            if let value = entry.pointee.val { keywords[String(cString: keyword)] = String(cString: value) }
            entry += 1
        }
        return keywords
    }
}

extension ConnectionTarget: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Host, port, database and user; nothing else.
    public var description: String {
        let keywords: [String: String]
        do throws(PostgresError) { keywords = try self.keywords() } catch { return "an invalid connection string" }
        let shown = ["host", "port", "dbname", "user"].compactMap { key in keywords[key].map { "\(key)=\($0)" } }
        return shown.isEmpty ? "libpq's defaults" : shown.joined(separator: " ")
    }

    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
