public import EventStore
public import Postgres

/// A read model: what it is called, and how it follows the log.
public protocol Projektion: Sendable {
    /// The name its checkpoint is kept under, with its version: `frist_v2`.
    var namn: String { get }

    /// Writes what the events change. Runs in the transaction that stores the new checkpoint.
    ///
    /// - Parameter händelser: the next events of one log, in order, none left out.
    func tillämpa(_ händelser: [StoredEvent], nämnd: Tenant, _ databas: isolated Connection) throws

    /// Forgets everything known of one log, before it is followed anew.
    func töm(nämnd: Tenant, _ databas: isolated Connection) throws
}
