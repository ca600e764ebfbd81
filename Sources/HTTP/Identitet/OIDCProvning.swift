public import FoundationEssentials
import JWTKit
public import Logging

/// Proves bearer tokens against an OpenID Connect issuer's keys. evb has no passwords of its own.
///
/// Källa: RFC 6750 (bearer tokens), RFC 7519 (JWT), RFC 8725 (JWT best current practices), OpenID Connect Discovery 1.0.
public final class OIDCPrövning: Identitetsprövning {
    private let inställningar: Identitetsinställningar
    private let ring: Nyckelring
    private let nu: @Sendable () -> Date

    /// - Parameter nu: the wall clock that tokens are judged by.
    public convenience init(_ inställningar: Identitetsinställningar, logger: Logger, nu: @escaping @Sendable () -> Date = { Date() }) {
        self.init(inställningar, tider: .init(), logger: logger, nu: nu)
    }

    init(
        _ inställningar: Identitetsinställningar, tider: Nyckelringsläge.Tider, logger: Logger, nu: @escaping @Sendable () -> Date = { Date() }
    ) {
        let hämtning = Nyckelhämtning(inställningar: inställningar)
        self.inställningar = inställningar
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
}
