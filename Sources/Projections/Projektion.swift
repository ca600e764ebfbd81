import EventStore
import Postgres

/// A read model: what it is called, and how it follows the log.
protocol Projektion: Sendable {
    /// The name its checkpoint is kept under, with its version: `frist_v3`.
    var namn: String { get }

    /// Writes what the events change. Runs in the transaction that stores the new checkpoint.
    ///
    /// - Parameter händelser: the next events of one log, in order, none left out. Those of a stream that cannot be applied park it.
    func tillämpa(_ händelser: [StoredEvent], nämnd: Tenant, _ bygge: Bygge, _ databas: isolated Connection) throws

    /// Writes the rows of some streams anew from their whole histories.
    func vikOm(_ strömmar: [StreamName], nämnd: Tenant, till position: Position, _ bygge: Bygge, _ databas: isolated Connection) throws
}
