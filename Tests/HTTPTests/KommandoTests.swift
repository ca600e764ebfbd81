import CanonicalJSON
import Foundation
import Testing

@Suite("Kommandon över HTTP")
struct KommandoTests {
    @Test("utan version ändras inget beslut; en gammal version ändrar inget; den som gäller ändrar")
    func version() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let utan = try await server.utför(Kommandon.skäl(1))
            #expect(utan.status == 428 && utan.kod == "if_match_kravs")
            #expect(try await server.fråga("POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("If-Match", "*")], kropp: Kommandon.skäl(1)).status == 428)
            for gammal in ["\"0\"", "\"2\"", "W/\"1\"", "\"x\""] {
                let svar = try await server.fråga(
                    "POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("If-Match", gammal)], kropp: Kommandon.skäl(1))
                #expect(svar.status == 412 && svar.kod == "versionskonflikt", "\(gammal): \(svar.text)")
            }
            #expect(try await server.utför(Kommandon.skäl(1), version: 1).status == 201)
            #expect(try await server.läs(Provserver.sn + "/beslut/" + Kommandon.id(1))["etag"] == "\"2\"")
        }
    }

    @Test("versionen gäller också de kommandon som ser längre än till beslutet")
    func versionMedHuvudet() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 2)
            let ersätt = Kommandon.om(1, "ErsattBeslut", #""nytt":"\#(Kommandon.id(2))","datum":"2023-02-01""#)
            let makulera = Kommandon.om(1, "MakuleraBeslut", #""skal":"fel person""#)
            #expect(try await server.utför(makulera, som: Vem.jurist).status == 428)
            #expect(try await server.utför(makulera, som: Vem.jurist, version: 7).status == 412)
            _ = ersätt
            let nyckel = UUID().uuidString
            let gjort = try await server.utför(makulera, som: Vem.jurist, version: 1, nyckel: nyckel)
            #expect(gjort.status == 201 && gjort["etag"] == "\"2\"", "\(gjort.text)")
            let igen = try await server.utför(makulera, som: Vem.jurist, version: 1, nyckel: nyckel)
            #expect(igen.status == 201 && igen["etag"] == "\"2\"" && igen["evb-position"] == gjort["evb-position"], "\(igen.text)")
            #expect(try igen.json["nytt"]?.bool == false)
        }
    }

    @Test("samma nyckel en gång till ger det första svaret, också när beslutet har gått vidare; med annat innehåll avvisas den")
    func sammaNyckel() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let nyckel = UUID().uuidString.lowercased()
            let första = try await server.utför(Kommandon.skäl(1), version: 1, nyckel: "\"\(nyckel)\"")
            #expect(första.status == 201)
            #expect(try första.json["kommandoId"]?.string == nyckel)
            _ = try await server.utför(Kommandon.verkställ(1), version: 2)
            let igen = try await server.utför(Kommandon.skäl(1), version: 1, nyckel: nyckel)
            #expect(igen.status == 201 && igen["etag"] == "\"2\"" && igen["evb-position"] == första["evb-position"], "\(igen.text)")
            let annat = try await server.utför(Kommandon.skäl(1, "Något annat."), version: 1, nyckel: nyckel)
            #expect(annat.status == 422 && annat.kod == "kommando_id_ateranvant")
            let egen = try await server.utför(
                #"{"kommandoId":"\#(UUID().uuidString)","# + Kommandon.verkställ(1).dropFirst(), version: 3, nyckel: nyckel)
            #expect(egen.status == 400 && egen.kod == "kommando_id_motsager_huvudet")
            let ogiltig = try await server.utför(Kommandon.skäl(1), version: 3, nyckel: "1234")
            #expect(ogiltig.status == 400 && ogiltig.kod == "ogiltigt_huvud")
        }
    }

    @Test("den som handlar är den inloggade: aktor avvisas, och nämnden är adressens")
    func aktör() async throws {
        try await Provserver.med { server in
            try await server.grunda()
            let aktör = try await server.utför(#"{"aktor":"någon annan","# + Kommandon.fatta(1).dropFirst())
            #expect(aktör.status == 400 && aktör.kod == "aktor_ej_tillaten", "\(aktör.text)")
            let nämnd = try await server.utför(Kommandon.fatta(1).replacingOccurrences(of: #""namnd":"SN""#, with: #""namnd":"VON""#))
            #expect(nämnd.status == 400 && nämnd.kod == "namnd_motsager_adressen")
            let version = try await server.utför(Kommandon.fatta(1), version: 1)
            #expect(version.status == 400 && version.kod == "if_match_galler_inte")
            #expect(try await server.läs(Provserver.sn + "/beslut/" + Kommandon.id(1)).status == 404)
        }
    }

    @Test("ett avvisat kommando säger kod, fält, lagrum och vad som gäller, som ett problem")
    func avvisat() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let okänt = try await server.utför(#"{"farg":"röd","# + Kommandon.fatta(2).dropFirst())
            #expect(okänt.status == 400 && okänt.kod == "okant_falt")
            #expect(try okänt.json["falt"]?.string == "farg")
            let framtid = try await server.utför(Kommandon.verkställ(1, "2027-12-31"), version: 1)
            #expect(framtid.status == 422 && framtid.kod == "datum_i_framtiden")
            let problem = try framtid.json
            #expect(problem["type"]?.string == "urn:evb:problem:datum_i_framtiden" && problem["status"]?.int == 422 && problem["falt"]?.string == "datum")
            #expect(problem["instance"]?.string == framtid["x-request-id"].map { "urn:evb:begaran:\($0)" })
            let lagrum = try await server.utför(Kommandon.fatta(2, "2026-01-10"))
            #expect(lagrum.status == 422 && lagrum.kod == "lagrum_ej_i_kraft", "\(lagrum.text)")
            let finns = try await server.utför(Kommandon.fatta(1))
            #expect(finns.status == 409 && finns.kod == "beslut_finns_redan")
        }
    }

    @Test("av tjugo samtidiga ändringar mot samma version gäller en, och de andra har inte ändrat något")
    func samtidigt() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let svar = try await withThrowingTaskGroup(of: Int.self) { grupp in
                for nummer in 0..<20 { grupp.addTask { try await server.utför(Kommandon.skäl(1, "Plats \(nummer)."), version: 1).status } }
                return try await grupp.reduce(into: []) { $0.append($1) }
            }
            #expect(svar.count { $0 == 201 } == 1 && svar.count { $0 == 412 } == 19, "\(svar)")
            #expect(try await server.läs(Provserver.sn + "/beslut/" + Kommandon.id(1))["etag"] == "\"2\"")
        }
    }
}
