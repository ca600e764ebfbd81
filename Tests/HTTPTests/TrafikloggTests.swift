import CanonicalJSON
import CoreMetrics
import Synchronization
import Support
import Testing

@testable import HTTP

@Suite("Trafikloggen, takten och mätvärdena")
struct TrafikloggTests {
    @Test("varje begäran lämnar en rad med ruttens mall och ett spår av vem, aldrig adressen, innehållet eller namnet")
    func rader() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let läst = try await server.läs(Provserver.sn + "/beslut/" + Kommandon.id(1) + "?efter=1", [("X-Request-Id", "prov-1")])
            _ = try await server.läs(Provserver.sn + "/logg", som: Vem.ägare)
            _ = try await server.läs("/Prov%20Provsson/19800101-T101")
            #expect(läst.status == 200)
            try await waitUntil("varje begäran har sin rad") { server.rader.withLock { $0.count } >= 5 }
            let rader = server.rader.withLock { $0 }
            let raden = rader.first { $0["begaran"]?.string == "prov-1" }
            #expect(
                raden?["rutt"]?.string == "/v1/namnder/{namnd}/beslut/{beslut}" && raden?["metod"]?.string == "GET" && raden?["status"]?.int == 200)
            #expect(raden?["byte"]?.int == läst.kropp.count && raden?["subjekt"]?.string?.utf8.count == 16 && raden?["tid"]?.string != nil)
            let allt = rader.map(\.text).joined()
            for hemligt in [Kommandon.id(1), "Provsson", "19800101", "jon", "SN/", "efter=1"] { #expect(!allt.contains(hemligt), "\(hemligt)") }
        }
    }

    @Test(
        "den som frågar får ge begäran ett eget id, men inget som kan vara en människas nummer",
        arguments: [
            ("prov-1", true), ("4bf92f35-77b3-4da6-a3ce-929d0e0e4736", true), ("01J8ZQ6Y5W3K9V7X2B4N6M8P0R", true),
            ("19800101-T101", false), ("198001012385", false), ("8001012385", false), ("arende.800101-2385", false),
        ])
    func egetID(_ id: String, _ behålls: Bool) async throws {
        try await Provserver.med { server in
            let svar = try await server.läs("/halsa/live", [("X-Request-Id", id)])
            #expect((svar["x-request-id"] == id) == behålls && svar["x-request-id"] != nil)
        }
    }

    @Test("hinken fylls i jämn takt och rymmer inte mer än sin topp, och varje subjekt har sin egen")
    func takt() {
        let början = ContinuousClock.now
        let takt = Takt(Takt.Gräns(perSekund: 2, högst: 3), nu: början)
        for _ in 0..<3 { #expect(takt.ta("a", nu: början) == nil) }
        #expect(takt.ta("a", nu: början) == 1)
        #expect(takt.ta("b", nu: början) == nil)
        #expect(takt.ta("a", nu: början + .milliseconds(499)) == 1)
        #expect(takt.ta("a", nu: början + .milliseconds(501)) == nil)
        for _ in 0..<3 { #expect(takt.ta("a", nu: början + .seconds(3_600)) == nil) }
        #expect(takt.ta("a", nu: början + .seconds(3_600)) == 1)
    }

    @Test("mätvärdena skrivs i Prometheus form: räknare, lägen och fördelningar, med etiketter")
    func mätvärden() {
        let mått = Mätvärden()
        mått.makeCounter(label: "a.b", dimensions: [("x", "1\"2\\3\n4")]).increment(by: 3)
        mått.makeCounter(label: "a.b", dimensions: [("x", "1\"2\\3\n4")]).increment(by: 2)
        mått.makeMeter(label: "m", dimensions: []).set(2.5)
        for sekunder in [0.0005, 0.02, 100] { mått.makeTimer(label: "t", dimensions: []).recordNanoseconds(Int64(sekunder * 1e9)) }
        let rader = mått.text.split(separator: "\n")
        #expect(rader.prefix(4) == ["# TYPE a_b counter", #"a_b{x="1\"2\\3\n4"} 5"#, "# TYPE m gauge", "m 2.5"])
        #expect(rader.contains(#"t_bucket{le="0.001"} 1"#) && rader.contains(#"t_bucket{le="30.0"} 2"#) && rader.contains(#"t_bucket{le="+Inf"} 3"#))
        #expect(rader.last == "t_count 3")
    }

    @Test("ruttabellen är entydig: varje adress och metod finns en gång, och ingen mall passar en annans adress")
    func ruttabell() async throws {
        try await Provserver.med { server in
            let rutter = server.rutter
            #expect(Set(rutter.map { "\($0.metod) \($0.mall)" }).count == rutter.count)
            let tabell = Ruttabell(rutter)
            for rutt in rutter {
                let stig = rutt.mall.replacing("{namnd}", with: "beslut").replacing("{beslut}", with: "rapport").replacing("{period}", with: "rader")
                    .replacing("{jobb}", with: "1").replacing("{slag}", with: "kor-om")
                guard case .rutt(let funnen, _) = try tabell.slåUpp(rutt.metod, stig[...]) else { Issue.record("\(rutt.mall)"); continue }
                #expect(funnen.mall == rutt.mall)
            }
        }
    }
}
