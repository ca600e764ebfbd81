public import FoundationEssentials

/// A type that a column can be read as.
///
/// `Bool`, `Int16`, `Int32`, `Int64` and `Int` (from any integer column that always fits), `String` (`text`, `varchar`, `char(n)`,
/// `name`, `json`, `jsonb`, `xml`), `[UInt8]` (`bytea`), `UUID`, ``PostgresDate``, ``PostgresTimestamp`` (`timestamptz`), arrays of
/// them, and each as an optional. An enum or a `numeric` is read by casting it in SQL.
public protocol ColumnValue {
    /// What an error says was expected.
    static var expectation: String { get }
    /// Nil when the cell holds something else, or NULL.
    static func decode(_ cell: Cell) -> Self?
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    public static var expectation: String { Wrapped.expectation + " or NULL" }

    @inlinable public static func decode(_ cell: Cell) -> Wrapped?? {
        if cell.bytes == nil { return .some(nil) }
        return Wrapped.decode(cell).map { .some($0) }
    }
}

extension Bool: ColumnValue {
    public static var expectation: String { "a boolean" }
    public static func decode(_ cell: Cell) -> Bool? {
        guard cell.type == OID.bool, let byte = cell.integer(as: UInt8.self) else { return nil }
        return byte != 0
    }
}

extension Int16: ColumnValue {
    public static var expectation: String { "a smallint" }
    public static func decode(_ cell: Cell) -> Int16? { cell.type == OID.int2 ? cell.integer() : nil }
}

extension Int32: ColumnValue {
    public static var expectation: String { "an integer" }
    public static func decode(_ cell: Cell) -> Int32? {
        switch cell.type {
        case OID.int4: cell.integer()
        case OID.int2: Int16.decode(cell).map { Int32($0) }
        default: nil
        }
    }
}

extension Int64: ColumnValue {
    public static var expectation: String { "a bigint" }
    public static func decode(_ cell: Cell) -> Int64? {
        switch cell.type {
        case OID.int8: cell.integer()
        case OID.oid: cell.integer(as: UInt32.self).map { Int64($0) }
        default: Int32.decode(cell).map { Int64($0) }
        }
    }
}

extension Int: ColumnValue {
    public static var expectation: String { Int64.expectation }
    public static func decode(_ cell: Cell) -> Int? { Int64.decode(cell).map { Int($0) } }
}

extension String: ColumnValue {
    public static var expectation: String { "a text" }
    public static func decode(_ cell: Cell) -> String? {
        switch cell.type {
        case OID.text, OID.varchar, OID.name, OID.json, OID.bpchar, OID.xml, OID.unknown: cell.text()
        // jsonb's binary form is a version byte and the text.
        case OID.jsonb: cell.bytes?.first == 1 ? cell.text(from: 1) : nil
        default: nil
        }
    }
}

extension UUID: ColumnValue {
    public static var expectation: String { "a uuid" }
    public static func decode(_ cell: Cell) -> UUID? {
        guard cell.type == OID.uuid, let bytes = cell.bytes, bytes.count == 16 else { return nil }
        return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
    }
}

extension PostgresDate: ColumnValue {
    public static var expectation: String { "a finite date" }
    public static func decode(_ cell: Cell) -> PostgresDate? {
        guard cell.type == OID.date, let days = cell.integer(as: Int32.self), days != .min, days != .max else { return nil }
        return PostgresDate(daysSince1970: days + epoch)
    }
}

extension PostgresTimestamp: ColumnValue {
    public static var expectation: String { "a finite timestamptz" }
    public static func decode(_ cell: Cell) -> PostgresTimestamp? {
        guard cell.type == OID.timestamptz, let micros = cell.integer(as: Int64.self), micros != .min, micros != .max
        else { return nil }
        return PostgresTimestamp(microsecondsSince1970: micros + epoch)
    }
}
