import Foundation
import HTTP
import Testing

@Suite("Det som evb levereras med")
struct LeveransTests {
    private static func fil(_ namn: String) throws -> String {
        let här = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try String(contentsOf: här.appendingPathComponent("../../deploy/\(namn)").standardized, encoding: .utf8)
    }

    @Test(
        "vet att den står bakom en proxy, som sätter varifrån var och en frågar: annars står proxyns adress i varje rad i åtkomstloggen",
        arguments: ["systemd/evb-servera.service", "Containerfile"])
    func bakomProxy(_ fil: String) throws {
        let start = try Self.fil(fil).split(separator: "\n").filter { $0.contains("servera") && !$0.hasPrefix("#") && !$0.contains("Description") }
        #expect(!start.isEmpty && start.allSatisfy { $0.contains("--bakom-proxy") }, "\(start)")
        let proxy = try Self.fil("compose/nginx.conf")
        #expect(proxy.contains("proxy_set_header X-Forwarded-For $remote_addr;") && !proxy.contains("$proxy_add_x_forwarded_for"))
    }

    @Test("låter igenom så stora kroppar som evb tar emot")
    func kroppar() throws {
        let rad = try #require(try Self.fil("compose/nginx.conf").split(separator: "\n").first { $0.contains("client_max_body_size") })
        let megabyte = try #require(rad.split(separator: " ").last?.prefix { $0.isNumber }.description)
        #expect(Int(megabyte).map { $0 << 20 > Gränser().kropp } == true)
    }

    @Test("släpper in revisorernas egna inloggningar i loggens databas, och bara där")
    func revisorer() throws {
        let rader = try Self.fil("compose/pg_hba.conf").split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
        let revisorns = rader.filter { $0[2] == "+evb_revisor_lasare" }
        #expect(revisorns == [["hostssl", "evb", "+evb_revisor_lasare", "all", "scram-sha-256"]], "\(revisorns)")
    }
}
