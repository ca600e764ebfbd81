/// Object identifiers of the built-in types this library sends or reads. They are fixed for ever in `pg_type.dat`.
///
/// Källa: PostgreSQL 15, 53.64 pg_type; 8.19 Object Identifier Types.
enum OID {
    static let unspecified: UInt32 = 0
    static let bool: UInt32 = 16, boolArray: UInt32 = 1000
    static let bytea: UInt32 = 17, byteaArray: UInt32 = 1001
    static let name: UInt32 = 19, nameArray: UInt32 = 1003
    static let int8: UInt32 = 20, int8Array: UInt32 = 1016
    static let int2: UInt32 = 21, int2Array: UInt32 = 1005
    static let int4: UInt32 = 23, int4Array: UInt32 = 1007
    static let text: UInt32 = 25, textArray: UInt32 = 1009
    static let oid: UInt32 = 26
    static let json: UInt32 = 114
    static let xml: UInt32 = 142
    static let unknown: UInt32 = 705
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043, varcharArray: UInt32 = 1015
    static let date: UInt32 = 1082, dateArray: UInt32 = 1182
    static let timestamp: UInt32 = 1114
    static let timestamptz: UInt32 = 1184, timestamptzArray: UInt32 = 1185
    static let uuid: UInt32 = 2950, uuidArray: UInt32 = 2951
    static let jsonb: UInt32 = 3802
}
