import EventStore
import Handlaggning
import Journal
import Postgres

/// Beslut folded from the log, as known at a position. What is sealed stays sealed.
struct Beslutshistorier {
    private let nämnd: Tenant
    private let position: Position

    private let parkerade: Set<BeslutID>

    /// - Parameter utom: parked beslut, which cannot be folded and are left out.
    init(_ nämnd: Tenant, till position: Position, utom parkerade: Set<BeslutID>) {
        self.nämnd = nämnd
        self.parkerade = parkerade
        self.position = position
    }

    /// The beslut, and every one that they have replaced, directly or through others.
    func medErsatta(_ beslut: [BeslutID], _ databas: isolated Connection) throws -> [BeslutID: Beslut] {
        var funna: [BeslutID: Beslut] = [:]
        var olästa = Set(beslut)
        var lästa: Set<BeslutID> = []
        // A generation at a time. Each beslut is read once, so this ends even if a chain should bite its tail.
        while !olästa.isEmpty {
            let lägen = try läs(olästa.sorted(), databas)
            lästa.formUnion(olästa)
            olästa = Set(lägen.values.flatMap(\.ersätter)).subtracting(lästa)
            funna.merge(lägen) { $1 }
        }
        return funna
    }

    private func läs(_ alla: [BeslutID], _ databas: isolated Connection) throws -> [BeslutID: Beslut] {
        let beslut = alla.filter { !parkerade.contains($0) }
        let strömmar = try LogSession.read(beslut.map { .beslut($0) }, of: nämnd, on: databas)
        var lägen: [BeslutID: Beslut] = [:]
        for id in beslut { lägen[id] = try Beslut.läge(id, efter: (strömmar[.beslut(id)] ?? []).filter { $0.position <= position }) }
        return lägen
    }
}
