/// A five-character SQLSTATE: what went wrong, in a form that does not depend on the server's language.
///
/// Källa: PostgreSQL 15, Appendix A PostgreSQL Error Codes.
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The first two characters, for example `23` for an integrity constraint violation.
    public var errorClass: String { String(rawValue.prefix(2)) }

    public var description: String { rawValue }
}

extension SQLState {
    public static let adminShutdown = SQLState(rawValue: "57P01")
    public static let deadlockDetected = SQLState(rawValue: "40P01")
    public static let duplicateDatabase = SQLState(rawValue: "42P04")
    public static let featureNotSupported = SQLState(rawValue: "0A000")
    public static let foreignKeyViolation = SQLState(rawValue: "23503")
    public static let insufficientPrivilege = SQLState(rawValue: "42501")
    public static let invalidTextRepresentation = SQLState(rawValue: "22P02")
    public static let lockNotAvailable = SQLState(rawValue: "55P03")
    public static let queryCanceled = SQLState(rawValue: "57014")
    public static let readOnlyTransaction = SQLState(rawValue: "25006")
    public static let serializationFailure = SQLState(rawValue: "40001")
    public static let undefinedFunction = SQLState(rawValue: "42883")
    public static let undefinedPreparedStatement = SQLState(rawValue: "26000")
    public static let undefinedSchema = SQLState(rawValue: "3F000")
    public static let undefinedTable = SQLState(rawValue: "42P01")
    public static let uniqueViolation = SQLState(rawValue: "23505")
}
