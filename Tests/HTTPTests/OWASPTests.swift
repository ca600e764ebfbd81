import CanonicalJSON
import Foundation
import HTTPTypes
import Handlaggning
import Journal
import Testing

@testable import HTTP

/// One test for each entry of OWASP API Security Top 10, 2023. What tokens prove (API2) and what is asked of the issuer (API10) is tested more
/// where the tokens are.
@Suite("OWASP API Security Top 10 2023")
struct OWASPTests {
    private let sn = Provserver.sn

    @Test("API1 Broken Object Level Authorization: en annan nämnds beslut är som om det inte fanns någon sådan nämnd")
    func objekt() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let beslut = "/beslut/" + Kommandon.id(1)
            let (finns, finnsInte) = (
                try await server.läs(sn + beslut, som: Vem.annanNämnd), try await server.läs("/v1/namnder/XX" + beslut, som: Vem.annanNämnd)
            )
            #expect(finns.status == 403 && finnsInte.status == 403 && finns.kod == finnsInte.kod)
            #expect(try finns.json["detail"] == finnsInte.json["detail"])
            let skrivet = try await server.utför(Kommandon.skäl(1), som: Vem.annanNämnd, version: 1)
            #expect(skrivet.status == 403)
            // One's own nämnd in the address, another's in the body.
            let svar = try await server.fråga(
                "POST", "/v1/namnder/VON/kommandon", som: Vem.annanNämnd, [("If-Match", "\"1\"")], kropp: Kommandon.skäl(1))
            #expect(svar.status == 422)
            #expect(try await server.läs(sn + beslut)["etag"] == "\"1\"")
        }
    }

    @Test("API2 Broken Authentication: utan bevis på vem man är får man ingenting veta, och beviset hör inte hemma i adressen")
    func inloggning() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let stig = sn + "/beslut/" + Kommandon.id(1)
            for huvud in [nil, "Basic YW5uYTpwcm92", "Bearer", "Bearer ", "Bearer fel", "bearer~"] as [String?] {
                let svar = try await server.läs(stig, som: nil, huvud.map { [("Authorization", $0)] } ?? [])
                #expect(svar.status == 401 && svar["www-authenticate"]?.hasPrefix("Bearer realm=\"evb\"") == true, "\(huvud ?? "-")")
                #expect(!svar.text.contains("fel\"") || svar.kod == "token_ogiltig")
            }
            #expect(try await server.läs(stig + "?access_token=\(Vem.jurist)", som: nil).status == 400)
            #expect(try await server.läs("/v1", som: nil).status == 401)
        }
    }

    @Test("API3 Broken Object Property Level Authorization: ingen läser eller skriver fält som inte är hens")
    func fält() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            _ = try await server.utför(Kommandon.skäl(1), version: 1)
            try await server.fastställd()
            for stig in [
                "/beslut", "/beslut/" + Kommandon.id(1), "/omgangar", "/omgangar/2023K3/rapport?vy=revisor", "/sigill",
                "/omgangar/2023K3/rader/" + Kommandon.id(1),
            ] {
                let svar = try await server.läs(sn + stig, som: Vem.revisor)
                #expect(svar.status == 200, "\(stig): \(svar.text)")
                for hemligt in ["Provsson", "19800101", Kommandon.id(1, "9")] { #expect(!svar.text.contains(hemligt), "\(stig)") }
            }
            for fält in [#""aktor":"chefen""#, #""roll":"revisor""#, #""position":1"#, #""registrerad":"2020-01-01""#] {
                #expect(try await server.utför("{\(fält)," + Kommandon.fatta(2).dropFirst()).status == 400, "\(fält)")
            }
        }
    }

    @Test("API4 Unrestricted Resource Consumption: den som frågar för tätt får vänta, och ingen annan")
    func resurser() async throws {
        try await Provserver.med(takt: .init(perSekund: 0.001, högst: 5)) { server in
            for _ in 0..<5 { #expect(try await server.läs("/v1").status == 200) }
            let förTätt = try await server.läs("/v1")
            #expect(förTätt.status == 429 && förTätt.kod == "for_tatt" && Int(förTätt["retry-after"] ?? "") ?? 0 > 0)
            #expect(try await server.läs("/v1", som: Vem.revisor).status == 200)
            #expect(try await server.läs("/halsa/live", som: nil).status == 200)
        }
        try await Provserver.med(gränser: { ($0.tunga, $0.tungaIKö) = (1, 0) }) { server in
            try await server.grunda(beslut: 1)
            let svar = try await withThrowingTaskGroup(of: Int.self) { grupp in
                for _ in 0..<30 { grupp.addTask { try await server.läs(self.sn + "/bevakning").status } }
                return try await grupp.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(svar.isSubset(of: [200, 503]) && svar.contains(200), "\(svar)")
        }
    }

    /// What is done where, said once more: a route with another's authority would let in others than the matrix does.
    private static let åtgärder: [String: Åtgärd] = [
        "GET /matvarden": .läsaMätvärden, "GET /v1/halsa": .läsaHälsa, "GET /v1/jobb": .läsaJobb,
        "POST /v1/jobb/{jobb}/kor-om": .styraJobb, "POST /v1/jobb/{jobb}/avbryt": .styraJobb,
        "POST /v1/jobbslag/{slag}/pausa": .styraJobb, "POST /v1/jobbslag/{slag}/ateruppta": .styraJobb,
        "GET /v1/namnder/{namnd}/beslut": .läsaBeslut, "GET /v1/namnder/{namnd}/beslut/{beslut}": .läsaBeslut,
        "GET /v1/namnder/{namnd}/beslut/{beslut}/identitet": .läsaBeslutIdentifierat, "GET /v1/namnder/{namnd}/bevakning": .läsaBevakning,
        "GET /v1/namnder/{namnd}/omgangar": .läsaOmgångar, "GET /v1/namnder/{namnd}/omgangar/{period}/rapport?vy=namnd": .läsaRapportNämnd,
        "GET /v1/namnder/{namnd}/omgangar/{period}/rapport?vy=ivo": .läsaRapportIVO,
        "GET /v1/namnder/{namnd}/omgangar/{period}/rapport?vy=revisor": .läsaRapportRevisor,
        "GET /v1/namnder/{namnd}/omgangar/{period}/rapport?vy=fullmaktige": .läsaRapportFullmäktige,
        "GET /v1/namnder/{namnd}/omgangar/{period}/rader/{beslut}": .läsaRadförklaring, "GET /v1/namnder/{namnd}/kalender": .läsaKalender,
        "GET /v1/namnder/{namnd}/paminnelser": .läsaPåminnelser, "GET /v1/namnder/{namnd}/logg": .läsaLogg,
        "GET /v1/namnder/{namnd}/sigill": .läsaSigill, "GET /v1/namnder/{namnd}/handelser": .läsaHändelser,
        "POST /v1/namnder/{namnd}/sokningar": .söka, "POST /v1/namnder/{namnd}/registerutdrag": .lämnaRegisterutdrag,
        "GET /v1/namnder/{namnd}/gallring": .läsaGallringskandidater, "POST /v1/namnder/{namnd}/atkomstsokningar": .läsaÅtkomstlogg,
        "GET /v1/namnder/{namnd}/behorigheter": .läsaBehörigheter,
    ]

    @Test("API5 Broken Function Level Authorization: varje roll når just de adresser som matrisen säger")
    func funktioner() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            // Every command there is, as its example in the document stands.
            let scheman = try JSON(parsing: PackageResources.openapi_json)["components"]?["schemas"]
            let kommandon = try Åtgärd.allCases.filter { !$0.händelsetyper.isEmpty }.map { åtgärd in
                let exempel = try #require(scheman?[åtgärd.rawValue]?["examples"]?.array?.first)
                if åtgärd == .fattaBeslut { return (åtgärd, Kommandon.fatta(2), version: Int?.none) }
                let kommando = try Kommandorad(exempel).kommando
                return (åtgärd, exempel.text, version: kommando.ändratBeslut == nil && kommando.ändradOmgång == nil ? nil : 99)
            }
            for roll in Roll.allCases {
                let vem = "prov~SN/\(roll.rawValue)" + (roll.enhetskrav == .krävs ? "/E1" : "")
                for rutt in server.rutter {
                    for (_, fråga) in rutt.sätt {
                        // What the route says that it does is not believed.
                        let åtgärd = try #require(Self.åtgärder["\(rutt.metod.rawValue) \(rutt.mall)\(fråga)"], "\(rutt.mall)\(fråga)")
                        let svar = try await server.fråga(
                            rutt.metod.rawValue, Provserver.adress(rutt.mall) + fråga, som: vem, [("Andamal", "granskning")], kropp: rutt.exempel)
                        let får = Behörighetsmatris.gällande.räckvidd(roll, åtgärd) != nil
                        #expect((svar.status != 403) == får, "\(roll) \(rutt.mall)\(fråga): \(svar.status) \(svar.text)")
                    }
                }
                for (åtgärd, kommando, version) in kommandon {
                    let svar = try await server.utför(kommando, som: vem, version: version)
                    #expect((svar.status != 403) == (Behörighetsmatris.gällande.räckvidd(roll, åtgärd) != nil), "\(roll) \(åtgärd): \(svar.text)")
                }
            }
        }
    }

    @Test("API6 Unrestricted Access to Sensitive Business Flows: det som kräver två görs inte av en, och ordningen går inte att hoppa över")
    func flöden() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let föreslå = #"{"kommando":"ForeslaGallring","namnd":"SN","person":"\#(Kommandon.id(1, "9"))","grund":"prov"}"#
            #expect(try await server.utför(föreslå, som: Vem.ägare).status == 422)
            let godkänn = #"{"kommando":"GodkannGallring","namnd":"SN","person":"\#(Kommandon.id(1, "9"))"}"#
            #expect(try await server.utför(godkänn, som: Vem.jurist).status == 403)
            #expect(try await server.utför(godkänn, som: Vem.ägare).status == 422)
            let fastställt = try await server.fråga(
                "POST", sn + "/kommandon", som: Vem.sekreterare, [("If-Match", "\"1.x\"")], kropp: Kommandon.fastställ())
            #expect(fastställt.kod == "okand_omgang", "\(fastställt.text)")
            #expect(try await server.utför(Kommandon.öppna(), som: Vem.handläggare).status == 403)
            _ = try await server.utför(Kommandon.öppna(), som: Vem.sekreterare)
            #expect(try await server.påOmgången(Kommandon.anta).kod == "ej_faststalld")
        }
    }

    @Test("API7 Server Side Request Forgery: ingen adress som någon skickar in hämtas")
    func egnaAnrop() async throws {
        try await Provserver.med { server in
            try await server.grunda()
            let fälla = try Fälla()
            defer { fälla.stäng() }
            let adress = "http://127.0.0.1:\(fälla.port)/"
            let beslut =
                Kommandon.fatta(1).dropLast() + #","dnr":"\#(adress)","handlaggare":"\#(adress)","kalla":{"system":"\#(adress)","id":"\#(adress)"}}"#
            let huvuden = ["Referer", "Origin", "X-Forwarded-Host", "X-Original-URL", "Forwarded"].map { ($0, adress) }
            _ = try await server.fråga("POST", sn + "/kommandon", som: Vem.handläggare, huvuden, kropp: String(beslut))
            _ = try await server.läs(sn + "/beslut?cursor=\(adress)", huvuden)
            _ = try await server.läs("/v1", som: "\(adress)~SN/revisor", huvuden)
            #expect(!fälla.besökt)
        }
    }

    @Test("API8 Security Misconfiguration: varje svar har sina skydd, inget svar säger något om insidan, och utanför datorn lyssnas inte i klartext")
    func inställningar() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            for svar in [
                try await server.läs("/halsa/live", som: nil), try await server.läs("/finns/inte"), try await server.läs(sn + "/beslut"),
                try await server.utför("{", som: Vem.handläggare), try await server.läs("/v1", som: nil),
                try await server.läs(sn + "/bevakning", [("Accept", "text/html")]),
            ] {
                #expect(
                    svar["x-content-type-options"] == "nosniff" && svar["cache-control"] == "no-store" && svar["referrer-policy"] == "no-referrer")
                #expect(
                    svar["content-security-policy"]?.contains("default-src 'none'") == true && svar["server"] == nil
                        && svar["access-control-allow-origin"] == nil)
                for inre in ["Sources/", ".swift", "postgres", "SELECT", "select ", "Hummingbird", "PostgresError"] {
                    #expect(!svar.text.contains(inre), "\(inre)")
                }
            }
        }
        for adress in ["0.0.0.0", "::", "192.168.1.2", "evb.example", "127.evil.example"] {
            #expect(throws: Serverfel.utanförMaskinen(adress)) { try Serverinställningar(adress: adress) }
            _ = try Serverinställningar(adress: adress, bakomProxy: true)
        }
        for adress in ["127.0.0.1", "127.8.8.8", "::1", "localhost"] { _ = try Serverinställningar(adress: adress) }
    }

    @Test("API9 Improper Inventory Management: förteckningen är alla adresser som finns, och inga andra versioner svarar")
    func förteckning() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let adresser = try await server.läs("/v1").json["adresser"]?.array ?? []
            #expect(adresser.count == 29, "\(adresser.count)")
            for adress in adresser {
                guard let mall = adress["adress"]?.string, let metod = adress["metod"]?.string else { continue }
                let svar = try await server.fråga(metod, Provserver.adress(mall), som: nil)
                #expect(mall.hasPrefix("/halsa") || mall == "/v1/openapi.json" ? svar.status == 200 : svar.status == 401, "\(mall): \(svar.status)")
            }
            for stig in ["/", "/v0", "/v2", "/api", "/v1/debug", "/v1/namnder", "/v1/namnder/SN", "/metrics", "/admin", "/.env", "/robots.txt"] {
                #expect(try await server.läs(stig).status == 404, "\(stig)")
            }
        }
    }

    @Test("API10 Unsafe Consumption of APIs: proxyns uppgift om avsändaren tros bara när en proxy är angiven, och bara om den är en adress")
    func andrasUppgifter() async throws {
        for (bakomProxy, huvud, väntad) in [
            (false, "10.1.2.3", "127.0.0.1"), (true, "6.6.6.6, 10.1.2.3", "10.1.2.3"), (true, "<script>", "127.0.0.1"),
            (true, "2001:db8::1", "2001:db8::1"),
        ] {
            let avsändare = Avsändare(huvud, motpart: "127.0.0.1", bakomProxy: bakomProxy)
            #expect(avsändare.adress == väntad, "\(huvud)")
        }
        try await Provserver.med(bakomProxy: true) { server in
            let svar = try await server.läs("/halsa/live", som: nil)
            #expect(svar["strict-transport-security"] == "max-age=31536000")
        }
    }
}
