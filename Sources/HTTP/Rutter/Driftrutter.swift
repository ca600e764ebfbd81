import Application
import CanonicalJSON
import CoreMetrics
import EventStore
import Handlaggning
import Hummingbird
import NIOCore
import Synchronization
import Postgres

// How the installation is. Whether it lives and is ready, and what the API takes, may anybody ask; the rest is for the one who runs it.
extension Rutter {
    var driftens: [Rutt] {
        [
            Rutt(.get, "/halsa/live", .öppen { _ in Svar.json(["status": "lever"]) }),
            Rutt(.get, "/halsa/klar", .öppen { _ in Self.klar(await hälsa.nu()) }),
            Rutt(.get, "/matvarden", .installationen(.läsaMätvärden) { _, _ in try await allaMätvärden() }),
            Rutt(.get, "/v1", .inloggad { _, inloggad in förteckning(inloggad) }),
            Rutt(.get, "/v1/openapi.json", .öppen { _ in Self.dokumentet }),
            Rutt(.get, "/v1/halsa", .installationen(.läsaHälsa) { _, _ in Self.utförligt(await hälsa.nu()) }),
        ]
    }

    /// What every address takes and gives, for programs.
    ///
    /// Källa: OpenAPI Specification 3.1.0.
    private static var dokumentet: Response {
        Response(
            status: .ok, headers: [.contentType: Svarsform.json.innehållstyp],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_json)))
    }

    /// For a load balancer: the parts by name, and whether each works.
    private static func klar(_ hälsa: Hälsa) -> Response {
        Svar.json(
            [
                "status": hälsa.håller ? "klar" : "ej_klar",
                "delar": .object(hälsa.delar.map { .init($0.namn.rawValue, .string($0.fel == nil ? "ok" : "fel")) }),
            ], hälsa.håller ? .ok : .serviceUnavailable)
    }

    private static func utförligt(_ hälsa: Hälsa) -> Response {
        Svar.json([
            "status": hälsa.håller ? "klar" : "ej_klar",
            "delar": .array(
                hälsa.delar.map { del in
                    [
                        "del": .string(del.namn.rawValue), "ok": .bool(del.fel == nil), "fel": .optional(del.fel?.rawValue),
                        "matt": del.mått.map { .int($0) } ?? .null,
                    ]
                }),
        ])
    }

    private func allaMätvärden() async throws -> Response {
        let databasens = try await [
            Läsmodellista(installation).prometheus, Påminnelsemått(installation).prometheus, Jobbmått(installation).prometheus,
        ]
        return Svar.text(mätvärden.text + databasens.joined(), typ: Mätvärden.innehållstyp)
    }

    /// Where one can go, and as what.
    private func förteckning(_ inloggad: Inloggad) -> Response {
        Svar.json([
            "version": "1",
            "uppdrag": .array(
                inloggad.uppdrag.map { ["namnd": .string($0.nämnd.rawValue), "roll": .string($0.roll.rawValue), "enhet": .optional($0.enhet)] }),
            "adresser": .array(
                alla.map { ["metod": .string($0.metod.rawValue), "adress": .string($0.mall), "parametrar": .array($0.parametrar.map(JSON.string))] }),
        ])
    }
}

/// The installation's health, asked for at most once a second however many ask.
final class Hälsominne: Sendable {
    static let färskt: Duration = .seconds(1)

    private let installation: Installation
    private let senaste = Mutex<(fråga: Task<Hälsa, Never>, när: ContinuousClock.Instant)?>(nil)

    init(_ installation: Installation) { self.installation = installation }

    func nu() async -> Hälsa {
        let fråga = senaste.withLock { senaste in
            if let senaste, ContinuousClock.now - senaste.när < Self.färskt { return senaste.fråga }
            let fråga = Task { [installation] in await installation.hälsa() }
            senaste = (fråga, .now)
            return fråga
        }
        return await fråga.value
    }
}
