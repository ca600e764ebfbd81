import AsyncHTTPClient
public import FoundationEssentials
import JWTKit
public import Logging
import NIOCore
public import ServiceLifecycle

/// Proves bearer tokens against an OpenID Connect issuer's keys. evb has no passwords of its own.
///
/// Källa: RFC 6750 (bearer tokens), RFC 7519 (JWT), RFC 8725 (JWT best current practices), OpenID Connect Discovery 1.0.
public final class OIDCPrövning: Identitetsprövning, Service {
    private let inställningar: Identitetsinställningar
    private let ring: Nyckelring
    private let klient: HTTPClient
    private let nu: @Sendable () -> Date

    /// - Parameter nu: the wall clock that tokens are judged by.
    public convenience init(_ inställningar: Identitetsinställningar, logger: Logger, nu: @escaping @Sendable () -> Date = { Date() }) {
        self.init(inställningar, tider: .init(), logger: logger, nu: nu)
    }

    init(
        _ inställningar: Identitetsinställningar, tider: Nyckelringsläge.Tider, logger: Logger, nu: @escaping @Sendable () -> Date = { Date() }
    ) {
        var egna = HTTPClient.Configuration()
        egna.redirectConfiguration = .disallow
        egna.timeout.connect = Nyckelhämtning.längstaVäntan
        // An issuer that refuses is away; the ring decides when it is asked again.
        egna.connectionPool.retryConnectionEstablishment = false
        let klient = HTTPClient(configuration: egna)
        let hämtning = Nyckelhämtning(klient: klient, inställningar: inställningar)
        self.inställningar = inställningar
        self.klient = klient
        self.nu = nu
        ring = Nyckelring(tider: tider, logger: logger) { try await hämtning.hämta() }
    }

    /// - Throws: `token_saknas`, `token_ogiltig`, `token_utgangen`, `mfa_kravs`, `uppdrag_ogiltiga`; `utfardare_onabar` when the keys can be
    ///   neither fetched nor remembered.
    public func pröva(bärartoken: String) async throws(Identitetsfel) -> Inloggad {
        guard !bärartoken.isEmpty else { throw .saknas }
        let token = try Token(bärartoken)
        let prövning = Anspråksprövning(inställningar: inställningar, nu: nu())
        try prövning.prövaUtfärdare(token.anspråk)
        let nyckel = try await ring.nyckel(token.nyckel, token.algoritm)
        guard Self.äkta(token, nyckel) else { throw .ogiltig(.signatur) }
        return try prövning.pröva(token.anspråk)
    }

    /// A signature that has the wrong length for its algorithm is no signature.
    private static func äkta(_ token: Token, _ nyckel: any JWTAlgorithm) -> Bool {
        do { return try nyckel.verify(token.signatur, signs: token.signerat) } catch { return false }
    }

    /// Lives as long as the server, so that its connections are closed with it.
    public func run() async throws {
        do { try await gracefulShutdown() } catch is CancellationError {
            // Stopped at once instead: the connections are closed all the same.
        }
        try await stäng()
    }

    /// For who does not run it as a service. Nothing is proven afterwards that is not already.
    public func stäng() async throws { try await klient.shutdown() }
}
