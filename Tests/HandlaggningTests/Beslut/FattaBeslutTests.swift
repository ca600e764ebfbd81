import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera ett fattat beslut")
struct FattaBeslutTests {
    func svar(_ uppgifter: Beslutsuppgifter, inriktning: String? = nil, läge: Beslut? = nil, idag: String = "2026-03-01") -> Avvisning? {
        avvisad { try FattaBeslut.exempel(.nr(1), uppgifter, inriktning: inriktning).avgör(läge, HandlaggningTests.idag(idag)) }
    }

    @Test("ger ett beslut med alla uppgifter")
    func fattat() throws {
        let kommando = FattaBeslut.exempel(.nr(1), .exempel("2023-01-17", gällerFrån: "2023-02-01", gällerTill: "2023-12-31"), inriktning: "missbruk")
        let händelser = try kommando.avgör(nil, idag("2023-01-17"))
        #expect(händelser == [.beslutFattat(BeslutFattat(uppgifter: kommando.uppgifter, skyddat: kommando.skyddat))])
    }

    @Test("avvisas när beslutet redan finns")
    func finns() {
        #expect(svar(.exempel("2023-01-17"), läge: givet(.fattat(.exempel("2023-01-17"))))?.kod == .beslutFinnsRedan)
    }

    @Test("avvisas för morgondagen men inte för i dag")
    func framtid() {
        #expect(svar(.exempel("2023-01-18"), idag: "2023-01-17")?.kod == .datumIFramtiden)
        #expect(svar(.exempel("2023-01-18"), idag: "2023-01-17")?.fält == "beslutsdatum")
        #expect(svar(.exempel("2023-01-17"), idag: "2023-01-17") == nil)
    }

    @Test("avvisas när det slutar gälla före beslutsdagen, men inte på den")
    func gällerTill() {
        #expect(svar(.exempel("2023-01-17", gällerTill: "2023-01-16"))?.kod == .gallerTillForeBeslutsdatum)
        #expect(svar(.exempel("2023-01-17", gällerTill: "2023-01-17")) == nil)
    }

    @Test("avvisas när det slutar gälla innan det börjar, men inte samma dag")
    func gällerFrån() {
        #expect(svar(.exempel("2023-01-17", gällerFrån: "2023-03-02", gällerTill: "2023-03-01"))?.kod == .gallerTillForeGallerFran)
        #expect(svar(.exempel("2023-01-17", gällerFrån: "2023-03-01", gällerTill: "2023-03-01")) == nil)
        #expect(svar(.exempel("2023-01-17", gällerFrån: "2023-03-01")) == nil)
    }

    @Test("tar inriktning bara för individ- och familjeomsorg")
    func inriktning() {
        #expect(svar(.exempel("2023-01-17", område: .ifo), inriktning: "missbruk") == nil)
        #expect(svar(.exempel("2023-01-17", område: .äo), inriktning: "missbruk")?.kod == .inriktningBaraIFO)
        #expect(svar(.exempel("2023-01-17", område: .of), inriktning: "missbruk")?.kod == .inriktningBaraIFO)
    }

    @Test("en domstols avgörande registreras på samma sätt")
    func dom() { #expect(svar(.exempel("2023-01-17", ursprung: .dom)) == nil) }
}
