/// Which statements a connection has prepared, and with which parameter types.
///
/// The same statement may be met with other types (a ``Parameter/null`` first, a number later); each combination is prepared
/// under a name of its own, so that bytes of one type are never read as another.
struct StatementCache {
    private struct Prepared {
        let sql: String
        var variants: [Variant]
    }

    private struct Variant {
        let types: [UInt32]
        let serverName: String
    }

    private var prepared: [String: Prepared] = [:]
    private(set) var count = 0
    /// Numbers preparations for the life of the connection, so that a name the server still has is never used again.
    private var serial = 0

    /// The server's name of `statement` with these parameter types; nil when it must be prepared first.
    func serverName(of statement: Statement, types: [UInt32]) -> String? {
        guard let entry = prepared[statement.name] else { return nil }
        precondition(entry.sql == statement.sql, "two statements are named \(statement.name)")
        return entry.variants.first { StatementCache.accepts($0.types, types) }?.serverName
    }

    /// A name to prepare `statement` under that the server does not have yet.
    mutating func newServerName(of statement: Statement) -> String {
        serial += 1
        // The server tells names apart by their first 63 bytes: the number must be among them.
        return "\(statement.name.prefix(40))#\(serial)"
    }

    mutating func remember(_ statement: Statement, types: [UInt32], serverName: String) {
        prepared[statement.name, default: Prepared(sql: statement.sql, variants: [])]
            .variants.append(Variant(types: types, serverName: serverName))
        count += 1
    }

    mutating func forget(_ statement: Statement) {
        count -= prepared.removeValue(forKey: statement.name)?.variants.count ?? 0
    }

    mutating func forgetAll() {
        prepared.removeAll()
        count = 0
    }

    /// A NULL without a type fits whatever the parameter was prepared as.
    private static func accepts(_ declared: [UInt32], _ given: [UInt32]) -> Bool {
        declared.count == given.count
            && zip(declared, given).allSatisfy { $0 == $1 || $1 == OID.unspecified }
    }
}
