public import CanonicalJSON
public import EventStore
import Handlaggning
import Journal
import Postgres
public import Projections

/// Where the read models stand: for each nämnd how far they have followed its log, what is parked, and the latest proof.
public struct Läsmodellista: Sendable {
    public let rader: [Rad]

    /// A read model of a nämnd: how far it has come, and what it could not take in.
    public struct Rad: Sendable {
        public let läsmodell: String
        public let nämnd: Tenant
        /// The end of the log.
        public let huvud: Position
        /// What a reader can be sure of: all events up to here are in the rows.
        public let position: Position
        public let parkerade: [Parkering]
        public let prov: Läsmodellprov?

        public var släp: Int64 { huvud.rawValue - position.rawValue }
    }

    /// In one snapshot; the log is not followed for it, so that the lag is what it is.
    public init(_ installation: Installation) async throws {
        rader = try await installation.pool.withConnection { databas in
            try await databas.transaction(.readOnlySnapshot) { databas in
                try LogSession.tenants(on: databas).map { nämnd in
                    Rad(
                        läsmodell: Fristprojektion.namn, nämnd: nämnd, huvud: try LogSession.head(of: nämnd, on: databas)?.position ?? .zero,
                        position: try Projektor(Fristprojektion()).position(nämnd, databas), parkerade: try Parkering.alla(nämnd, databas),
                        prov: try Läsmodellprov.senaste(nämnd, databas))
                }
            }
        }
    }

    /// The read models whose latest proof did not hold.
    public var avvikande: [Rad] { rader.filter { $0.prov?.håller == false } }

    public var json: JSON { ["lasmodeller": .array(rader.map(\.json))] }

    /// Gauges in Prometheus's text format.
    ///
    /// Källa: Prometheus, Exposition formats, Text-based format.
    public var prometheus: String {
        func mått(_ namn: String, _ hjälp: String, _ värde: (Rad) -> Int64?) -> String {
            let värden = rader.compactMap { rad in
                värde(rad).map { "\(namn){lasmodell=\"\(rad.läsmodell)\",namnd=\"\(rad.nämnd)\"} \($0)\n" }
            }
            return "# HELP \(namn) \(hjälp)\n# TYPE \(namn) gauge\n" + värden.joined()
        }
        return mått("evb_projection_head_position", "Last position of the log.") { $0.huvud.rawValue }
            + mått("evb_projection_fence_position", "Every event up to this position is in the read model.") { $0.position.rawValue }
            + mått("evb_projection_lag_events", "Events of the log not yet in the read model.") { $0.släp }
            + mått("evb_projection_parked_streams", "Streams with an event that cannot be applied.") { Int64($0.parkerade.count) }
            + mått("evb_projection_proof_ok", "1 when the latest proof against the log held, 0 when not.") { $0.prov.map { $0.håller ? 1 : 0 } }
            + mått("evb_projection_proof_position", "Position of the latest proof.") { $0.prov?.position.rawValue }
    }
}

extension Läsmodellista.Rad {
    fileprivate var json: JSON {
        [
            "lasmodell": .string(läsmodell), "namnd": .string(nämnd.rawValue), "huvud": .int(huvud.rawValue), "position": .int(position.rawValue),
            "slap": .int(släp),
            "parkerade": .array(
                parkerade.map {
                    [
                        "beslut": .optional($0.beslut?.description), "position": .int($0.position.rawValue), "kod": .string($0.kod),
                        "nar": .string($0.när.iso8601),
                    ]
                }),
            "prov": prov.map {
                [
                    "position": .int($0.position.rawValue), "ok": .bool($0.håller), "avtryck": .string(hex($0.avtryck)),
                    "avvikelse": .optional($0.avvikelse?.description), "nar": .string($0.när.iso8601), "millisekunder": .int($0.millisekunder),
                ]
            } ?? .null,
        ]
    }
}
