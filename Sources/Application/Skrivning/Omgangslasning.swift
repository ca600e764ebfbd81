import EventStore
import Handlaggning
import Journal
import Postgres

/// Reads a nämnd's omgångar from the log: a few streams a year, so they need no read model.
enum Omgångsläsning {
    /// Every event of every omgång, in order within each.
    ///
    /// - Parameter position: nothing later than this; nil for all.
    static func händelser(_ nämnd: Tenant, till position: Position? = nil, _ databas: isolated Connection) throws -> [StoredEvent] {
        let strömmar = try databas.query(strömfråga, [.text(nämnd.rawValue)]).map { StreamName(rawValue: try $0[0])! }
        let händelser = try LogSession.read(strömmar, of: nämnd, on: databas)
        return strömmar.flatMap { händelser[$0] ?? [] }.filter { händelse in position.map { händelse.position <= $0 } ?? true }
    }

    static func omgångar(_ nämnd: Tenant, till position: Position? = nil, _ databas: isolated Connection) throws -> Omgångar {
        try omgångar(ur: try händelser(nämnd, till: position, databas))
    }

    static func omgångar(ur händelser: [StoredEvent]) throws -> Omgångar {
        var lägen: [Kvartal: Omgång] = [:]
        for lagrad in händelser {
            guard let period = lagrad.stream.omgång, case .omgång(let händelse) = try Händelse(lagrad) else { continue }
            lägen[period] = Omgång.läge(lägen[period], efter: händelse)
        }
        return Omgångar(lägen.values)
    }

    private static let strömfråga = Statement(
        "omgang_streams",
        "select stream from eventlog.event where tenant = $1 and stream >= 'omgang:' and stream < 'omgang;' and version = 1 order by stream")
}
