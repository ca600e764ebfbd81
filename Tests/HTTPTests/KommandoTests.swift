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
            #expect(
                try await server.fråga("POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("If-Match", "*")], kropp: Kommandon.skäl(1))
                    .status == 428)
            for gammal in ["\"0\"", "\"2\"", "W/\"1\"", "\"x\""] {
                let svar = try await server.fråga(
                    "POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("If-Match", gammal)], kropp: Kommandon.skäl(1))
                #expect(svar.status == 412 && svar.kod == "versionskonflikt", "\(gammal): \(svar.text)")
            }
            // What does not exist has no version to be behind.
            #expect(try await server.utför(Kommandon.skäl(8), version: 1).kod == "okant_beslut")
            #expect(try await server.utför(Kommandon.skäl(1), version: 1).status == 201)
            #expect(try await server.läs(Provserver.sn + "/beslut/" + Kommandon.id(1))["etag"] == "\"2\"")
        }
    }

    @Test("versionen gäller också de kommandon som ser längre än till beslutet")
    func versionMedHuvudet() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 2)
            let makulera = Kommandon.om(1, "MakuleraBeslut", #""skal":"fel person""#)
            #expect(try await server.utför(makulera, som: Vem.jurist).status == 428)
            #expect(try await server.utför(makulera, som: Vem.jurist, version: 7).status == 412)
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
            #expect(egen.status == 422 && egen.kod == "kommando_id_motsager_huvudet")
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
            #expect(nämnd.status == 422 && nämnd.kod == "namnd_motsager_adressen")
            let version = try await server.utför(Kommandon.fatta(1), version: 1)
            #expect(version.status == 422 && version.kod == "if_match_galler_inte")
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
            #expect(
                problem["type"]?.string == "urn:evb:problem:datum_i_framtiden" && problem["status"]?.int == 422 && problem["falt"]?.string == "datum")
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

    @Test("omgången ändras av den som läst den som den är, och rapporten fastställs av den som läst just den")
    func omgång() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let öppnad = try await server.utför(Kommandon.öppna(), som: Vem.sekreterare)
            #expect(öppnad["etag"] == "\"1\"")
            func utför(_ kommando: String, _ etagg: String?) async throws -> Svarat {
                try await server.fråga(
                    "POST", Provserver.sn + "/kommandon", som: Vem.sekreterare, etagg.map { [("If-Match", $0)] } ?? [], kropp: kommando)
            }
            #expect(try await utför(Kommandon.avsnitt("Vi söker fler."), nil).kod == "if_match_kravs")
            #expect(try await utför(Kommandon.avsnitt("Vi söker fler."), "\"2\"").status == 412)
            let skrivet = try await utför(Kommandon.avsnitt("Vi söker fler."), "\"1\"")
            #expect(skrivet.status == 201 && skrivet["etag"] == "\"2\"", "\(skrivet.text)")
            #expect(try await server.läs(Provserver.sn + "/omgangar").json["omgangar"]?.array?.first?["version"]?.int == 2)

            let stig = Provserver.sn + "/omgangar/2023K3/rapport"
            let läst = try #require(try await server.läs(stig, som: Vem.sekreterare)["etag"])
            #expect(try await server.läs(stig + "?vy=ivo", som: Vem.rapportör, [("Andamal", "rapportering")])["etag"] == läst)
            #expect(try await server.läs(stig + "?brytdatum=2023-04-01", som: Vem.sekreterare)["etag"] == nil)
            // The round by itself is not the report; and the report is another when a beslut has become another.
            #expect(try await utför(Kommandon.fastställ(), "\"2\"").kod == "if_match_kravs")
            #expect(try await server.utför(Kommandon.verkställ(1), version: 1).status == 201)
            let gammal = try await utför(Kommandon.fastställ(), läst)
            #expect(gammal.status == 412 && gammal.kod == "versionskonflikt", "\(gammal.text)")
            let nyckel = UUID().uuidString
            let fastställd = try await server.påOmgången(Kommandon.fastställ(), nyckel: nyckel)
            #expect(fastställd.status == 201 && fastställd["etag"] == "\"4\"", "\(fastställd.text)")
            let igen = try await server.påOmgången(Kommandon.fastställ(), nyckel: nyckel)
            #expect(igen.status == 201 && igen["etag"] == "\"4\"", "\(igen.text)")
            #expect(try await utför(Kommandon.anta, läst).status == 412)
            #expect(try await utför(Kommandon.anta, "\"4\"").status == 201)
            #expect(try await server.utför(Kommandon.skäl(1), som: Vem.handläggare).kod == "if_match_kravs")
            let sammansatt = try await server.fråga(
                "POST", Provserver.sn + "/kommandon", som: Vem.handläggare, [("If-Match", "\"2.x\"")], kropp: Kommandon.skäl(1))
            #expect(sammansatt.status == 412)
        }
    }

    @Test("den som inte når beslutet får inte veta att det redan är gjort, och en annans nyckel ger inget svar")
    func andrasUpprepning() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let (nyckel, fattat) = (UUID().uuidString, UUID().uuidString)
            #expect(try await server.utför(Kommandon.skäl(1), version: 1, nyckel: nyckel).status == 201)
            #expect(try await server.utför(Kommandon.fatta(2), nyckel: fattat).status == 201)
            // Another of the same enhet, who reaches it.
            let annan = "cia~SN/handlaggare/E1"
            for version in 1...2 {
                #expect(try await server.utför(Kommandon.skäl(1), som: annan, version: version, nyckel: nyckel).kod == "kommando_id_ateranvant")
            }
            #expect(try await server.utför(Kommandon.fatta(2), som: annan, nyckel: fattat).kod == "kommando_id_ateranvant")
            // Another of another enhet, and the same one once the beslut has moved.
            #expect(try await server.utför(Kommandon.skäl(1), som: Vem.annanEnhet, version: 1, nyckel: nyckel).kod == "ej_behorig")
            let flytta = Kommandon.om(1, "RattaUppgift", #""handelse":{"typ":"BeslutFattat"},"falt":"enhet","varde":"E2","skal":"fel enhet""#)
            #expect(try await server.utför(flytta, som: Vem.jurist, version: 2).status == 201)
            #expect(try await server.utför(Kommandon.skäl(1), version: 1, nyckel: nyckel).kod == "ej_behorig")
            let makulera = Kommandon.om(1, "MakuleraBeslut", #""skal":"fel person""#)
            #expect(try await server.utför(makulera, som: "eva~SN/enhetschef/E1", version: 1).kod == "ej_behorig")
        }
    }

    @Test("den vars roll inte ger några kommandon nekas innan kroppen läses")
    func roll() async throws {
        try await Provserver.med { server in
            try await server.grunda()
            for vem in [Vem.revisor, Vem.granskare, Vem.annanNämnd] {
                #expect(try await server.fråga("POST", Provserver.sn + "/kommandon", som: vem, kropp: "{").kod == "ej_behorig")
            }
            #expect(try await server.fråga("POST", Provserver.sn + "/kommandon", som: Vem.handläggare, kropp: "{").kod == "ej_json")
        }
    }
}
