public import CanonicalJSON
public import EventStore
public import Handlaggning
import Postgres
import Projections

/// A page of a nämnd's beslut in order of their ids, as the read model knows them.
public struct Beslutssida: Sendable {
    /// Beslut on a page, some hundred bytes each.
    public static let flest = 500

    public let rader: [JSON]
    /// The last beslut of the page when there are more after it.
    public let nästaEfter: BeslutID?
    /// How far the read model has followed the log.
    public let position: Position
}

extension Läsare {
    /// - Parameters:
    ///   - efter: the last beslut of the page before; nil for the first page.
    ///   - antal: at most so many, at most ``Beslutssida/flest``.
    /// - Throws: `Avvisning` (`okand_namnd`), ``Driftfel/importPågår``, `Läsmodellfel`, `PostgresError`.
    public func beslutssida(efter: BeslutID?, antal: Int) async throws -> Beslutssida {
        try await rum.följ(nämnd)
        let antal = max(1, min(antal, Beslutssida.flest))
        return try await läs { databas in
            try kräverRegistrerad(databas)
            let följd = try Projektor(Fristprojektion()).position(nämnd, databas)
            guard följd > .zero else { throw Driftfel.importPågår }
            // One more than is shown tells whether there are more.
            let funna = try Fristläsning.beslut(efter: efter, antal: antal + 1, nämnd, databas)
            let visade = funna.prefix(antal)
            return Beslutssida(
                rader: visade.map(\.rad), nästaEfter: funna.count > antal ? visade.last?.beslut : nil, position: följd)
        }
    }
}

extension Fristunderlag {
    fileprivate var rad: JSON {
        [
            "beslut": .string(beslut.description), "omrade": .string(område.rawValue), "lagrum": .string(lagrum), "insats": .string(insats),
            "beslutsdatum": .string(beslutsdatum.description), "gallerTill": .optional(gällerTill?.description),
            "ursprung": .string(ursprung.rawValue), "makulerat": .bool(makulerat),
        ]
    }
}
