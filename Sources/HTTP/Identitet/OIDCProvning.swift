import EventStore
public import FoundationEssentials
import JWTKit
public import Logging
import Synchronization

/// Proves bearer tokens against an OpenID Connect issuer's keys. evb has no passwords of its own.
///
/// Källa: RFC 6750 (bearer tokens), RFC 7519 (JWT), RFC 8725 (JWT best current practices), OpenID Connect Discovery 1.0.
public final class OIDCPrövning: Identitetsprövning {
    private let inställningar: Identitetsinställningar
    private let ring: Nyckelring
    private let nu: @Sendable () -> Date
    /// Tokens that have been proven, by their digest: a page asks many times with the same one. Whether it has ended is asked each time.
    private let äkta = Mutex(GenerationCache<[UInt8], Äkta>(capacity: OIDCPrövning.flestMinnen, lifetime: .seconds(600), now: .now))

    private struct Äkta: Sendable {
        let token: Token
        let inloggad: Inloggad
        /// Of the keys that it was proven by: with other keys it is proven anew.
        let årgång: Int
    }

    /// A few kilobytes each: as many as use one server at once.
    private static let flestMinnen = 1_000

    /// - Parameters:
    ///   - inställningar: whose tokens, and which of their claims.
    ///   - logger: told when the keys cannot be fetched.
    ///   - nu: the wall clock that tokens are judged by.
    public convenience init(_ inställningar: Identitetsinställningar, logger: Logger, nu: @escaping @Sendable () -> Date = { Date() }) {
        self.init(inställningar, tider: .init(), logger: logger, nu: nu)
    }

    convenience init(
        _ inställningar: Identitetsinställningar, tider: Nyckelringsläge.Tider, logger: Logger, nu: @escaping @Sendable () -> Date = { Date() }
    ) {
        let hämtning = Nyckelhämtning(inställningar: inställningar)
        self.init(inställningar, tider: tider, logger: logger, nu: nu) { try await hämtning.hämta() }
    }

    /// - Parameter hämta: the issuer's keys as they are now.
    init(
        _ inställningar: Identitetsinställningar, tider: Nyckelringsläge.Tider, logger: Logger, nu: @escaping @Sendable () -> Date = { Date() },
        hämta: @escaping @Sendable () async throws -> Nyckelset
    ) {
        self.inställningar = inställningar
        self.nu = nu
        ring = Nyckelring(tider: tider, logger: logger, hämta: hämta)
    }

    /// - Throws: `token_saknas`, `token_ogiltig`, `token_utgangen`, `mfa_kravs`, `uppdrag_ogiltiga`; `utfardare_onabar` when the keys can be
    ///   neither fetched nor remembered.
    public func pröva(bärartoken: String) async throws(Identitetsfel) -> Inloggad {
        guard !bärartoken.isEmpty else { throw .saknas }
        let avtryck = sha256(Array(bärartoken.utf8))
        let minne = äkta.withLock { $0.value(of: avtryck, now: .now) }
        let token = if let minne { minne.token } else { try Token(bärartoken) }
        let prövning = Anspråksprövning(inställningar: inställningar, nu: nu())
        try prövning.prövaUtfärdare(token.anspråk)
        let (nyckel, årgång) = try await ring.nyckel(token.nyckel, token.algoritm)
        if let minne, minne.årgång == årgång {
            _ = try prövning.prövaTider(token.anspråk)
            return minne.inloggad
        }
        guard Self.äkta(token, nyckel) else { throw .ogiltig(.signatur) }
        let inloggad = try prövning.pröva(token.anspråk)
        äkta.withLock { $0.keep(Äkta(token: token, inloggad: inloggad, årgång: årgång), as: avtryck, now: .now) }
        return inloggad
    }

    /// A signature that has the wrong length for its algorithm is no signature.
    private static func äkta(_ token: Token, _ nyckel: any JWTAlgorithm) -> Bool {
        do { return try nyckel.verify(token.signatur, signs: token.signerat) } catch { return false }
    }
}
