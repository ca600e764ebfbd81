import EventStore
import FoundationEssentials
import Handlaggning
import Journal
import Postgres

/// Reads beslut from the log with everything sealed in them opened, as far as the persons' keys still exist.
struct Beslutsöppning: Sendable {
    private let valv: KeyVault
    private let nämnd: Tenant

    init(_ valv: KeyVault, _ nämnd: Tenant) {
        self.valv = valv
        self.nämnd = nämnd
    }

    func läs(_ beslut: [BeslutID], _ databas: isolated Connection) async throws -> [BeslutID: Beslutsström] {
        let strömmar = try LogSession.read(Set(beslut).sorted().map { .beslut($0) }, of: nämnd, on: databas)
        let nycklar = try await valv.keys(Array(Set(strömmar.values.joined().compactMap(\.sealed?.keyID))))
        var lästa: [BeslutID: Beslutsström] = [:]
        for (ström, lagrade) in strömmar {
            guard let id = ström.beslut else { continue }
            lästa[id] = Beslutsström(beslut: id, steg: try lagrade.compactMap { try öppnad($0, nycklar) })
        }
        return lästa
    }

    private func öppnad(_ lagrad: StoredEvent, _ nycklar: [UUID: SealingKey]) throws -> Beslutsström.Steg? {
        let nyckel = lagrad.sealed.flatMap { nycklar[$0.keyID] }
        guard case .beslut(let händelse) = try Händelse(lagrad, skyddat: try Försegling.öppna(lagrad, nyckel: nyckel)) else { return nil }
        return Beslutsström.Steg(position: lagrad.position, händelse: händelse)
    }
}

/// A beslut's events, opened, each with its position in the log.
struct Beslutsström: Sendable {
    let beslut: BeslutID
    let steg: [Steg]

    struct Steg: Sendable {
        let position: Position
        let händelse: BeslutHändelse
    }

    var person: PersonID? {
        guard case .beslutFattat(let fattat)? = steg.first?.händelse else { return nil }
        return fattat.uppgifter.person
    }

    /// - Parameter position: as known when the log had this length; nil for now.
    func händelser(till position: Position? = nil) -> [BeslutHändelse] {
        steg.filter { steg in position.map { steg.position <= $0 } ?? true }.map(\.händelse)
    }
}
