import AsyncHTTPClient
import CanonicalJSON
import NIOCore
import NIOHTTP1

/// Fetches an issuer's keys: first its discovery document, then the set that it points to. No redirect is followed.
///
/// Källa: OpenID Connect Discovery 1.0, 4.1–4.3 (the document's issuer is the one asked for, to the letter).
struct Nyckelhämtning: Sendable {
    /// An issuer that takes longer is away.
    static let längstaVäntan: TimeAmount = .seconds(5)
    /// Bytes. A discovery document is some kilobytes, a set with certificates in it some tens.
    static let största = 262_144

    let klient: HTTPClient
    let inställningar: Identitetsinställningar

    func hämta() async throws -> Nyckelset {
        let utfärdare = inställningar.utfärdare
        let dokument = try await hämta((utfärdare.hasSuffix("/") ? String(utfärdare.dropLast()) : utfärdare) + "/.well-known/openid-configuration")
        guard dokument["issuer"]?.string == utfärdare else { throw Hämtningsfel.annanUtfärdare }
        guard let adress = dokument["jwks_uri"]?.string, let tolkad = Utfärdaradress(adress, frågaTillåten: true),
            // An issuer with TLS has its keys behind TLS too.
            !tolkad.ärLokal || inställningar.ärLokal
        else { throw Hämtningsfel.ogiltigt }
        return try await Nyckelset(try await hämta(adress))
    }

    private func hämta(_ adress: String) async throws -> JSON {
        var fråga = HTTPClientRequest(url: adress)
        fråga.headers.add(name: "Accept", value: "application/json")
        let svar = try await klient.execute(fråga, timeout: Self.längstaVäntan)
        guard svar.status == .ok else { throw Hämtningsfel.status(svar.status.code) }
        let kropp = try await svar.body.collect(upTo: Self.största)
        do { return try JSON(parsing: Array(kropp.readableBytesView)) } catch { throw Hämtningsfel.ogiltigt }
    }
}

/// Why there are no keys. Says nothing of any token.
enum Hämtningsfel: Error, Hashable, Sendable {
    case status(UInt)
    case annanUtfärdare
    case ogiltigt
}
