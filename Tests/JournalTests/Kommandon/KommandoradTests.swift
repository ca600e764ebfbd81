import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Journal
import Testing

@Suite("En kommandorad")
struct KommandoradTests {
    static let verkställ = #""kommando":"Verkstall","beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01""#

    @Test("bär nämnd, kommandots id och aktör vid sidan av kommandot")
    func gemensamt() throws {
        let text = #"{"namnd":"SN","kommandoId":"018F3C6E-0000-7000-8000-000000000009","aktor":"anna",\#(Self.verkställ)}"#
        let rad = try läs(text).get()
        #expect(rad.nämnd == "SN")
        #expect(rad.kommandoID?.description == "018f3c6e-0000-7000-8000-000000000009")
        #expect(rad.aktör == "anna")
        #expect(rad.kommando == .registreraHändelse(RegistreraHändelse(.nr(1), .verkställt("2023-06-01"))))
        let utan = try läs(#"{"namnd":"SN",\#(Self.verkställ)}"#).get()
        #expect(utan.kommandoID == nil && utan.aktör == nil)
    }

    @Test("har en kanonisk form som bara beror på vad som begärs, inte på kommandots id, ordning eller mellanrum")
    func kanonisk() throws {
        let ena = try läs(#"{"namnd":"SN",\#(Self.verkställ)}"#).get()
        let andra = try läs(
            #"""
             { "datum" : "2023-06-01", "beslut":"018f3c6e-0000-7000-8000-000000000001", "kommando":"Verkst\u0061ll", "namnd":"SN",
               "kommandoId":"018f3c6e-0000-7000-8000-000000000009" }
            """#
        ).get()
        #expect(ena.kanonisk == #"{"beslut":"018f3c6e-0000-7000-8000-000000000001","datum":"2023-06-01","kommando":"Verkstall","namnd":"SN"}"#)
        #expect(andra.kanonisk == ena.kanonisk)
        let annan = try läs(#"{"namnd":"ON",\#(Self.verkställ)}"#).get()
        #expect(annan.kanonisk != ena.kanonisk)
    }

    @Test("avvisas när den inte är ett objekt", arguments: ["[]", "null", "1", "\"Verkstall\""])
    func ejObjekt(_ text: String) throws {
        #expect(try läs(text).avvisning?.kod == .felTyp)
    }

    @Test("avvisas när kommandot är okänt, och namnet som visas är begränsat", arguments: ["verkstall", "Verkställ", "AvbrytAllt", "Frobnicera"])
    func okänt(_ namn: String) throws {
        let svar = läs(["kommando": .string(namn), "namnd": "SN"]).avvisning
        #expect(svar?.kod == .okantKommando)
        #expect(svar?.fält == "kommando")
        let långt = try #require(läs(["kommando": .string(String(repeating: "x", count: 150)), "namnd": "SN"]).avvisning)
        #expect(långt.text.count < 100)
        let okäntFält: JSON = ["kommando": "FaststallRapport", "namnd": "SN", "period": "2023K3", String(repeating: "y", count: 5_000): 1]
        #expect(try #require(läs(okäntFält).avvisning).text.count < 150)
    }

    @Test(
        "nämndens kod är 1–32 tecken ur ett litet förråd",
        arguments: [
            ("SN", nil), ("s-n_2", nil), (String(repeating: "a", count: 32), nil), (String(repeating: "a", count: 33), .textForLang),
            ("", .ogiltigtVarde),
            ("Ö", .ogiltigtVarde), ("S N", .ogiltigtVarde), ("S/N", .ogiltigtVarde), ("SN;", .ogiltigtVarde), ("ＳＮ", .ogiltigtVarde),
        ] as [(String, Avvisning.Kod?)])
    func nämnd(_ kod: String, _ väntad: Avvisning.Kod?) throws {
        let svar = läs(["kommando": "FaststallRapport", "namnd": .string(kod), "period": "2023K3"]).avvisning
        #expect(svar?.kod == väntad)
        #expect(svar == nil || svar?.fält == "namnd")
    }

    @Test("kommandots id ska vara ett uuid")
    func kommandoID() throws {
        let svar = try läs(#"{"namnd":"SN","kommandoId":"1",\#(Self.verkställ)}"#).avvisning
        #expect(svar?.kod == .ogiltigtVarde)
        #expect(svar?.fält == "kommandoId")
    }
}
