import Hummingbird
import HTTPTypes
import NIOCore
import Testing

@testable import HTTP

@Suite("Utrymmet för kroppar")
struct KroppsutrymmeTests {
    private static func begäran(_ byte: Int) -> Request {
        Request(
            head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/", headerFields: [.contentLength: "\(byte)"]),
            body: RequestBody(buffer: ByteBuffer(repeating: UInt8(ascii: " "), count: byte)))
    }

    @Test("hålls med det som kroppen blir till, så länge begäran lever, och lämnas sedan tillbaka")
    func hålls() async throws {
        var gränser = Gränser()
        (gränser.kropp, gränser.kroppsvikt) = (1_000, 8)
        let utrymme = Kroppsutrymme(8_500)
        func upptaget(_ byte: Int) async throws -> Bool {
            do { _ = try await Kropp(Self.begäran(byte), utrymme, gränser).byte() } catch let problem as Problem {
                #expect(problem.kod == "upptaget")
                return true
            }
            return false
        }
        var första: Kropp? = Kropp(Self.begäran(1_000), utrymme, gränser)
        #expect(try await första?.byte().count == 1_000)
        #expect(try await upptaget(63))
        #expect(try await !upptaget(62))
        första = nil
        #expect(try await !upptaget(1_000))
    }
}
