import CanonicalJSON
import Foundation
import HTTP
import Testing

@Suite("Dålig indata till servern")
struct DåligIndataTests {
    private func huvud(_ metod: String, _ stig: String, _ fler: [String] = []) -> String {
        ([
            "\(metod) \(stig) HTTP/1.1", "Host: evb", "Authorization: Bearer \(Vem.jurist)",
        ] + fler).joined(separator: "\r\n") + "\r\n\r\n"
    }

    private func hel(_ svar: String) -> Bool { svar.contains("\r\n\r\n{") && svar.hasSuffix("}") }

    private let adresser = [
        "//v1", "/v1/", "/v1/../halsa/live", "/v1/./namnder/SN/beslut", "/v1/namnder/SN%2Fbeslut", "/v1/namnder/%2e%2e/beslut", "/v1/%00",
        "/v1/namnder/SN/beslut/%252e", "/v1/namnder/SN;a=b/beslut", "/v1/namnder/S\u{e4}/beslut", "/v1/namnder/SN\\..\\", "v1", "*",
    ]

    @Test("adresser som vill läsas annorlunda längre in finns inte")
    func underligaAdresser() async throws {
        try await Provserver.med { server in
            for stig in adresser {
                let svar = try await Råsocket.utbyte(server.port, huvud("GET", stig, ["Connection: close"]))
                #expect(svar.hasPrefix("HTTP/1.1 400") || svar.hasPrefix("HTTP/1.1 404"), "\(stig): \(svar)")
            }
        }
    }

    @Test("en metod som inte går säger vilka som går; OPTIONS säger dem")
    func metoder() async throws {
        try await Provserver.med { server in
            for metod in ["PUT", "DELETE", "PATCH", "TRACE", "POST"] {
                let svar = try await Råsocket.utbyte(server.port, huvud(metod, "/v1/namnder/SN/beslut", ["Connection: close"]))
                #expect(svar.hasPrefix("HTTP/1.1 405") && svar.contains("Allow: GET, HEAD, OPTIONS"), "\(metod): \(svar)")
            }
            let val = try await server.fråga("OPTIONS", "/v1/namnder/SN/kommandon", som: nil)
            #expect(val.status == 204 && val["allow"] == "POST, OPTIONS")
            #expect(try await server.fråga("GET", "/v1/finns/inte").kod == "okand_adress")
        }
    }

    @Test("för stor kropp avvisas utan att läsas, med och utan Content-Length")
    func förStor() async throws {
        try await Provserver.med(gränser: { $0.kropp = 2_000 }) { server in
            try await server.grunda()
            let stor = String(repeating: " ", count: 3_000) + Kommandon.fatta(1)
            let svar = try await server.utför(stor)
            #expect(svar.status == 413 && svar.kod == "kroppen_for_stor")
            let bitar = huvud("POST", "/v1/namnder/SN/kommandon", ["Content-Type: application/json", "Transfer-Encoding: chunked"])
            let bit = "3e8\r\n" + String(repeating: " ", count: 1_000) + "\r\n"
            let svar2 = try await Råsocket.utbyte(server.port, [Array(bitar.utf8)] + Array(repeating: Array(bit.utf8), count: 50))
            #expect(svar2.hasPrefix("HTTP/1.1 413"), "\(svar2)")
            #expect(try await server.utför(Kommandon.fatta(1)).status == 201)
        }
    }

    @Test("en kropp som dröjer får 408, en som bryts 400, och inget är gjort")
    func förSen() async throws {
        try await Provserver.med(gränser: { $0.kroppstid = .milliseconds(200) }) { server in
            try await server.grunda()
            let kropp = Kommandon.fatta(1)
            let längd = ["Content-Type: application/json", "Content-Length: \(kropp.utf8.count)"]
            let halv = Array((huvud("POST", "/v1/namnder/SN/kommandon", längd) + kropp.prefix(40)).utf8)
            let sen = try await Råsocket.utbyte(server.port, [halv])
            #expect(sen.hasPrefix("HTTP/1.1 408") && sen.contains("kroppen_for_sen"), "\(sen)")
            let bruten = try await Råsocket.utbyte(server.port, [halv], halvstäng: true)
            #expect(bruten.isEmpty || bruten.hasPrefix("HTTP/1.1 400"), "\(bruten)")
            let trasig = huvud("POST", "/v1/namnder/SN/kommandon", ["Content-Type: application/json", "Transfer-Encoding: chunked"]) + "zz\r\n{}\r\n"
            let svar = try await Råsocket.utbyte(server.port, trasig)
            #expect(svar.hasPrefix("HTTP/1.1 400"), "\(svar)")
            #expect(try await server.läs(Provserver.sn + "/beslut").json["beslut"]?.array?.isEmpty == true)
        }
    }

    @Test("trasig JSON säger rad och tecken, trasig UTF-8 att den är trasig, fel innehållstyp vilken som går")
    func trasigt() async throws {
        try await Provserver.med { server in
            try await server.grunda()
            let trasig = try await server.utför("{\n \"kommando\": \"Verkstall\",\n \"namnd\" \"SN\"}")
            #expect(trasig.status == 400 && trasig.kod == "ej_json" && trasig.text.contains("rad 3, tecken 10"), "\(trasig.text)")
            #expect(try await server.utför(#"{"kommando":"X","kommando":"Y"}"#).kod == "ej_json")
            #expect(try await server.utför(String(repeating: "[", count: 5_000)).kod == "ej_json")
            #expect(try await server.utför("[]").kod == "fel_typ")
            #expect(try await server.utför("").kod == "kropp_saknas")
            var byte = Array(
                (huvud("POST", "/v1/namnder/SN/kommandon", ["Content-Type: application/json", "Content-Length: 5", "Connection: close"])).utf8)
            byte += [0x7B, 0xFF, 0xFE, 0x7D, 0x20]
            #expect(try await Råsocket.utbyte(server.port, [byte]).contains("ej_utf8"))
            for typ in ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "application/jsonx"] {
                let svar = try await server.fråga(
                    "POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("Content-Type", typ)], kropp: Kommandon.fatta(1))
                #expect(svar.status == 415 && svar.kod == "fel_innehallstyp", "\(typ)")
            }
            let packad = try await server.fråga(
                "POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("Content-Encoding", "gzip")], kropp: "x")
            #expect(packad.status == 415)
            #expect(try await server.läs(Provserver.sn + "/bevakning", [("Accept", "image/png")]).status == 406)
            let utf8 = try await server.fråga(
                "POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("Content-Type", "application/json; charset=UTF-8")],
                kropp: Kommandon.fatta(1))
            #expect(utf8.status == 201)
        }
    }

    @Test("för många eller för stora huvuden får 431, skräp får 400, båda som problem, och förbindelsen stängs")
    func huvuden() async throws {
        try await Provserver.med { server in
            let många = huvud("GET", "/v1", (0..<200).map { "X-\($0): 1" })
            let stort = huvud("GET", "/v1", ["X-Stort: " + String(repeating: "a", count: 100_000)])
            for begäran in [många, stort] {
                let svar = try await Råsocket.utbyte(server.port, begäran)
                #expect(svar.hasPrefix("HTTP/1.1 431") && svar.contains("huvudet_for_stort"), "\(svar.prefix(300))")
            }
            for skräp in ["GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}", "GET\r\n\r\n", "GET /a\u{0}b HTTP/1.1\r\nHost: x\r\n\r\n"] {
                let svar = try await Råsocket.utbyte(server.port, skräp)
                #expect(svar.hasPrefix("HTTP/1.1 400") && svar.contains("ogiltig_http"), "\(skräp): \(svar)")
            }
            #expect(try await server.läs("/halsa/live", som: nil).status == 200)
        }
    }

    @Test("ett huvud som ska stå en gång och står två avvisas; ett id som inte kan stå i en logg ersätts")
    func dubbelt() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let svar = try await Råsocket.utbyte(
                server.port,
                huvud("GET", "/v1/namnder/SN/beslut/\(Kommandon.id(1))", ["If-None-Match: \"1\"", "If-None-Match: \"2\"", "Connection: close"]))
            #expect(svar.hasPrefix("HTTP/1.1 400") && svar.contains("ogiltigt_huvud"), "\(svar)")
            #expect(try await server.läs("/halsa/live", som: nil, [("X-Request-Id", "abc-1.2_3")])["x-request-id"] == "abc-1.2_3")
            for fel in ["a b", "\u{e4}", String(repeating: "a", count: 65)] {
                #expect(try await server.läs("/halsa/live", som: nil, [("X-Request-Id", fel)])["x-request-id"]?.count == 36)
            }
        }
    }

    @Test("en fråga med en kropp som ingen läser besvaras, och förbindelsen stängs efter svaret")
    func olästKropp() async throws {
        try await Provserver.med { server in
            let ändlös = huvud("GET", "/halsa/live", ["Transfer-Encoding: chunked"])
            let bit = Array(("400\r\n" + String(repeating: "x", count: 1_024) + "\r\n").utf8)
            let svar = try await Råsocket.utbyte(server.port, [Array(ändlös.utf8)] + Array(repeating: bit, count: 200))
            #expect(svar.hasPrefix("HTTP/1.1 200") && svar.contains("Connection: close"), "\(svar)")
        }
    }

    @Test("den som frågar utan att läsa svaren får inte hur många som helst: förbindelsen stängs")
    func olästaSvar() async throws {
        try await Provserver.med(gränser: { $0.skrivtid = .milliseconds(300) }) { server in
            let fel = try await Råsocket.mata(server.port, String(repeating: huvud("GET", "/v1"), count: 50))
            #expect([ECONNRESET, EPIPE].contains(fel), "\(fel)")
            #expect(try await server.läs("/halsa/live", som: nil).status == 200)
        }
    }

    @Test("den som väntar på klartecken innan den sänder en stor kropp får det, och inte för en som är för stor")
    func klartecken() async throws {
        try await Provserver.med(gränser: { $0.kropp = 10_000 }) { server in
            try await server.grunda()
            let kropp = Kommandon.fatta(1)
            func begäran(_ längd: Int) -> String {
                huvud("POST", "/v1/namnder/SN/kommandon", ["Content-Type: application/json", "Content-Length: \(längd)", "Expect: 100-continue"])
            }
            let klart = try await Råsocket.utbyte(server.port, begäran(kropp.utf8.count)) { $0.hasSuffix("\r\n\r\n") }
            #expect(klart.hasPrefix("HTTP/1.1 100"), "\(klart)")
            let förStor = try await Råsocket.utbyte(server.port, begäran(20_000))
            #expect(förStor.hasPrefix("HTTP/1.1 413") || förStor.hasPrefix("HTTP/1.1 403"), "\(förStor)")
        }
    }

    @Test("hundra förbindelser som inte säger något hindrar ingen, och stängs")
    func tystaFörbindelser() async throws {
        try await Provserver.med(gränser: { $0.vilotid = .seconds(3) }) { server in
            try await server.grunda()
            let tysta = try (0..<100).map { _ in try Råsocket.anslut(server.port) }
            defer { for tyst in tysta { close(tyst) } }
            #expect(try await server.läs(Provserver.sn + "/beslut").status == 200)
            // Each says nothing, and is closed.
            let stängda = await withCheckedContinuation { fortsättning in
                Thread.detachNewThread {
                    var byte: UInt8 = 0
                    fortsättning.resume(returning: tysta.count { recv($0, &byte, 1, 0) == 0 })
                }
            }
            #expect(stängda == 100)
        }
    }
}
