import CPostgres

extension Connection {
    /// Reads in one snapshot: one round trip, once the server knows the statements. It is then the pipeline's own, implicit transaction, so its
    /// target has to say ``ConnectionSettings/readsSnapshots``. The first time on a connection the statements are prepared in a transaction that is begun,
    /// under whatever role `setting` takes there.
    ///
    /// - Parameters:
    ///   - items: what is asked, in order.
    ///   - setting: run first: for what is set for the transaction alone.
    /// - Returns: the rows of each item.
    /// - Throws: as ``transaction(_:setting:_:)`` and ``query(_:_:meanwhile:)``; `.misuse` when the target does not say so.
    ///
    /// Källa: PostgreSQL 15, 55.2.4 Pipelining (until Sync, one transaction); 20.11.1 Statement Behavior.
    public func together(_ items: [(Statement, [Parameter])], setting: (Statement, [Parameter])) async throws -> [Rows] {
        guard target.settings.readsSnapshots else { throw PostgresError.misuse("what is read together has to be one snapshot") }
        // Full of statements it lets go of all, and would prepare these anew outside of the transaction.
        let isFull = statements.count >= target.settings.maximumStatements
        if !isFull, try items.allSatisfy({ try isKnown($0) }), let rows = try inOneTrip(items, setting) { return rows }
        return try await transaction(.readOnlySnapshot, setting: setting) { connection in
            try items.map { try connection.query($0.0, $0.1) }
        }
    }

    private func isKnown(_ item: (Statement, [Parameter])) throws -> Bool {
        try parameters.encode(item.1, statement: item.0.name)
        return statements.serverName(of: item.0, types: parameters.types) != nil
    }

    /// - Returns: nil when the server's plan of an item no longer fits: it is then asked in the longer way, which prepares anew.
    private func inOneTrip(_ items: [(Statement, [Parameter])], _ setting: (Statement, [Parameter])) throws -> [Rows]? {
        try refuseIfOpen()
        let results = try pipeline([setting] + items)
        do throws(PostgresError) {
            var rows: [Rows] = []
            for result in results { rows.append(try result.get()) }
            return Array(rows.dropFirst())
        } catch {
            guard error.isStalePlan else { throw error }
            for item in items { statements.forget(item.0) }
            return nil
        }
    }
}
