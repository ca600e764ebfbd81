import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera IVO:s åtgärder")
struct RegistreraIVOÅtgärdTests {
    typealias Åtgärd = IVOÅtgärdRegistrerad.Åtgärd

    func beloppssvar(_ belopp: Int?, _ beslutsdatum: String, lagrum: String) -> Avvisning? {
        let beslut = givet(.fattat(.exempel(beslutsdatum, lagrum: lagrum)))
        return svar(.ivo("2026-06-01", .avgiftAnsökt, belopp), beslut, idag: "2026-06-01")
    }

    @Test("varje åtgärd går, utan belopp, och ändrar ingen frist", arguments: Åtgärd.allCases)
    func åtgärder(_ åtgärd: Åtgärd) {
        let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
        #expect(svar(.ivo("2023-06-01", åtgärd), givet(fattat)) == nil)
        #expect(svar(.ivo("2023-06-02", åtgärd), givet(fattat))?.kod == .datumIFramtiden)
        #expect(svar(.ivo("2023-06-01", åtgärd), nil)?.kod == .okantBeslut)
        #expect(svar(.ivo("2023-06-01", åtgärd), givet(fattat, .makulerat))?.kod == .beslutMakulerat)
        #expect(ändrarIngenFrist(.ivo("2023-05-01", åtgärd)))
    }

    @Test("bara en ansökt eller utdömd avgift har ett belopp, också när åtgärden rättas", arguments: Åtgärd.allCases)
    func baraAvgiften(_ åtgärd: Åtgärd) {
        let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
        let väntad: Avvisning.Kod? = [.avgiftAnsökt, .avgiftUtdömd].contains(åtgärd) ? nil : .beloppHorEjDit
        #expect(svar(.ivo("2023-05-02", åtgärd, 20_000), givet(fattat))?.kod == väntad)
        let beslut = givet(fattat, .ivo("2023-05-01", .avgiftAnsökt, 20_000))
        let rättelse = RättaUppgift(
            beslut: .nr(1), val: Händelseval(typ: .ivoÅtgärdRegistrerad, nr: nil),
            uppgifter: [Uppgift(fält: "atgard", värde: .text(åtgärd.rawValue))], skäl: .skriven("skrivfel"))
        #expect(avvisad { try rättelse.avgör(beslut, idag("2023-06-01")) }?.kod == väntad)
    }

    @Test(
        "beloppet ligger inom ramen för beslutsdagen, ändarna medräknade",
        arguments: [
            ("SoL2001-4:1", "2023-01-17", 10_000, 1_000_000, "16 kap. 6 b § socialtjänstlagen (2001:453)"),
            ("SoL2025-11:1", "2025-12-31", 10_000, 1_000_000, "34 kap. 7 § socialtjänstlagen (2025:400)"),
            ("SoL2025-11:1", "2026-01-01", 15_000, 1_500_000, "34 kap. 7 § socialtjänstlagen (2025:400)"),
            ("LSS-9:9", "2025-12-31", 10_000, 1_000_000, "28 b § lagen (1993:387) om stöd och service till vissa funktionshindrade"),
            ("LSS-9:9", "2026-01-01", 15_000, 1_500_000, "28 b § lagen (1993:387) om stöd och service till vissa funktionshindrade"),
        ])
    func ramen(_ lagrum: String, _ beslutsdatum: String, _ lägst: Int, _ högst: Int, _ paragraf: String) {
        for belopp in [lägst, högst] { #expect(beloppssvar(belopp, beslutsdatum, lagrum: lagrum) == nil) }
        for belopp in [0, -1, lägst - 1, högst + 1] {
            let avvisning = beloppssvar(belopp, beslutsdatum, lagrum: lagrum)
            #expect(avvisning?.kod == .beloppUtanforRamen)
            #expect(avvisning?.fält == "belopp")
            #expect(avvisning?.lagrum == paragraf)
        }
    }

    @Test("en rättad beslutsdag måste gå ihop med beloppet: den prövas mot den nya dagens ram")
    func rättadBeslutsdag() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, .exempel("2025-12-31", lagrum: "SoL2025-11:1"))
        try nämnd.registrera(1, .ivo("2026-06-01", .avgiftUtdömd, 14_999))
        let svar = avvisad { try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2026-01-01")) }
        #expect(svar?.kod == .tidslinjenHallerInte)
        #expect(svar?.text.contains("IVOAtgardRegistrerad nr 1") == true)
        #expect(svar?.lagrum?.hasPrefix("34 kap. 7 §") == true)

        try nämnd.rätta(1, .ivoÅtgärdRegistrerad, "belopp", .heltal(15_000))
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2026-01-01"))
        #expect(avvisad { try nämnd.registrera(1, .ivo("2026-06-02", .avgiftUtdömd, 1_500_000)) } == nil)
        #expect(avvisad { try nämnd.rätta(1, .ivoÅtgärdRegistrerad, "belopp", .heltal(14_999)) }?.kod == .tidslinjenHallerInte)
    }
}
