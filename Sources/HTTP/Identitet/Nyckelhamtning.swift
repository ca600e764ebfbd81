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

    let inställningar: Identitetsinställningar

    /// A client for these two questions: the next time is minutes away, and nothing is left to close when the server ends.
    func hämta() async throws -> Nyckelset {
        var egna = HTTPClient.Configuration()
        egna.redirectConfiguration = .disallow
        egna.timeout.connect = Self.längstaVäntan
        // An issuer that refuses is away; the ring decides when it is asked again.
        egna.connectionPool.retryConnectionEstablishment = false
        let klient = HTTPClient(configuration: egna)
        let utfall: Result<Nyckelset, any Error>
        do { utfall = .success(try await hämta(med: klient)) } catch { utfall = .failure(error) }
        try await klient.shutdown()
        return try utfall.get()
    }

    private func hämta(med klient: HTTPClient) async throws -> Nyckelset {
        let utfärdare = inställningar.utfärdare
        let rot = utfärdare.hasSuffix("/") ? String(utfärdare.dropLast()) : utfärdare
        let dokument = try await hämta(rot + "/.well-known/openid-configuration", med: klient)
        guard dokument["issuer"]?.string == utfärdare else { throw Hämtningsfel.annanUtfärdare }
        guard let adress = dokument["jwks_uri"]?.string, let tolkad = Utfärdaradress(adress, frågaTillåten: true),
            // An issuer with TLS has its keys behind TLS too.
            !tolkad.ärLokal || inställningar.ärLokal
        else { throw Hämtningsfel.ogiltigt }
        return try await Nyckelset(try await hämta(adress, med: klient))
    }

    private func hämta(_ adress: String, med klient: HTTPClient) async throws -> JSON {
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
