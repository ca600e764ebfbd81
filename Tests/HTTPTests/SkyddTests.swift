import CanonicalJSON
import Synchronization
import Testing

@Suite("Sökning, åtkomstlogg och registerutdrag över HTTP")
struct SkyddTests {
    private let sn = Provserver.sn

    @Test("den som söker finner, det antecknas innan det besvaras, och inget av det står i någon rad")
    func sökning() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 2)
            let fråga = #"{"personnummer":"19800101-T101"}"#
            let utan = try await server.fråga("POST", sn + "/sokningar", som: Vem.jurist, kropp: fråga)
            #expect(utan.kod == "andamal_saknas")
            let svar = try await server.fråga(
                "POST", sn + "/sokningar", som: Vem.jurist, [("Andamal", "handlaggning"), ("X-Request-Id", "sok-1")], kropp: fråga)
            #expect(svar.status == 200, "\(svar.text)")
            #expect(try svar.json["traffar"]?.array?.compactMap { $0["beslut"]?.string } == [Kommandon.id(1)])
            _ = try await server.läs(sn + "/beslut/" + Kommandon.id(2) + "/identitet", [("Andamal", "rattsligt")])
            let logg = try await server.fråga("POST", sn + "/atkomstsokningar", som: Vem.granskare, [("Andamal", "logggranskning")], kropp: "{}")
            let rader = try logg.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
            #expect(rader.compactMap { $0["atgard"]?.string } == ["soka", "lasa_beslut_identifierat", "lasa_atkomstlogg"], "\(logg.text)")
            #expect(
                rader.first?["begaran"]?.string == "sok-1" && rader.first?["fran"]?.string == "127.0.0.1" && rader.first?["aktor"]?.string == "jon")
            #expect(rader.first?["personer"]?.array?.compactMap(\.string) == [Kommandon.id(1, "9")])
            let personens = try await server.fråga(
                "POST", sn + "/atkomstsokningar", som: Vem.granskare, [("Andamal", "logggranskning")],
                kropp: #"{"person":"\#(Kommandon.id(2, "9"))"}"#)
            for fel in [#"{"vem":"x"}"#, #"{"person":"x"}"#, #"{"fran":"2023-02-30"}"#, "[]", #"{"aktor":1}"#] {
                let svar = try await server.fråga("POST", sn + "/atkomstsokningar", som: Vem.granskare, [("Andamal", "logggranskning")], kropp: fel)
                #expect(svar.status == 400, "\(fel)")
            }
            #expect(personens.text.split(separator: "\n").count == 2, "\(personens.text)")
            #expect(server.rader.withLock { $0.map(\.text).joined().contains("19800101") } == false)
            for fel in ["{}", "[]", #"{"namn":"Prov Provsson","insats":"x"}"#, #"{"personnummer":"x"}"#] {
                #expect(try await server.fråga("POST", sn + "/sokningar", [("Andamal", "handlaggning")], kropp: fel).status == 400, "\(fel)")
            }
        }
    }

    @Test("registerutdraget ger allt om personen till informationsägaren, och antecknas")
    func registerutdrag() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let kropp = #"{"person":"\#(Kommandon.id(1, "9"))"}"#
            let svar = try await server.fråga("POST", sn + "/registerutdrag", som: Vem.ägare, [("Andamal", "registerutdrag")], kropp: kropp)
            #expect(svar.status == 200 && svar.text.contains("Provsson"), "\(svar.text)")
            #expect(
                try await server.fråga("POST", sn + "/registerutdrag", som: Vem.jurist, [("Andamal", "registerutdrag")], kropp: kropp).status == 403)
            let okänd = try await server.fråga(
                "POST", sn + "/registerutdrag", som: Vem.ägare, [("Andamal", "registerutdrag")], kropp: #"{"person":"\#(Kommandon.id(9, "9"))"}"#)
            #expect(okänd.status == 404 && okänd.kod == "okand_person")
            #expect(try await server.läs(sn + "/gallring", som: Vem.ägare).kod == "andamal_saknas")
            #expect(try await server.läs(sn + "/gallring", som: Vem.ägare, [("Andamal", "gallring")]).status == 200)
            let läst = try await server.fråga("POST", sn + "/atkomstsokningar", som: Vem.granskare, [("Andamal", "logggranskning")], kropp: "{}")
            #expect(läst.text.contains(#""atgard":"lasa_gallringskandidater""#), "\(läst.text)")
            #expect(try await server.läs(sn + "/behorigheter", som: Vem.revisor).json["atgarder"]?.array?.count ?? 0 > 50)
        }
    }

    @Test("en annan enhets beslut finns inte, varken att läsa, söka eller ändra")
    func annanEnhet() async throws {
        try await Provserver.med { server in
            try await server.grunda(beslut: 1)
            let stig = sn + "/beslut/" + Kommandon.id(1)
            #expect(try await server.läs(stig, som: Vem.handläggare).status == 200)
            #expect(try await server.läs(stig, som: Vem.annanEnhet).kod == "okant_beslut")
            #expect(try await server.läs(stig + "/identitet", som: Vem.annanEnhet, [("Andamal", "handlaggning")]).kod == "okant_beslut")
            #expect(try await server.läs(sn + "/beslut", som: Vem.annanEnhet).json["beslut"]?.array?.isEmpty == true)
            let skrivet = try await server.utför(Kommandon.skäl(1), som: Vem.annanEnhet, version: 1)
            #expect(skrivet.status == 403 && skrivet.kod == "ej_behorig", "\(skrivet.text)")
            // Somebody with two units says which.
            let båda = "eva~SN/handlaggare/E2,SN/handlaggare/E1"
            let valt = try await server.läs(stig, som: båda, [("Uppdrag", "SN/handlaggare/E1")])
            #expect(valt.status == 200)
            #expect(try await server.läs(stig, som: båda, [("Uppdrag", "SN/handlaggare/E2")]).status == 404)
            #expect(try await server.läs(stig, som: båda, [("Uppdrag", "SN/revisor")]).status == 403)
            #expect(try await server.läs(stig, som: båda, [("Uppdrag", "x")]).status == 403)
        }
    }
}
