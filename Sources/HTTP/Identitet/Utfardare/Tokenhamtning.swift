import AsyncHTTPClient
import CanonicalJSON
import NIOCore
import NIOHTTP1

extension Tokenbegäran {
    /// Asks the local issuer, another process on this machine, for the token.
    ///
    /// - Parameter port: the one it was started with.
    /// - Throws: ``Tokenhämtningsfel``.
    public func hämta(port: Int) async throws(Tokenhämtningsfel) -> String {
        var fråga = HTTPClientRequest(url: "http://\(Utfärdare.värd):\(port)/token")
        fråga.method = .POST
        fråga.headers.add(name: "Content-Type", value: "application/json")
        fråga.body = .bytes(ByteBuffer(string: json.canonical))
        do {
            let svar = try await HTTPClient.shared.execute(fråga, timeout: .seconds(5))
            let kropp = try await svar.body.collect(upTo: Token.största * 2)
            guard svar.status == .ok, let token = try JSON(parsing: Array(kropp.readableBytesView))["access_token"]?.string else {
                throw Tokenhämtningsfel.nekad
            }
            return token
        } catch let fel as Tokenhämtningsfel {
            throw fel
        } catch {
            throw .ingenUtfärdare(port: port)
        }
    }
}

/// Why the local issuer gave no token.
public enum Tokenhämtningsfel: Error, Hashable, Sendable {
    /// Nobody answers at that port of this machine as an issuer does.
    case ingenUtfärdare(port: Int)
    case nekad
}
