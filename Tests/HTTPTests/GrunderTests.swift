import CanonicalJSON
import Postgres
import Support
import Testing

@Suite("Servern")
struct GrunderTests {
    @Test("lever utan inloggning, och säger om varje del fungerar")
    func hälsa() async throws {
        try await Provserver.med { server in
            let live = try await server.läs("/halsa/live", som: nil)
            #expect(live.status == 200 && live["x-request-id"] != nil)
            let klar = try await server.läs("/halsa/klar", som: nil)
            #expect(klar.status == 200, "\(klar.text)")
            for del in ["databas", "nyckeldatabas", "migreringar", "efterslapning", "klocka", "huvudnyckel", "sigillnyckel"] {
                #expect(try klar.json["delar"]?[del]?.string == "ok")
            }
        }
    }

    @Test("är inte klar när en del inte fungerar, och säger vilken men inget mer")
    func ejKlar() async throws {
        try await Provserver.med { server in
            let superanvändare = try await server.logg.connection()
            try await superanvändare.run(script: "delete from migration.applied where name = (select max(name) from migration.applied)")
            await superanvändare.close()
            let klar = try await server.läs("/halsa/klar", som: nil)
            #expect(klar.status == 503, "\(klar.text)")
            #expect(try klar.json["delar"]?["migreringar"]?.string == "fel")
            #expect(try klar.json["delar"]?["databas"]?.string == "ok")
            #expect(try await server.läs("/v1/halsa", som: Vem.förvaltare).json["status"]?.string == "ej_klar")
            #expect(try await server.läs("/halsa/live", som: nil).status == 200)
        }
    }

    @Test("ett beslut fattas, ändras mot sin version och läses med sin tidslinje, utan identitet")
    func ettBeslut() async throws {
        try await Provserver.med { server in
            try await server.grunda()
            let fattat = try await server.utför(Kommandon.fatta(1))
            #expect(fattat.status == 201 && fattat["etag"] == "\"1\"" && fattat["evb-position"] == "2", "\(fattat.text)")
            let skäl = try await server.utför(Kommandon.skäl(1), version: 1)
            #expect(skäl.status == 201 && skäl["etag"] == "\"2\"", "\(skäl.text)")
            let läst = try await server.läs(Provserver.sn + "/beslut/" + Kommandon.id(1))
            #expect(läst.status == 200 && läst["etag"] == "\"2\"" && läst["evb-position"] == "3", "\(läst.text)")
            #expect(try läst.json["handelser"]?.array?.compactMap { $0["typ"]?.string } == ["BeslutFattat", "SkalAngivet"])
            #expect(try läst.json["handelser"]?.array?.compactMap { $0["aktor"]?.string } == ["anna", "anna"])
            for hemligt in ["Provsson", "19800101", "Plats saknas", Kommandon.id(1, "9")] { #expect(!läst.text.contains(hemligt)) }
        }
    }
}
