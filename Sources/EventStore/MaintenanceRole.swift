import Postgres

/// What is done seldom and cannot be undone (a log restored, look-ups forgotten, keys destroyed or wrapped anew) is done as a role of its own,
/// which `evb_runtime` is not: code that goes wrong elsewhere cannot do it.
extension Connection {
    /// Runs `body` as `evb_underhall`, within the transaction that is open.
    ///
    /// The role lasts no longer than `body`; if that throws, the transaction can only be rolled back, and with it goes the role.
    ///
    /// - Throws: what `body` throws; `.misuse` outside a transaction, where the role would outlive it.
    @discardableResult
    func asMaintenance<T>(_ body: (isolated Connection) throws -> T) throws -> T {
        guard isInTransaction else { throw PostgresError.misuse("the maintenance role is taken in a transaction only") }
        let before: String = try query(MaintenanceRole.take)[0][0]
        let value = try body(self)
        try execute(MaintenanceRole.giveBack, [.text(before)])
        return value
    }
}

private enum MaintenanceRole {
    /// The role that was is asked for first: the target list is computed from the left.
    static let take = Statement("maintenance_role", "select current_setting('role'), set_config('role', 'evb_underhall', true)")
    static let giveBack = Statement("maintenance_role_back", "select set_config('role', $1, true)")
}
