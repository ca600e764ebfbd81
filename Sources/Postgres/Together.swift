import CPostgres

extension Connection {
    /// Runs statements in a transaction of their own: one round trip, once the server knows them all. The first time on a connection they are
    /// prepared inside the transaction, under whatever role `setting` takes there.
    ///
    /// - Parameters:
    ///   - items: what is asked, in order.
    ///   - mode: what the transaction may do and what it sees.
    ///   - setting: run first: for what is set for the transaction alone.
    /// - Returns: the rows of each item.
    /// - Throws: as ``transaction(_:setting:_:)`` and ``query(_:_:meanwhile:)``; nothing is done then.
    public func together(
        _ items: [(Statement, [Parameter])], _ mode: TransactionMode, setting: (Statement, [Parameter])
    ) async throws -> [Rows] {
        if try items.allSatisfy({ try isKnown($0) }), let rows = try inOneTrip(items, mode, setting) { return rows }
        return try await transaction(mode, setting: setting) { connection in
            try items.map { try connection.query($0.0, $0.1) }
        }
    }

    private func isKnown(_ item: (Statement, [Parameter])) throws -> Bool {
        try parameters.encode(item.1, statement: item.0.name)
        return statements.serverName(of: item.0, types: parameters.types) != nil
    }

    /// - Returns: nil when the server's plan of an item no longer fits: it is then asked in the longer way, which prepares anew.
    private func inOneTrip(
        _ items: [(Statement, [Parameter])], _ mode: TransactionMode, _ setting: (Statement, [Parameter])
    ) throws -> [Rows]? {
        try refuseIfOpen()
        let results = try pipeline([(mode.statement, []), setting] + items + [(Self.commitStatement, [])])
        do throws(PostgresError) {
            var rows: [Rows] = []
            for result in results { rows.append(try result.get()) }
            return Array(rows.dropFirst(2).dropLast())
        } catch {
            // The transaction had begun before something in it was refused.
            if isInTransaction { try rollback(after: error) }
            guard error.isStalePlan else { throw error }
            for item in items { statements.forget(item.0) }
            return nil
        }
    }

    private static let commitStatement = Statement("commit", "commit")
}
