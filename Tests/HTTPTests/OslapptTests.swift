import Application
import CanonicalJSON
import Handlaggning
import Testing

@Suite("En text som ingen har släppt, över HTTP")
struct OsläpptTests {
    private let stig = Provserver.sn + "/omgangar/2023K3/rapport"
    private static let former = ["application/json", "text/plain", "text/csv", "text/html"]

    /// Two late beslut whose texts name somebody: one that the report prints, and one that it has and does not print.
    private func grunda(_ server: Provserver) async throws {
        try await server.grunda(beslut: 2)
        let avslut = #""datum":"2023-05-01","orsak":"behov_upphort","text":"Provsson, 070-123 45 67, avstår.""#
        let svar = [
            try await server.utför(Kommandon.skäl(1, "Väntar på Prov Provsson, 070-123 45 67."), version: 1),
            try await server.utför(Kommandon.skäl(2, "Väntar på Prov Provsson, 19800101-T102."), version: 1),
            try await server.utför(Kommandon.verkställ(2), version: 2),
            try await server.utför(Kommandon.om(1, "AvslutaUtanVerkstallighet", avslut), version: 2),
            try await server.utför(Kommandon.öppna(), som: Vem.sekreterare),
        ]
        for ett in svar { #expect(ett.status == 201, "\(ett.text)") }
    }

    @Test("hålls inne i nämndens form för alla, i varje form, och texten säger hur den släpps")
    func innehållen() async throws {
        try await Provserver.med { server in
            try await grunda(server)
            for vem in [Vem.sekreterare, Vem.rapportör, Vem.jurist] {
                for form in Self.former {
                    let svar = try await server.läs(stig, som: vem, [("Accept", form)])
                    #expect(svar.status == 200 && svar.text.contains("SlappText"), "\(vem) \(form): \(svar.text)")
                    for hemligt in ["Provsson", "070-123", "19800101"] { #expect(!svar.text.contains(hemligt), "\(vem) \(form)") }
                }
            }
            #expect(try await server.påOmgången(Kommandon.fastställ()).kod == "text_ej_slappt")
            let logg = try await server.fråga(
                "POST", Provserver.sn + "/atkomstsokningar", som: Vem.granskare, [("Andamal", "logggranskning")], kropp: "{}")
            #expect(!logg.text.contains("lasa_rapport"), "\(logg.text)")
        }
    }

    @Test("läses av den som får, med ändamål och anteckning, och står i rapporten när den har släppts")
    func släppt() async throws {
        try await Provserver.med { server in
            try await grunda(server)
            let identitet = try await server.läs(Provserver.sn + "/beslut/" + Kommandon.id(1) + "/identitet", [("Andamal", "rattsligt")])
            #expect(identitet.text.contains("070-123"))
            let ivo = try await server.läs(stig + "?vy=ivo", som: Vem.rapportör, [("Andamal", "rapportering")])
            #expect(ivo.status == 200 && ivo.text.contains("Provsson"), "\(ivo.text)")
            let släpp = Kommandon.om(1, "SlappText", #""handelse":{"typ":"BeslutAvslutatUtanVerkstallighet"}"#)
            #expect(try await server.utför(släpp, som: Vem.jurist, version: 3).status == 201)
            let rapport = try await server.läs(stig, som: Vem.sekreterare, [("Accept", "text/plain")])
            #expect(rapport.text.contains("070-123") && !rapport.text.contains("19800101"), "\(rapport.text)")
            let fastställd = try await server.påOmgången(Kommandon.fastställ())
            #expect(fastställd.status == 201, "\(fastställd.text)")
        }
    }

    @Test("gör att den som läste rapporten före inte kan fastställa den: det släppta har hen inte läst")
    func lästFöre() async throws {
        try await Provserver.med { server in
            try await grunda(server)
            // A draft that is frozen as it was computed, though its texts were released later.
            _ = try await Jobbkörare(server.installation, nu: Datum("2023-09-01")!, namn: "prov").tillsTomt()
            let före = try await server.läs(stig, som: Vem.sekreterare)
            let tal = try await server.läs(stig + "?vy=fullmaktige", som: Vem.sekreterare)
            let släpp = Kommandon.om(1, "SlappText", #""handelse":{"typ":"BeslutAvslutatUtanVerkstallighet"}"#)
            #expect(try await server.utför(släpp, som: Vem.jurist, version: 3).status == 201)
            let efter = try await server.läs(stig, som: Vem.sekreterare)
            let taggar = try [före, tal, efter].map { try #require($0["etag"]) }
            #expect(Set(taggar).count == 3)
            for (tagg, kod) in zip(taggar, ["versionskonflikt", "if_match_kravs"]) {
                let svar = try await server.fråga(
                    "POST", Provserver.sn + "/kommandon", som: Vem.sekreterare, [("If-Match", tagg)], kropp: Kommandon.fastställ())
                #expect(svar.kod == kod, "\(svar.text)")
            }
            #expect(try await server.påOmgången(Kommandon.fastställ()).status == 201)
            // As it was frozen, whoever regrets the release.
            let ångra = Kommandon.om(1, "AterkallaHandelse", #""handelse":{"typ":"TextSlappt"},"skal":"fel""#)
            #expect(try await server.utför(ångra, som: Vem.jurist, version: 4).status == 201)
            let fastställd = try await server.läs(stig + "?vy=revisor", som: Vem.revisor, [("Accept", "text/plain")])
            #expect(fastställd.text.contains("070-123"), "\(fastställd.text)")
        }
    }
}
