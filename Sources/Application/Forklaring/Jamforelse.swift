public import CanonicalJSON
public import EventStore
public import Handlaggning
import Journal
import Postgres
public import Reports

/// What became known between two positions: the same omgång's report at the one and at the other, and the events that made the difference.
public struct Jämförelse: Sendable {
    public let från: Rapportsvar
    public let till: Rapportsvar
    public let skillnader: [Skillnad]

    /// A row that came, went or changed between the positions, with the events behind it.
    public struct Skillnad: Sendable {
        public let rad: Radskillnad
        /// The beslut's own events between the positions; for a row that changed without any, the omgångar opened between them.
        public let händelser: [Radredogörelse.Händelse]
    }
}

extension Jämförelse {
    /// As the program.
    public static func läs(_ fråga: Rapportfråga, från p1: Position, till p2: Position, _ installation: Installation) async throws -> Jämförelse {
        try await läs(fråga, från: p1, till: p2, Läsrum(installation))
    }

    /// - Parameters:
    ///   - fråga: which omgång, and the brytdatum when it is to be another than the omgång's own; its position is not used.
    ///   - p1: the earlier position.
    ///   - p2: the later one.
    ///   - rum: of whoever asks.
    /// - Throws: `Avvisning` (`okand_namnd`, `okand_omgang`, `okand_position`), `PostgresError`.
    public static func läs(_ fråga: Rapportfråga, från p1: Position, till p2: Position, _ rum: Läsrum) async throws -> Jämförelse {
        func rapport(_ position: Position) async throws -> Rapportsvar {
            try await Rapportläsning(rum).rapport(
                Rapportfråga(nämnd: fråga.nämnd, period: fråga.period, brytdatum: fråga.brytdatum, position: position))
        }
        let (från, till) = (try await rapport(p1), try await rapport(p2))
        let skillnader = Rapportskillnad(från: från.rapport, till: till.rapport).skillnader
        let mellan = (min(p1, p2), max(p1, p2))
        let händelser = try await rum.läs { databas in try skillnader.map { try orsaker($0.rad, fråga.nämnd, mellan, databas) } }
        return Jämförelse(från: från, till: till, skillnader: zip(skillnader, händelser).map { Skillnad(rad: $0, händelser: $1) })
    }

    private static func orsaker(
        _ rad: Rapportrad, _ nämnd: Tenant, _ mellan: (Position, Position), _ databas: isolated Connection
    ) throws -> [Radredogörelse.Händelse] {
        let ström = StreamName.beslut(rad.frist.beslut)
        let lagrade = try LogSession.read([ström], of: nämnd, on: databas)[ström] ?? []
        let historik = try Beslut.läge(rad.frist.beslut, efter: lagrade)?.historik ?? []
        let egna = zip(lagrade, historik).filter { mellan.0 < $0.0.position && $0.0.position <= mellan.1 }
        guard egna.isEmpty else { return try egna.map { try Radredogörelse.Händelse($0, $1) } }
        return try Omgångsläsning.händelser(nämnd, databas).filter { mellan.0 < $0.position && $0.position <= mellan.1 }
            .compactMap { lagrad in
                guard case .omgång(.omgångÖppnad) = try Händelse(lagrad) else { return nil }
                return Radredogörelse.Händelse(omgång: lagrad)
            }
    }

    /// As text, a sentence a row with the events under it.
    public func dokument(_ katalog: Katalog) -> Dokument {
        let omgång = till.rapport.omgång
        var delar: [Dokument.Del] = skillnader.map { skillnad in
            .rad(
                skillnad.rad.mening(katalog),
                anmärkningar: skillnad.händelser.map { "position \($0.position): \($0.typ), registrerad \($0.registrerad) av \($0.aktör)" })
        }
        if delar.isEmpty { delar = [.stycke("Inget skiljer: rapporten är densamma vid båda positionerna.")] }
        return Dokument(
            titel: "Vad som blivit känt om \(omgång.etikett)",
            undertitel: [
                "Nämnd \(till.rapport.nämnd). Läget på brytdatum \(omgång.brytdatum), känt vid position \(till.huvud.position) jämfört med position \(från.huvud.position)."
            ], delar: delar)
    }

    public var json: JSON {
        get throws {
            let omgång = till.rapport.omgång
            return [
                "namnd": .string(till.rapport.nämnd), "period": .string(omgång.period.description),
                "brytdatum": .string(omgång.brytdatum.description),
                "fran": ["position": .int(från.huvud.position), "sha256": .string(från.huvud.sha256)],
                "till": ["position": .int(till.huvud.position), "sha256": .string(till.huvud.sha256)],
                "skillnader": .array(try skillnader.map { try $0.json }),
            ]
        }
    }
}

extension Jämförelse.Skillnad {
    fileprivate var json: JSON {
        get throws { .object(rad.medlemmar(medBeslut: true) + [.init("handelser", .array(try händelser.map { try $0.json }))]) }
    }
}

extension Radredogörelse.Händelse {
    fileprivate init(omgång lagrad: StoredEvent) {
        self.init(
            position: lagrad.position.rawValue, registrerad: lagrad.recordedAt.iso8601, aktör: lagrad.metadata.actor, roll: lagrad.metadata.role,
            typ: lagrad.type, nr: 1, giltigt: nil, data: lagrad.data, återkallad: false)
    }
}
