import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Journal
import Testing

@Suite("Kommandon om omgångar")
struct OmgångskommandonTests {
    let inskick = exempelkommandon[7].helt

    @Test("OppnaOmgang utan etikett får den som perioden ger")
    func öppna() {
        let helt = exempelkommandon[5].helt
        #expect(
            läs(helt).kommando
                == .öppnaOmgång(ÖppnaOmgång(uppgifter: Omgångsuppgifter(period: kvartal("2023K3"), etikett: "hösten", brytdatum: dag("2023-08-31")))))
        #expect(läs(helt.satt("etikett", nil)).kommando == .öppnaOmgång(ÖppnaOmgång(uppgifter: .exempel("2023K3", "2023-08-31"))))
    }

    @Test("RegistreraInskick gäller alla rader, eller dem som pekas ut")
    func urval() throws {
        #expect(
            läs(inskick).kommando
                == .registreraInskick(
                    RegistreraInskick(
                        period: kvartal("2023K3"), datum: dag("2023-09-05"), kanal: .etjänst, rapportör: "Rapportör Exempel", urval: .alla, art: .ny))
        )
        let lista = try JSON(
            parsing: #"""
                [{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-01-17"},
                 {"beslut":"018f3c6e-0000-7000-8000-000000000002","start":"2023-01-18","art":"avbrott","nr":2}]
                """#)
        guard case .registreraInskick(let kommando)? = läs(inskick.satt("frister", lista)).kommando else {
            Issue.record("inte RegistreraInskick"); return
        }
        #expect(
            kommando.urval
                == .valda([
                    Fristval(beslut: .nr(1), start: dag("2023-01-17"), art: nil, nr: nil),
                    Fristval(beslut: .nr(2), start: dag("2023-01-18"), art: .avbrott, nr: 2),
                ]))
        #expect(läs(inskick.satt("frister", [])).avvisning == nil)
    }

    @Test(
        "ett fel i listan av frister nämner platsen",
        arguments: [
            (#"[{"start":"2023-01-17"}]"#, Avvisning.Kod.faltSaknas, "frister[0].beslut"),
            (
                #"[{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-01-17"},{"beslut":"1","start":"2023-01-17"}]"#, .ogiltigtVarde,
                "frister[1].beslut"
            ),
            (#"[{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-02-30"}]"#, .ogiltigtDatum, "frister[0].start"),
            (#"[{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-01-17","art":"annan"}]"#, .ogiltigtVarde, "frister[0].art"),
            (#"[{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-01-17","nr":-1}]"#, .ogiltigtVarde, "frister[0].nr"),
            (#"[{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-01-17","nr":1.5}]"#, .ogiltigtVarde, "frister[0].nr"),
            (#"[{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-01-17","nr":"1"}]"#, .ogiltigtVarde, "frister[0].nr"),
            (#"[{"beslut":"018f3c6e-0000-7000-8000-000000000001","start":"2023-01-17","x":1}]"#, .okantFalt, "frister[0].x"),
            (#"[7]"#, .felTyp, "frister[0]"), (#""ALLA""#, .felTyp, "frister"), (#"{}"#, .felTyp, "frister"),
        ])
    func felIListan(_ frister: String, _ kod: Avvisning.Kod, _ fält: String) throws {
        for kommando in [inskick, exempelkommandon[8].helt] {
            let svar = läs(kommando.satt("frister", try JSON(parsing: frister))).avvisning
            #expect(svar?.kod == kod)
            #expect(svar?.fält == fält)
        }
    }

    @Test("listan av frister är begränsad")
    func begränsad() {
        let ett: JSON = ["beslut": "018f3c6e-0000-7000-8000-000000000001", "start": "2023-01-17"]
        #expect(läs(inskick.satt("frister", .array(Array(repeating: ett, count: 20_001)))).avvisning?.kod == .felTyp)
        #expect(läs(inskick.satt("frister", .array(Array(repeating: ett, count: 20_000)))).avvisning == nil)
    }

    @Test("varje art, kanal och mottagare i kontraktet tas emot")
    func koder() {
        for art in ["ny", "aterrapport", "verkstalld", "avslutad"] { #expect(läs(inskick.satt("art", .string(art))).avvisning == nil) }
        for kanal in ["etjanst", "blankett"] { #expect(läs(inskick.satt("kanal", .string(kanal))).avvisning == nil) }
        for mottagare in ["revisorer", "fullmaktige"] {
            #expect(läs(exempelkommandon[10].helt.satt("mottagare", .string(mottagare))).avvisning == nil)
        }
    }

    @Test("perioden ska skrivas som 2023K3", arguments: ["2023K5", "2023k3", "K3", "2023Q3"])
    func period(_ text: String) {
        for exempel in exempelkommandon where exempel.krav["period"] != nil {
            let svar = läs(exempel.helt.satt("period", .string(text))).avvisning
            #expect(svar?.kod == .ogiltigtVarde)
            #expect(svar?.fält == "period")
        }
    }
}
