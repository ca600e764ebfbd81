public import FoundationEssentials

/// A value for `$1`, `$2` … of a ``Statement`` or for a column of COPY BINARY, sent in PostgreSQL's binary form.
///
/// A plain ``null`` leaves its type to the server; a missing value made by the `optional:` forms keeps its type, which the server
/// needs where it cannot infer one. Text that holds a NUL character is refused before anything is sent
/// (``PostgresError/parameter(number:statement:reason:)``): PostgreSQL's text cannot hold it.
///
/// Källa: PostgreSQL 15, 34.3.1 Main Functions (PQexecParams, paramFormats); 55.2.2 Extended Query.
public enum Parameter: Sendable, Equatable {
    case null
    case bool(Bool)
    case int2(Int16)
    case int4(Int32)
    case int8(Int64)
    case text(String)
    case bytes([UInt8])
    case uuid(UUID)
    case date(PostgresDate)
    /// A `timestamptz`.
    case timestamp(PostgresTimestamp)

    case bools([Bool?])
    case int2s([Int16?])
    case int4s([Int32?])
    case int8s([Int64?])
    case texts([String?])
    case byteStrings([[UInt8]?])
    case uuids([UUID?])
    case dates([PostgresDate?])
    case timestamps([PostgresTimestamp?])

    /// A NULL that says its type.
    case typedNull(ScalarType)

    /// The scalar types a parameter can have.
    public enum ScalarType: Sendable, Hashable {
        case bool, int2, int4, int8, text, bytes, uuid, date, timestamp
    }
}

extension Parameter {
    /// A boolean; nil: a NULL that is still a boolean.
    public static func bool(optional value: Bool?) -> Parameter { value.map { .bool($0) } ?? .typedNull(.bool) }
    /// A smallint; nil: a NULL that is still a smallint.
    public static func int2(optional value: Int16?) -> Parameter { value.map { .int2($0) } ?? .typedNull(.int2) }
    /// An integer; nil: a NULL that is still an integer.
    public static func int4(optional value: Int32?) -> Parameter { value.map { .int4($0) } ?? .typedNull(.int4) }
    /// A bigint; nil: a NULL that is still a bigint.
    public static func int8(optional value: Int64?) -> Parameter { value.map { .int8($0) } ?? .typedNull(.int8) }
    /// A text; nil: a NULL that is still a text.
    public static func text(optional value: String?) -> Parameter { value.map { .text($0) } ?? .typedNull(.text) }
    /// A bytea; nil: a NULL that is still a bytea.
    public static func bytes(optional value: [UInt8]?) -> Parameter { value.map { .bytes($0) } ?? .typedNull(.bytes) }
    /// A uuid; nil: a NULL that is still a uuid.
    public static func uuid(optional value: UUID?) -> Parameter { value.map { .uuid($0) } ?? .typedNull(.uuid) }
    /// A date; nil: a NULL that is still a date.
    public static func date(optional value: PostgresDate?) -> Parameter { value.map { .date($0) } ?? .typedNull(.date) }
    /// A timestamptz; nil: a NULL that is still a timestamptz.
    public static func timestamp(optional value: PostgresTimestamp?) -> Parameter {
        value.map { .timestamp($0) } ?? .typedNull(.timestamp)
    }
}

extension Parameter {
    /// The type the statement is prepared with.
    var oid: UInt32 {
        switch self {
        case .null: OID.unspecified
        case .bool: OID.bool
        case .int2: OID.int2
        case .int4: OID.int4
        case .int8: OID.int8
        case .text: OID.text
        case .bytes: OID.bytea
        case .uuid: OID.uuid
        case .date: OID.date
        case .timestamp: OID.timestamptz
        case .bools: OID.boolArray
        case .int2s: OID.int2Array
        case .int4s: OID.int4Array
        case .int8s: OID.int8Array
        case .texts: OID.textArray
        case .byteStrings: OID.byteaArray
        case .uuids: OID.uuidArray
        case .dates: OID.dateArray
        case .timestamps: OID.timestamptzArray
        case .typedNull(let type): type.oid
        }
    }
}

extension Parameter.ScalarType {
    var oid: UInt32 {
        switch self {
        case .bool: OID.bool
        case .int2: OID.int2
        case .int4: OID.int4
        case .int8: OID.int8
        case .text: OID.text
        case .bytes: OID.bytea
        case .uuid: OID.uuid
        case .date: OID.date
        case .timestamp: OID.timestamptz
        }
    }
}
