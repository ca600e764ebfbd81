import CanonicalJSON
import Foundation
import Hummingbird
import Synchronization
import Testing

@testable import HTTP

/// An issuer that answers as it is told.
private struct Falsk {
    let namn: String

    static func med<R: Sendable>(
        _ svar: @escaping @Sendable (_ stig: String, _ namn: String) -> Response, _ arbete: @Sendable (Falsk) async throws -> R
    ) async throws -> R {
        let (lyssnar, signal) = AsyncStream.makeStream(of: Int.self)
        let namn = Mutex("")
        let rutter = Router()
        rutter.get("**") { fråga, _ in svar(fråga.uri.path, namn.withLock { $0 }) }
        let app = Application(
            router: rutter, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { kanal in signal.yield(kanal.localAddress?.port ?? 0) }, logger: Provutfärdare.logger)
        return try await withThrowingTaskGroup(of: Void.self) { grupp in
            grupp.addTask {
                defer { signal.finish() }
                try await app.run()
            }
            defer { grupp.cancelAll() }
            for await port in lyssnar {
                namn.withLock { $0 = "http://127.0.0.1:\(port)" }
                return try await arbete(Falsk(namn: namn.withLock { $0 }))
            }
            try await grupp.waitForAll()
            throw CancellationError()
        }
    }

    func hämta() async throws -> Nyckelset {
        let inställningar = try Identitetsinställningar(miljö: ["EVB_OIDC_ISSUER": namn, "EVB_OIDC_AUDIENCE": "evb"])
        return try await Nyckelhämtning(inställningar: inställningar).hämta()
    }
}

@Suite("Att hämta nycklar")
struct NyckelhämtningTests {
    private static func json(_ json: JSON) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: .init(string: json.canonical)))
    }

    @Test("från en utfärdare som kallar sig något annat, eller pekar ut från sig, ger inga")
    func annan() async throws {
        for dokument: @Sendable (String) -> JSON in [
            { _ in ["issuer": "http://127.0.0.1", "jwks_uri": "http://127.0.0.1/jwks"] },
            { namn in ["issuer": .string(namn + "/"), "jwks_uri": .string(namn + "/jwks")] },
            { namn in ["issuer": .string(namn)] },
            { namn in ["issuer": .string(namn), "jwks_uri": "http://exempel.se/jwks"] },
            { namn in ["issuer": .string(namn), "jwks_uri": "file:///etc/passwd"] },
            { namn in ["issuer": .string(namn), "jwks_uri": "http://127.0.0.1@exempel.se/jwks"] },
            { _ in [] },
        ] as [@Sendable (String) -> JSON] {
            try await Falsk.med({ _, namn in Self.json(dokument(namn)) }) { falsk in
                _ = await #expect(throws: Hämtningsfel.self) { try await falsk.hämta() }
            }
        }
    }

    @Test("följer ingen vidarevisning, och läser varken fel, skräp eller hur mycket som helst")
    func svaren() async throws {
        for svar: Response in [
            Response(status: .found, headers: [.location: "http://127.0.0.1:9/"]), Response(status: .internalServerError),
            Response(status: .notFound),
            Response(status: .ok, body: .init(byteBuffer: .init(string: "<html>"))), Response(status: .ok),
            Response(status: .ok, body: .init(byteBuffer: .init(repeating: UInt8(ascii: " "), count: Nyckelhämtning.största + 1))),
        ] {
            try await Falsk.med({ _, _ in svar }) { falsk in
                _ = await #expect(throws: (any Error).self) { try await falsk.hämta() }
            }
        }
    }

    @Test("tar de nycklar som går att använda och lämnar de andra")
    func urval() async throws {
        let äkta = try Utfärdarnycklar().jwks["keys"]?.array ?? []
        let (ec, rsa) = (try #require(äkta.first), try #require(äkta.last))
        func med(_ json: JSON, _ ändrade: [JSON.Member]) -> JSON {
            guard case .object(let medlemmar) = json else { return json }
            return .object(medlemmar.filter { medlem in !ändrade.contains { $0.key == medlem.key } } + ändrade.filter { !$0.value.isNull })
        }
        let nycklar: [JSON] = [
            med(ec, [.init("kid", "god")]), med(ec, [.init("kid", "kryptering"), .init("use", "enc")]),
            med(ec, [.init("kid", "hemlig"), .init("d", "AAAA")]), ["kty": "oct", "kid": "delad", "k": "AAAA", "alg": "HS256"],
            med(ec, [.init("kid", "krokig"), .init("x", "AAAA")]), med(ec, [.init("kid", "annan-alg"), .init("alg", "ES512")]),
            med(ec, [.init("kid", "bara-skriva"), .init("use", .null), .init("key_ops", ["sign"])]),
            med(rsa, [.init("kid", "kort"), .init("n", .string(String(repeating: "A", count: 100)))]),
            med(rsa, [.init("kid", "lång"), .init("n", .string(String(repeating: "A", count: 4_000)))]),
            med(rsa, [.init("kid", "rsa")]), med(rsa, [.init("kid", "bara-ps"), .init("alg", "PS256")]), ["kty": "AKP", "kid": "framtida"], 7,
            med(ec, [.init("kid", "två")]), med(rsa, [.init("kid", "två")]), med(ec, [.init("kid", .null)]),
        ]
        let funna = try await Nyckelset(["keys": .array(nycklar)])
        for kid in ["kryptering", "hemlig", "delad", "krokig", "annan-alg", "bara-skriva", "kort", "lång", "framtida", "två", ""] {
            #expect(!funna.har(kid), "\(kid)")
        }
        #expect(funna["god", .es256] != nil && funna["god", .rs256] == nil)
        #expect(funna["rsa", .rs256] != nil && funna["rsa", .ps256] != nil && funna["rsa", .es256] == nil)
        #expect(funna["bara-ps", .ps256] != nil && funna["bara-ps", .rs256] == nil)
    }

    @Test("ger inget ur en mängd som är tom, för stor eller ingen mängd")
    func ingen() async throws {
        let ec = try #require(try Utfärdarnycklar().jwks["keys"]?.array?.first)
        for json in [[:], ["keys": []], ["keys": 7], [], ["keys": .array(Array(repeating: ec, count: 51))], ["keys": [["kty": "oct"]]]] as [JSON] {
            await #expect(throws: Hämtningsfel.ogiltigt) { try await Nyckelset(json) }
        }
    }
}
