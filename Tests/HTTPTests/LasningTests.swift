import Application
import CanonicalJSON
import HTTP
import Postgres
import Support
import Testing

@Suite("Läsningar över HTTP")
struct LäsningTests {
    private let sn = Provserver.sn

    @Test("det som inte har ändrats sänds inte en gång till, och HEAD säger samma sak utan kropp")
    func oförändrat() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let stig = sn + "/beslut/" + Kommandon.id(1)
            let hel = try await server.läs(stig)
            for tagg in ["\"1\"", "W/\"1\"", "\"9\", \"1\"", "*"] {
                let svar = try await server.läs(stig, [("If-None-Match", tagg)])
                #expect(svar.status == 304 && svar.kropp.isEmpty && svar["etag"] == "\"1\"", "\(tagg)")
            }
            #expect(try await server.läs(stig, [("If-None-Match", "\"2\"")]).status == 200)
            let huvud = try await server.fråga("HEAD", stig)
            #expect(huvud.status == 200 && huvud.kropp.isEmpty && huvud["content-length"] == "\(hel.kropp.count)" && huvud["etag"] == "\"1\"")
        }
    }

    @Test("den som når en enhet får vänta på läsmodellen, och hör aldrig att det som finns inte finns")
    func hinnerInte() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let stig = sn + "/beslut/" + Kommandon.id(1)
            #expect(try await server.fråga("GET", stig, som: Vem.handläggare).status == 200)
            // Somebody else follows the log, and is not done: what is registered is in the log but not in the read model.
            let andra = try await server.logg.connection()
            try await andra.run(
                script: "begin; set local idle_in_transaction_session_timeout = 0; select from readmodel.checkpoint_v1 for update")
            let angivet = try await server.utför(Kommandon.skäl(1), version: 1)
            #expect(angivet.status == 201, "\(angivet.text)")
            let väntar = try await server.fråga("GET", stig, som: Vem.handläggare)
            #expect(väntar.status == 503 && väntar.text.contains("\"import_pagar\"") && väntar["retry-after"] != nil, "\(väntar.text)")
            try await andra.run(script: "rollback")
            await andra.close()
            #expect(try await server.fråga("GET", stig, som: Vem.handläggare).status == 200)
        }
    }

    @Test("listan delas i sidor: varje beslut en gång, markören är svarets egen")
    func sidor() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 7)
            var (funna, markör): ([String], String?) = ([], nil)
            repeat {
                let sida = try await server.läs(sn + "/beslut?limit=3" + (markör.map { "&cursor=\($0)" } ?? ""))
                #expect(sida.status == 200 && sida["evb-position"] == "8", "\(sida.text)")
                funna += try sida.json["beslut"]?.array?.compactMap { $0["beslut"]?.string } ?? []
                markör = try sida.json["nasta"]?.string
                #expect((markör == nil) == (sida["link"] == nil))
            } while markör != nil
            #expect(funna == (1...7).map { Kommandon.id($0) })
            // A program reads the list as it reads the beslut.
            for (program, antal) in [("prog~SN/servicekonto", 7), ("prog~SN/servicekonto/E1", 7), ("prog~SN/servicekonto/E2", 0)] {
                #expect(try await server.läs(sn + "/beslut", som: program).json["beslut"]?.array?.count == antal, "\(program)")
            }
            for fel in ["cursor=x", "cursor=b1.zz", "limit=0", "limit=501", "limit=x", "limit=-1", "okand=1", "limit=1&limit=2", "limit=%zz"] {
                let svar = try await server.läs(sn + "/beslut?" + fel)
                #expect(svar.status == 400 && svar.kod != nil, "\(fel): \(svar.text)")
            }
        }
    }

    @Test("en läsning väntar tills den är så färsk som den ska, och säger till när det dröjer")
    func färskt() async throws {
        try await Provserver.med(gränser: { $0.färskhetsväntan = .milliseconds(200) }) { server in
            try await server.grunda(beslut: 1)
            let stig = sn + "/beslut/" + Kommandon.id(1)
            #expect(try await server.läs(stig + "?efter=2").status == 200)
            let dröjer = try await server.läs(stig + "?efter=9")
            #expect(dröjer.status == 503 && dröjer.kod == "lasmodellen_drojer" && dröjer["retry-after"] == "1")
            #expect(try await server.läs(sn + "/bevakning?efter=9").status == 503)
        }
        try await Provserver.med(gränser: { $0.färskhetsväntan = .seconds(60) }) { server in
            try await server.grunda(beslut: 1)
            async let läst = server.läs(sn + "/beslut?efter=3")
            let skrivet = try await server.utför(Kommandon.fatta(2))
            #expect(skrivet["evb-position"] == "3")
            #expect(try await läst.json["beslut"]?.array?.count == 2)
        }
    }

    @Test("identiteten läses med ett ändamål, och bara då")
    func identitet() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let stig = sn + "/beslut/" + Kommandon.id(1) + "/identitet"
            let utan = try await server.läs(stig)
            #expect(utan.status == 400 && utan.kod == "andamal_saknas" && !utan.text.contains("Provsson"))
            for ogiltigt in ["x", "%ff", "handl%C3%A4ggning", "nyfikenhet"] {
                #expect(try await server.läs(stig, [("Andamal", ogiltigt)]).status == 400, "\(ogiltigt)")
            }
            let svar = try await server.läs(stig, [("Andamal", "handlaggning")])
            #expect(svar.status == 200, "\(svar.text)")
            #expect(try svar.json["person"]?["personnummer"]?.string == "19800101-T101")
            #expect(try svar.json["handelser"]?.array?.first?["skyddat"]?["namn"]?.string == "Prov Provsson")
        }
    }

    @Test("loggen läses i sin helhet, rad för rad, också i bitar efter en position")
    func logg() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 120)
            let hel = try await server.läs(sn + "/logg", som: Vem.ägare)
            #expect(hel.status == 200 && hel["content-type"] == "application/x-ndjson" && hel["evb-position"] == "121")
            let rader = hel.text.split(separator: "\n")
            #expect(rader.count == 121)
            #expect(try rader.map { try JSON(parsing: String($0))["position"]?.int } == (1...121).map { $0 })
            #expect(try await server.läs(sn + "/logg?efter=100", som: Vem.ägare).text.split(separator: "\n") == rader.dropFirst(100).map { $0 })
            #expect(!hel.text.contains("Provsson"))
        }
    }

    @Test("flödet ger varje händelse en gång, som CloudEvents, utan person och utan texter")
    func händelser() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 3)
            _ = try await server.utför(Kommandon.skäl(1), version: 1)
            var (alla, efter): ([JSON], String) = ([], "0")
            while true {
                let sida = try await server.läs(sn + "/handelser?efter=\(efter)&limit=2", som: Vem.ägare)
                #expect(sida.status == 200 && sida["content-type"] == "application/cloudevents-batch+json", "\(sida.text)")
                let nya = try sida.json.array ?? []
                efter = sida["evb-position"] ?? "0"
                #expect(!sida.text.contains(Kommandon.id(1, "9")) && !sida.text.contains("\"person\""))
                if nya.isEmpty { break }
                alla += nya
            }
            #expect(
                alla.compactMap { $0["type"]?.string } == [
                    "evb.NamndRegistrerad", "evb.BeslutFattat", "evb.BeslutFattat", "evb.BeslutFattat", "evb.SkalAngivet",
                ])
            #expect(alla.allSatisfy { $0["specversion"]?.string == "1.0" && $0["id"]?.string != nil && $0["source"]?.string == "/v1/namnder/SN" })
            #expect(Set(alla.compactMap { $0["sequence"]?.string }).count == 5)
            #expect(alla.last?["data"]?["kod"]?.string == "resursbrist" && alla.last?["data"]?["text"] == nil)
            #expect(try await server.läs(sn + "/handelser", som: Vem.ägare, [("Accept", "text/csv")]).status == 406)
        }
    }

    @Test("kalendern är hela nämndens för alla, påminnelserna är den egna enhetens beslut och det som inte gäller något beslut")
    func kalendernOchPåminnelserna() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 2)
            _ = try await server.utför(Kommandon.öppna(), som: Vem.sekreterare)
            let dag = "?idag=2023-10-20"
            for vem in [Vem.jurist, Vem.handläggare, Vem.annanEnhet] {
                let blad = try await server.läs(sn + "/kalender" + dag, som: vem).json
                #expect(blad["ar"]?.int == 2023 && blad["omgangar"]?.array?.contains { $0["period"]?.string == "2023K3" } == true)
                #expect(blad["slutdagar"]?.array?.compactMap { $0["antal"]?.int }.reduce(0, +) == 2, "\(vem): \(blad.text)")
            }
            for (form, början) in [("text/calendar", "BEGIN:VCALENDAR"), ("text/plain", "Kalender 2023")] {
                let svar = try await server.läs(sn + "/kalender" + dag, som: Vem.revisor, [("Accept", form)])
                #expect(svar.status == 200 && svar["content-type"] == form + "; charset=utf-8" && svar.text.hasPrefix(början), "\(svar.text)")
            }
            #expect(try await server.läs(sn + "/kalender?ar=0").kod == "ogiltig_parameter")
            #expect(try await server.läs(sn + "/kalender", [("Accept", "text/csv")]).status == 406)

            func påmindaBeslut(_ vem: String) async throws -> (beslut: Set<String>, slag: Set<String>) {
                let rader = try await server.läs(sn + "/paminnelser" + dag, som: vem).json["paminnelser"]?.array ?? []
                return (Set(rader.compactMap { $0["beslut"]?.string }), Set(rader.compactMap { $0["slag"]?.string }))
            }
            let (alla, egna, andras) = (
                try await påmindaBeslut(Vem.jurist), try await påmindaBeslut(Vem.handläggare), try await påmindaBeslut(Vem.annanEnhet)
            )
            #expect(alla.beslut == [Kommandon.id(1), Kommandon.id(2)] && egna == alla, "\(alla), \(egna)")
            #expect(andras.beslut.isEmpty && !andras.slag.isEmpty, "\(andras)")
            #expect(try await server.läs(sn + "/paminnelser", som: Vem.revisor).status == 403)
            for form in ["application/json", "text/plain", "text/csv"] {
                #expect(try await server.läs(sn + "/paminnelser", som: Vem.annanEnhet, [("Accept", form)]).status == 200)
            }
        }
    }

    @Test("omgången går från öppnad till antagen, och rapporten finns i varje form för varje läsare")
    func rapporten() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 2)
            _ = try await server.utför(Kommandon.verkställ(2, "2023-02-01"), version: 1)
            try await server.fastställd()
            let antagen = try await server.påOmgången(Kommandon.anta)
            #expect(antagen.status == 201, "\(antagen.text)")
            let stig = sn + "/omgangar/2023K3/rapport"
            for (vy, vem) in [("namnd", Vem.sekreterare), ("revisor", Vem.revisor), ("fullmaktige", Vem.revisor), ("ivo", Vem.rapportör)] {
                for form in ["application/json", "text/plain", "text/csv", "text/html"] {
                    let svar = try await server.läs("\(stig)?vy=\(vy)", som: vem, [("Accept", form), ("Andamal", "rapportering")])
                    #expect(
                        svar.status == 200 && svar["content-type"]?.hasPrefix(form) == true && svar["evb-position"] != nil,
                        "\(vy) \(form): \(svar.text)")
                    #expect(svar.text.contains("Provsson") == (vy == "ivo"), "\(vy) \(form)")
                }
            }
            #expect(try await server.läs(stig + "?vy=ivo", som: Vem.rapportör).kod == "andamal_saknas")
            #expect(try await server.läs(stig, som: Vem.revisor).status == 403)
            #expect(try await server.läs(stig + "?vy=namnd&troskel=5").kod == "ogiltig_parameter")
            #expect(try await server.läs(stig + "?position=2&brytdatum=2023-08-01").status == 404)
            #expect(try await server.läs(stig + "?brytdatum=2023-04-01").status == 200)
            #expect(try await server.läs(sn + "/omgangar/2024K1/rapport").kod == "okand_omgang")
            let omgångar = try await server.läs(sn + "/omgangar", som: Vem.revisor)
            #expect(try omgångar.json["omgangar"]?.array?.first?["status"]?.string == "antagen")
            let rad = try await server.läs(sn + "/omgangar/2023K3/rader/" + Kommandon.id(1), som: Vem.revisor)
            #expect(rad.status == 200 && !rad.text.contains(Kommandon.id(1, "9")))
            let iText = try await server.läs(sn + "/omgangar/2023K3/rader/" + Kommandon.id(1), som: Vem.revisor, [("Accept", "text/plain")])
            #expect(iText.status == 200 && iText.text.contains("BeslutFattat") && !iText.text.contains(Kommandon.id(1, "9")), "\(iText.text)")
            #expect(try rad.json["frister"]?.array?.first?["rubrik"]?.string == "R4", "\(rad.text)")
            #expect(try await server.läs(sn + "/sigill", som: Vem.revisor).json["sigill"]?.array?.count == 1)
            for form in ["application/json", "text/plain", "text/csv", "text/html"] {
                #expect(try await server.läs(sn + "/bevakning?idag=2023-09-01", [("Accept", form)]).status == 200)
            }
        }
    }

    @Test("driften ser jobb, hälsa och mätvärden, och inget av en nämnds innehåll")
    func driften() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            #expect(try await server.läs("/v1/jobb", som: Vem.förvaltare).json["koade"]?.array != nil)
            #expect(try await server.läs("/v1/halsa", som: Vem.förvaltare).json["status"]?.string == "klar")
            let mått = try await server.läs("/matvarden", som: Vem.förvaltare)
            #expect(mått.status == 200 && mått["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(
                mått.text.contains(#"evb_http_requests_total{method="POST",route="/v1/namnder/{namnd}/kommandon",status="201"} 2"#), "\(mått.text)")
            #expect(mått.text.contains("\n# TYPE evb_reminders_open gauge\n"))
            #expect(mått.text.contains("evb_projection_lag_events") && !mått.text.contains(Kommandon.id(1)))
            #expect(try await server.läs("/matvarden", som: "prom~SN/servicekonto").status == 200)
            #expect(try await server.läs("/v1", som: Vem.förvaltare).json["uppdrag"]?.array?.count == 1)
            #expect(try await server.läs(sn + "/beslut", som: Vem.förvaltare).status == 403)
            for stig in ["/v1/jobb", "/v1/halsa", "/matvarden"] { #expect(try await server.läs(stig, som: Vem.jurist).status == 403) }
        }
    }

    @Test("driften pausar ett slags jobb och låter det börja igen, och får veta vad som inte går")
    func styrdaJobb() async throws {
        try await Provserver.med { server in
            func styr(_ stig: String) async throws -> Svarat { try await server.fråga("POST", stig, som: Vem.förvaltare) }
            let slag = "/v1/jobbslag/" + (Jobbkörare.slag(server.installation).first ?? "")
            for (steg, utfall) in [("/pausa", "pausat"), ("/pausa", "redan_pausat"), ("/ateruppta", "aterupptaget"), ("/ateruppta", "ej_pausat")] {
                let svar = try await styr(slag + steg)
                #expect(try svar.json["utfall"]?.string == utfall, "\(svar.text)")
            }
            #expect(try await styr("/v1/jobbslag/finns_inte/pausa").kod == "okant_jobbslag")
            #expect(try await styr("/v1/jobb/9/kor-om").kod == "jobb_ej_uppgivet")
            #expect(try await styr("/v1/jobb/9/avbryt").kod == "jobb_ej_i_kon")
            for nummer in ["x", "0", "-1", "99999999999999999999"] { #expect(try await styr("/v1/jobb/\(nummer)/avbryt").status == 404) }
        }
    }
}
