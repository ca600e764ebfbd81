import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// `evb servera` as a process, with an issuer of its own beside it.
struct Tjänst: Sendable {
    let server: Körning
    let port: Int
    private let klient: HTTPClient
    private let utfärdare: Körning
    private let utfärdarport: String

    /// Runs `prov` and ends both, whatever happened.
    static func med(_ evb: Provmapp, _ argument: [String] = [], förbindelser antal: Int = 200, _ prov: (Tjänst) async throws -> Void) async throws {
        let utfärdare = try Program.start(["utfardare", "--port", "0"], data: evb.mapp)
        let utfärdarport = try await utfärdare.sagt { $0.split(separator: ":").last.map(String.init) }
        let server = try Körning(
            ["servera", "--port", "0", "--takt", "100000", "--data", evb.mapp] + argument,
            miljö: ["EVB_OIDC_ISSUER": "http://127.0.0.1:\(utfärdarport)", "EVB_OIDC_AUDIENCE": "evb"])
        // As many at once as are asked, and a server that has gone is not waited for.
        var förbindelser = HTTPClient.Configuration.ConnectionPool(idleTimeout: .seconds(60), concurrentHTTP1ConnectionsPerHostSoftLimit: antal)
        förbindelser.retryConnectionEstablishment = false
        let port = try await server.sagt { rad in
            rad.contains("lyssnar") ? rad.split(separator: "\"port\":").last.map { String($0.prefix { $0.isNumber }) } : nil
        }
        let tjänst = Tjänst(
            server: server, port: Int(port) ?? 0, klient: HTTPClient(configuration: HTTPClient.Configuration(connectionPool: förbindelser)),
            utfärdare: utfärdare, utfärdarport: utfärdarport)
        do { try await prov(tjänst) } catch {
            await tjänst.avsluta()
            throw error
        }
        await tjänst.avsluta()
    }

    private func avsluta() async {
        for körning in [server, utfärdare] {
            körning.avbryt()
            _ = await körning.slut()
        }
        do { try await klient.shutdown() } catch { print("klienten: \(error)") }
    }

    func token(_ subjekt: String, _ uppdrag: String) async throws -> String {
        let körning = try Körning(["utfardare", "token", "--subjekt", subjekt, "--uppdrag", uppdrag, "--port", utfärdarport])
        guard await körning.slut() == 0 else { throw NSError(domain: try körning.fel(), code: 1) }
        return try körning.ut().trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func anropa(_ metod: String, _ stig: String, token: String, _ huvuden: [String: String] = [:], kropp: String? = nil) async throws -> (
        status: Int, text: String
    ) {
        var begäran = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(stig)")
        begäran.method = .RAW(value: metod)
        begäran.headers.add(name: "Authorization", value: "Bearer \(token)")
        begäran.headers.add(name: "Content-Type", value: "application/json")
        for (namn, värde) in huvuden { begäran.headers.add(name: namn, value: värde) }
        if let kropp { begäran.body = .bytes(ByteBuffer(string: kropp)) }
        let svar = try await klient.execute(begäran, timeout: .seconds(60))
        let text = String(buffer: try await svar.body.collect(upTo: 16 << 20))
        return (Int(svar.status.code), text)
    }
}
