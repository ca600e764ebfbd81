/// A connection that could not be made, or that was lost.
public struct ConnectionFailure: Error, Sendable, CustomStringConvertible {
    /// Which of the two it was, and on whose side: what a caller decides by whether to try again.
    public enum Reason: Sendable, Hashable {
        /// The connection string could not be read.
        case invalidTarget
        /// No server answered, or it refused this client.
        case notConnected
        /// The connection broke, or the server ended it.
        case lost
        /// This connection was closed by its owner.
        case closed
    }

    public let reason: Reason
    /// libpq's words, without anything secret from the connection string.
    public let message: String
    /// True when a command had been sent and its outcome is not known.
    public let commandInFlight: Bool
    /// What the server said as it ended the connection, if it did.
    public let sqlState: SQLState?

    init(_ reason: Reason, message: String, commandInFlight: Bool = false, sqlState: SQLState? = nil) {
        self.reason = reason
        self.message = message
        self.commandInFlight = commandInFlight
        self.sqlState = sqlState
    }

    public var description: String {
        let state = sqlState.map { " [\($0)]" } ?? ""
        let flight = commandInFlight ? " while a command was running" : ""
        return switch reason {
        case .invalidTarget: "invalid connection string: \(message)"
        case .notConnected: "no connection to PostgreSQL: \(message)"
        case .lost: "connection to PostgreSQL lost\(flight)\(state): \(message)"
        case .closed: "connection to PostgreSQL is closed"
        }
    }
}
