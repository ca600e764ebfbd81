import CanonicalJSON
import Handlaggning
import Journal
import Testing

@Suite("Ett kommandos fält")
struct FältTests {
    @Test("läses alla, och inget mer än de", arguments: exempelkommandon)
    func hela(_ exempel: Kommandoexempel) {
        #expect(läs(exempel.helt).avvisning == nil)
        for stig in ["okant", "beslutt", "Kommando"] {
            let svar = läs(exempel.helt.satt(stig, "x")).avvisning
            #expect(svar?.kod == .okantFalt)
            #expect(svar?.fält == stig)
        }
    }

    @Test("ett okänt fält i ett inre objekt nämns med sin stig", arguments: ["person", "omfattning", "kalla"])
    func inreOkänt(_ objekt: String) throws {
        let svar = läs(exempelkommandon[1].helt.satt("\(objekt).okant", 1)).avvisning
        #expect(svar?.kod == .okantFalt)
        #expect(svar?.fält == "\(objekt).okant")
    }

    @Test("de obligatoriska får inte saknas och inte vara null", arguments: exempelkommandon)
    func obligatoriska(_ exempel: Kommandoexempel) {
        for stig in exempel.krav.keys {
            for värde in [nil, JSON.null] as [JSON?] {
                let svar = läs(exempel.helt.satt(stig, värde)).avvisning
                #expect(svar?.kod == .faltSaknas, "\(stig)")
                #expect(svar?.fält == stig)
            }
        }
    }

    @Test("de valfria får saknas, och null är detsamma som att de saknas", arguments: exempelkommandon)
    func valfria(_ exempel: Kommandoexempel) {
        for stig in exempel.valfria.keys {
            let utan = läs(exempel.helt.satt(stig, nil))
            #expect(utan.avvisning == nil, "\(stig)")
            #expect(utanText(utan.kommando) != utanText(läs(exempel.helt).kommando), "\(stig) gör ingen skillnad")
            #expect(utanText(läs(exempel.helt.satt(stig, .null)).kommando) == utanText(utan.kommando), "\(stig)")
        }
        let minsta = exempel.valfria.keys.sorted().reduce(exempel.helt) { $0.satt($1, nil) }
        #expect(läs(minsta).avvisning == nil)
    }

    @Test("av fel typ avvisas med fältets namn", arguments: exempelkommandon)
    func typer(_ exempel: Kommandoexempel) {
        for (stig, slag) in exempel.fält where stig != "omfattning.tal" {
            let svar = läs(exempel.helt.satt(stig, 7)).avvisning
            #expect(svar?.kod == slag.kodFörEttTal, "\(stig)")
            #expect(svar?.fält == stig)
        }
    }

    @Test("ett datum som inte finns eller är skrivet på annat sätt avvisas", arguments: exempelkommandon)
    func datum(_ exempel: Kommandoexempel) {
        for (stig, slag) in exempel.fält where slag == .datum {
            for text in ["2023-02-30", "2023-13-01", "2023-1-01", "23-01-01", "2023-01-01T00:00:00Z", "", "i går"] {
                let svar = läs(exempel.helt.satt(stig, .string(text))).avvisning
                #expect(svar?.kod == .ogiltigtDatum)
                #expect(svar?.fält == stig)
            }
        }
    }

    @Test("en text som är för lång, tom eller har styrtecken avvisas utan att den upprepas", arguments: exempelkommandon)
    func texter(_ exempel: Kommandoexempel) {
        for (stig, slag) in exempel.fält where slag == .text && !["kommando", "omfattning.tal"].contains(stig) {
            let lång = läs(exempel.helt.satt(stig, .string(String(repeating: "hemlig ", count: 3_000)))).avvisning
            #expect(lång?.kod == .textForLang, "\(stig)")
            #expect(lång?.fält == stig)
            #expect(lång?.text.contains("hemlig") == false)
            for text in ["", " \n", "hemlig\u{0}", "hemlig\u{1B}[2J", "hemlig\u{7F}", "hemlig\u{85}"] {
                let svar = läs(exempel.helt.satt(stig, .string(text))).avvisning
                #expect(svar?.kod == .ogiltigtVarde, "\(stig) \(text.debugDescription)")
                #expect(svar?.text.contains("hemlig") == false)
            }
        }
    }

    @Test("ett skäl får vara 4 000 tecken men inte ett till")
    func gräns() {
        let skäl = exempelkommandon[4].helt
        #expect(läs(skäl.satt("text", .string(String(repeating: "å", count: 4_000)))).avvisning == nil)
        #expect(läs(skäl.satt("text", .string(String(repeating: "å", count: 4_001)))).avvisning?.kod == .textForLang)
        #expect(läs(skäl.satt("text", .string("rad 1\nrad 2\ttabb"))).avvisning == nil)
    }

    /// En fritext får nytt salt varje gång den läses: för jämförelsen räcker det att den finns.
    private func utanText(_ kommando: Kommando?) -> String {
        "\(kommando as Any)".replacing(#/hash: "[0-9a-f]{64}"/#, with: "hash").replacing(#/salt: \[[^\]]*\]/#, with: "salt")
    }
}
