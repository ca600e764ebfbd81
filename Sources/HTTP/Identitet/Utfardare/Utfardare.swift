import CanonicalJSON
import FoundationEssentials
import Hummingbird
import JWTKit
public import Logging
import NIOCore
public import ServiceLifecycle
import Synchronization

/// An OpenID Connect issuer for demonstration and tests, on this machine only: it gives whoever asks a token for whoever they say that they are.
///
/// Its keys are made when it starts and are kept nowhere: what it has issued ends with it. It has no address to be given, so that it cannot be
/// reached from elsewhere, and answers no page in a browser: only what is sent to it by this machine's own name, as JSON.
///
/// - `GET /.well-known/openid-configuration`, `GET /jwks`: for who checks its tokens.
/// - `POST /token`: ``Tokenbegäran`` → `{"access_token","token_type","expires_in"}`.
public final class Utfärdare: Service {
    /// The only address it listens to.
    static let värd = "127.0.0.1"

    private let önskadPort: Int
    private let logger: Logger
    private let lyssnar: @Sendable (_ namn: String) -> Void
    private let nycklar: Mutex<Utfärdarnycklar>
    private let port = Mutex<Int?>(nil)

    /// - Parameters:
    ///   - port: 0 for one that is free.
    ///   - logger: told what the server under it has to say.
    ///   - lyssnar: told its name when it can be asked.
    /// - Throws: what the system's source of randomness throws.
    public init(port: Int, logger: Logger, lyssnar: @escaping @Sendable (_ namn: String) -> Void = { _ in }) throws {
        önskadPort = port
        self.logger = logger
        self.lyssnar = lyssnar
        nycklar = Mutex(try Utfärdarnycklar())
    }

    /// Its name in its tokens and in `EVB_OIDC_ISSUER`; nil until it listens.
    public var namn: String? { port.withLock { $0.map { "http://\(Self.värd):\($0)" } } }

    /// New keys; tokens signed by the old ones are no longer anybody's.
    public func bytNycklar() throws {
        let nya = try Utfärdarnycklar()
        nycklar.withLock { $0 = nya }
    }

    /// A token as asked for, by its own clock.
    public func token(_ begäran: Tokenbegäran) async throws -> String {
        try await nycklar.withLock { $0 }.signera(begäran.anspråk(utfärdare: namn ?? "", nu: Date()), algoritm: begäran.algoritm)
    }

    func signera(_ anspråk: JSON, algoritm: Token.Algoritm = .es256, huvud: [JSON.Member] = []) async throws -> String {
        try await nycklar.withLock { $0 }.signera(anspråk, algoritm: algoritm, huvud: huvud)
    }

    /// The public keys, as a JWKS.
    var jwks: JSON { get throws { try nycklar.withLock { try $0.jwks } } }

    /// Listens on this machine until the service group ends it. A request by another name than its own is refused: a page in a browser has that.
    ///
    /// - Throws: when the port is taken.
    public func run() async throws {
        let rutter = Router()
        rutter.add(middleware: BaraDennaDator(värd: { self.port.withLock { $0.map { "\(Self.värd):\($0)" } } }))
        rutter.get("/.well-known/openid-configuration") { _, _ in Self.svar(self.dokument) }
        rutter.get("/jwks") { _, _ in Self.svar(try self.jwks) }
        rutter.post("/token") { fråga, _ in
            guard fråga.headers[.contentType]?.hasPrefix("application/json") == true else { throw HTTPError(.unsupportedMediaType) }
            let kropp = try await fråga.body.collect(upTo: Self.störstaBegäran)
            guard let begäran = Tokenbegäran(json: Array(kropp.readableBytesView)) else { throw HTTPError(.badRequest) }
            return Self.svar([
                "access_token": .string(try await self.token(begäran)), "token_type": "Bearer", "expires_in": .int(begäran.livstid),
            ])
        }
        let app = Application(
            router: rutter, configuration: .init(address: .hostname(Self.värd, port: önskadPort)),
            onServerRunning: { kanal in
                self.port.withLock { $0 = kanal.localAddress?.port }
                if let namn = self.namn { self.lyssnar(namn) }
            }, logger: logger)
        try await app.run()
    }

    private var dokument: JSON {
        let namn = namn ?? ""
        return [
            "issuer": .string(namn), "jwks_uri": .string(namn + "/jwks"), "token_endpoint": .string(namn + "/token"),
            "id_token_signing_alg_values_supported": .array(Utfärdarnycklar.algoritmer.map { .string($0.rawValue) }),
            "response_types_supported": ["token"], "subject_types_supported": ["public"],
        ]
    }

    private static func svar(_ json: JSON) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: json.canonical)))
    }

    private static let störstaBegäran = 16_384
}

/// Refuses what was sent by another name than this machine's own: a page in a browser, whose name somebody has pointed here.
private struct BaraDennaDator<Context: RequestContext>: RouterMiddleware {
    let värd: @Sendable () -> String?

    func handle(_ fråga: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard fråga.head.authority == värd(), fråga.headers[.origin] == nil else { throw HTTPError(.misdirectedRequest) }
        return try await next(fråga, context)
    }
}
