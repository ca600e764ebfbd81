import EventStore
import Postgres
import Projections
import Reports

extension Läsmodelläge {
    /// What there is to say of a nämnd's read model now.
    init(_ nämnd: Tenant, _ databas: isolated Connection) throws {
        self.init(
            parkerade: try Parkering.alla(nämnd, databas).compactMap(\.beslut),
            avviker: try Läsmodellprov.senaste(nämnd, databas)?.håller == false)
    }
}
