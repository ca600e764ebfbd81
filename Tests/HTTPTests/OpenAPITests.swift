import Application
import CanonicalJSON
import HTTPTypes
import Handlaggning
import Journal
import Testing

@testable import HTTP

@Suite("OpenAPI-dokumentet")
struct OpenAPITests {
    private let metoder = ["get", "post"]

    private func operationer(_ dokument: JSON) -> [String: JSON] {
        guard case .object(let stigar)? = dokument["paths"] else { return [:] }
        var alla: [String: JSON] = [:]
        for stig in stigar { for metod in metoder { if let en = stig.value[metod] { alla["\(metod) \(stig.key)"] = en } } }
        return alla
    }

    @Test("har varje rutt som finns och ingen annan, med samma parametrar")
    func rutter() async throws {
        try await Provserver.med { server in
            let dokument = try await server.läs("/v1/openapi.json", som: nil).json
            let operationer = operationer(dokument)
            let rutter = server.rutter
            #expect(Set(operationer.keys) == Set(rutter.map { "\($0.metod.rawValue.lowercased()) \($0.mall)" }))
            for rutt in rutter {
                let parametrar = (operationer["\(rutt.metod.rawValue.lowercased()) \(rutt.mall)"]?["parameters"]?.array ?? []).compactMap {
                    parameter in
                    parameter["$ref"]?.string.flatMap { dokument["components"]?["parameters"]?[String($0.split(separator: "/").last ?? "")] }
                }
                #expect(
                    Set(parametrar.filter { $0["in"]?.string == "query" }.compactMap { $0["name"]?.string }) == Set(rutt.parametrar), "\(rutt.mall)")
                let delar = Set(rutt.mall.split(separator: "/").filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) })
                #expect(Set(parametrar.filter { $0["in"]?.string == "path" }.compactMap { $0["name"]?.string }) == delar, "\(rutt.mall)")
            }
        }
    }

    @Test("har varje kod som kan besvaras, och varje kommando med ett exempel som går att läsa")
    func koderOchKommandon() throws {
        let dokument = try JSON(parsing: PackageResources.openapi_json)
        let scheman = dokument["components"]?["schemas"]
        let koder = Set(scheman?["Problem"]?["properties"]?["kod"]?["enum"]?.array?.compactMap(\.string) ?? [])
        let identitetens: [Identitetsfel] = [.saknas, .ogiltig(.form), .utgången, .mfaKrävs, .uppdragOgiltiga, .utfärdarenOnåbar]
        #expect(
            koder
                == Set(
                    Avvisning.Kod.allCases.map(\.rawValue) + Problemkod.allCases.map(\.rawValue) + identitetens.map { Nekande($0).kod } + [
                        "ej_behorig"
                    ]))
        let kommandon = Set(Åtgärd.allCases.filter { !$0.händelsetyper.isEmpty }.map(\.rawValue))
        #expect(
            Set(scheman?["Kommando"]?["oneOf"]?.array?.compactMap { $0["$ref"]?.string?.split(separator: "/").last.map(String.init) } ?? [])
                == kommandon)
        for namn in kommandon {
            for exempel in scheman?[namn]?["examples"]?.array ?? [] { #expect(try Kommandorad(exempel).kommando.åtgärd.rawValue == namn) }
            #expect(scheman?[namn]?["examples"]?.array?.isEmpty == false, "\(namn)")
        }
        let val = scheman?["Kommando"]?["discriminator"]?["mapping"]
        #expect(nycklar(val) == kommandon)
        for namn in kommandon { #expect(val?[namn]?.string == "#/components/schemas/\(namn)") }
        let begäran = operationer(dokument)["post /v1/namnder/{namnd}/kommandon"]?["requestBody"]?["content"]?["application/json"]
        #expect(nycklar(begäran?["examples"]) == kommandon)
        for namn in kommandon { #expect(begäran?["examples"]?[namn]?["value"] == scheman?[namn]?["examples"]?.array?.first, "\(namn)") }
    }

    @Test("har varje slags händelse och varje form av rapporten, överallt där de räknas upp")
    func händelserOchFormer() throws {
        let dokument = try JSON(parsing: PackageResources.openapi_json)
        for namn in ["Handelseval", "Beslutshandelse"] {
            let typer = dokument["components"]?["schemas"]?[namn]?["properties"]?["typ"]?["enum"]?.array?.compactMap(\.string)
            #expect(typer == BeslutHändelse.Typ.allCases.map(\.rawValue), "\(namn)")
        }
        let rapport = operationer(dokument)["get /v1/namnder/{namnd}/omgangar/{period}/rapport"]
        #expect(nycklar(rapport?["responses"]?["200"]?["content"]) == Set(Svarsform.allCases.map(\.rawValue)))
        let vyer = dokument["components"]?["parameters"]?["vy"]?["schema"]?["enum"]?.array?.compactMap(\.string)
        #expect(vyer == Rapportvy.allCases.map(\.rawValue))
        #expect(Set(Svarsform.allCases.map(\.utskrift)) == Set(Utskriftsform.allCases))
    }

    private func nycklar(_ json: JSON?) -> Set<String> {
        guard case .object(let fält)? = json else { return [] }
        return Set(fält.map(\.key))
    }

    @Test("varje exempel har sin egen form")
    func exempel() throws {
        let dokument = try JSON(parsing: PackageResources.openapi_json)
        guard case .object(let scheman)? = dokument["components"]?["schemas"] else { return }
        for schema in scheman {
            for exempel in schema.value["examples"]?.array ?? [] {
                #expect(Formprov(dokument: dokument).pröva(exempel, schema.value) == [], "\(schema.key)")
            }
        }
    }

    @Test("varje läsnings svar har den form som dokumentet säger")
    func svar() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 2)
            _ = try await server.utför(Kommandon.skäl(1), version: 1)
            _ = try await server.utför(Kommandon.verkställ(2), version: 1)
            try await server.fastställd()
            let dokument = try await server.läs("/v1/openapi.json", som: nil).json
            let (n, b) = ("/v1/namnder/{namnd}", Kommandon.id(1))
            var prövade: Set<String> = []
            for (mall, stig, vem) in [
                ("/halsa/live", "/halsa/live", Vem.jurist), ("/halsa/klar", "/halsa/klar", Vem.jurist), ("/v1", "/v1", Vem.jurist),
                ("/v1/halsa", "/v1/halsa", Vem.förvaltare), ("/v1/jobb", "/v1/jobb", Vem.förvaltare), (n + "/beslut", "/beslut?limit=1", Vem.jurist),
                (n + "/beslut/{beslut}", "/beslut/\(b)", Vem.jurist), (n + "/beslut/{beslut}/identitet", "/beslut/\(b)/identitet", Vem.jurist),
                (n + "/bevakning", "/bevakning", Vem.jurist), (n + "/omgangar", "/omgangar", Vem.jurist),
                (n + "/kalender", "/kalender?ar=2023&idag=2023-09-01", Vem.handläggare), (n + "/kalender", "/kalender", Vem.revisor),
                (n + "/paminnelser", "/paminnelser?idag=2023-09-01", Vem.jurist), (n + "/paminnelser", "/paminnelser", Vem.handläggare),
                (n + "/omgangar/{period}/rapport", "/omgangar/2023K3/rapport", Vem.sekreterare),
                (n + "/omgangar/{period}/rapport", "/omgangar/2023K3/rapport?vy=ivo", Vem.rapportör),
                (n + "/omgangar/{period}/rapport", "/omgangar/2023K3/rapport?vy=revisor", Vem.revisor),
                (n + "/omgangar/{period}/rapport", "/omgangar/2023K3/rapport?vy=fullmaktige", Vem.revisor),
                (n + "/omgangar/{period}/rader/{beslut}", "/omgangar/2023K3/rader/\(b)", Vem.revisor), (n + "/sigill", "/sigill", Vem.revisor),
                (n + "/handelser", "/handelser", Vem.ägare), (n + "/gallring", "/gallring", Vem.ägare),
                (n + "/behorigheter", "/behorigheter", Vem.revisor),
            ] {
                let svar = try await server.läs(mall.hasPrefix(n) ? Provserver.sn + stig : stig, som: vem, [("Andamal", "granskning")])
                let schema = operationer(dokument)["get \(mall)"]?["responses"]?["\(svar.status)"]?["content"]?[svar["content-type"] ?? ""]?["schema"]
                #expect(schema != nil, "\(mall): \(svar.status)")
                prövade.insert("get \(mall)")
                #expect(Formprov(dokument: dokument).pröva(try svar.json, schema ?? .null) == [], "\(mall)")
            }
            // What has a form of its own elsewhere: a stream of lines, or the document itself.
            let läsningar = operationer(dokument).filter {
                $0.key.hasPrefix("get ") && $0.value["responses"]?["200"]?["content"]?["application/json"] != nil
            }
            #expect(Set(läsningar.keys).subtracting(["get /v1/openapi.json"]).subtracting(prövade) == [])
            let kvitto = try await server.utför(Kommandon.fatta(3))
            #expect(Formprov(dokument: dokument).pröva(try kvitto.json, dokument["components"]?["schemas"]?["Kvitto"] ?? .null) == [])
            let problem = try await server.utför(Kommandon.fatta(3))
            #expect(Formprov(dokument: dokument).pröva(try problem.json, dokument["components"]?["schemas"]?["Problem"] ?? .null) == [])
        }
    }
}
