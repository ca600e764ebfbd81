import CPostgres

/// A statement that the server refused.
///
/// DETAIL, HINT and CONTEXT are never kept: they quote rows and parameter values.
///
/// Källa: PostgreSQL 15, 55.8 Error and Notice Message Fields.
public struct ServerFailure: Error, Sendable, CustomStringConvertible {
    public let sqlState: SQLState
    /// `ERROR`, `FATAL` or `PANIC`.
    public let severity: String
    /// The server's words, only where the SQLSTATE's class cannot quote a row or a parameter; nil otherwise.
    public let message: String?
    /// The prepared statement's name; nil for a script.
    public let statement: String?
    /// Where in the statement's text, in characters from 1.
    public let position: Int?
    public let schema: String?
    public let table: String?
    public let column: String?
    public let constraint: String?
    /// The function in PostgreSQL's source that reported it.
    public let routine: String?

    public var description: String {
        var text = "\(severity) [\(sqlState)]"
        if let message { text += " \(message)" }
        if let statement { text += " in statement \(statement)" }
        if let position { text += " at character \(position)" }
        if let table { text += " (table \([schema, table].compactMap { $0 }.joined(separator: ".")))" }
        if let column { text += " (column \(column))" }
        if let constraint { text += " (constraint \(constraint))" }
        return text
    }

    /// Classes whose messages name objects, settings or states and never values; `EV` is raised by this project's own routines.
    static let quotableClasses: Set<String> = ["08", "0A", "25", "28", "3D", "42", "53", "55", "57", "58", "EV"]
}

extension ServerFailure {
    init(_ result: borrowing ResultHandle, statement: String?) {
        let state = SQLState(rawValue: result.errorField(diag_sqlstate) ?? "XX000")
        let quotable = ServerFailure.quotableClasses.contains(state.errorClass)
        self.init(
            sqlState: state,
            severity: result.errorField(diag_severity) ?? "ERROR",
            message: quotable ? result.errorField(diag_message) : nil,
            statement: statement,
            position: result.errorField(diag_position).flatMap { Int($0) },
            schema: result.errorField(diag_schema),
            table: result.errorField(diag_table),
            column: result.errorField(diag_column),
            constraint: result.errorField(diag_constraint),
            routine: result.errorField(diag_routine))
    }
}
