import Handlaggning
import HandlaggningSupport
import Testing

/// Fall 11, 15–18 och 24: omgångarna efter varandra.
@Suite("Fall: omgångarna")
struct OmgångsfallTests {
    @Test("11. registrerat efter fastställandet: nytt i nästa omgång med märke, eller inget om det verkställts i tid")
    func registreratEfterFastställandet() throws {
        var nämnd = Provnämnd()
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.verkställ(2, "2023-04-17")
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.nummer(.r4) == [1])
        #expect(k3.rader[0].märken == [.skulleHaRapporterats(kvartal("2023K2")), .skälSaknas])
    }

    @Test("15. samma läge ger samma rapport, hur många gånger och i vilken ordning underlaget än kommer")
    func sammaRapport() throws {
        let nämnd = try Botkyrka.kvartal3()
        let omgång = Omgångsuppgifter.exempel("2023K3", "2023-08-31")
        let rapport = nämnd.rapport(omgång)
        for _ in 0..<20 {
            let tidigare = [Omgångsuppgifter.exempel("2023K2", "2023-04-30"), .exempel("2023K1", "2023-01-31")].map { TidigareOmgång($0) }.shuffled()
            #expect(Rapport(nämnd: "SN", omgång: omgång, tidigare: tidigare, underlag: nämnd.underlag.shuffled()) == rapport)
        }
    }

    @Test("15. omräknat utan nytt: ingen ny version; sena uppgifter ger version 2, och version 1 finns kvar med sina rader")
    func versioner() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.öppna("2023K2", "2023-04-30")
        #expect(try nämnd.beräkna(kvartal("2023K2")) == 1)
        #expect(try nämnd.beräkna(kvartal("2023K2")) == 0)
        try nämnd.fatta(2, "2023-01-18")
        #expect(try nämnd.beräkna(kvartal("2023K2")) == 1)
        let versioner = try #require(nämnd.beräknade[kvartal("2023K2")])
        #expect(versioner.map { $0.rapport.rader.map(\.frist.beslut) } == [[.nr(1)], [.nr(1), .nr(2)]])
    }

    @Test("16. en hel omgång som inte skickades in: nästa ser på alla tidigare inskick")
    func omgångSomInteSkickades() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.fatta(2, "2023-04-12")
        try nämnd.öppna("2023K3", "2023-08-31")
        try nämnd.fastställ("2023K3")
        let k4 = try nämnd.genomför("2023K4", "2023-10-31")
        #expect(k4.nummer(.r3) == [1])
        #expect(k4.nummer(.r4) == [2])
        #expect(k4.rader(under: .r4)[0].märken == [.skulleHaRapporterats(kvartal("2023K3")), .skälSaknas])
    }

    @Test("16. en omgång som aldrig öppnades: det som borde ha stått där är nytt eller återrapporteras i nästa")
    func omgångSomAldrigÖppnades() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.fatta(2, "2023-04-12")
        try nämnd.verkställ(1, "2023-06-01")
        let k4 = try nämnd.genomför("2023K4", "2023-10-31")
        #expect(k4.nummer(.r1) == [1])
        #expect(k4.nummer(.r4) == [2])
    }

    @Test("17. slutrapport mellan omgångarna: visas en gång till i nästa omgång, sedan aldrig mer")
    func slutrapportMellanOmgångarna() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.verkställ(1, "2023-05-20")
        let rad = Fristurval.valda([Fristval(beslut: .nr(1), start: dag("2023-01-17"), art: nil, nr: nil)])
        #expect(try nämnd.skicka("2023K2", rad, art: .verkstalld) == 1)
        #expect(try nämnd.genomför("2023K3", "2023-08-31").plats == Plats(.r1, .verkställd))
        #expect(try nämnd.genomför("2023K4", "2023-10-31").rader.isEmpty)
    }

    /// Beslut 1 rapporterades öppet i 2023K2, verkställdes 2023-05-20 och slutrapporterades direkt.
    private func slutrapporterad() throws -> Provnämnd {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.verkställ(1, "2023-05-20")
        try nämnd.skicka("2023K2", .valda([Fristval(beslut: .nr(1), start: dag("2023-01-17"), art: nil, nr: nil)]), art: .verkstalld)
        return nämnd
    }

    private func lämnad(_ nämnd: Provnämnd, _ rapport: Rapport) -> [Bool] {
        rapport.rader.map { nämnd.beslut[$0.frist.beslut]?.frist($0.frist.nummer)?.lämnad($0, i: rapport.omgång.period) ?? false }
    }

    @Test("17. slutrapporten räknas som lämnad i nästa omgång och lämnas inte en gång till")
    func slutrapportRedanLämnad() throws {
        var nämnd = try slutrapporterad()
        try nämnd.öppna("2023K3", "2023-08-31")
        let k3 = try nämnd.fastställ("2023K3")
        #expect(k3.plats == Plats(.r1, .verkställd))
        #expect(lämnad(nämnd, k3) == [true])
        #expect(try nämnd.skicka("2023K3") == 0)
    }

    @Test("17. visade det sig vara fel, och raden lämnades öppen igen, är nästa slut inte lämnat: det visas och skickas")
    func slutrapportÅterkallad() throws {
        var nämnd = try slutrapporterad()
        try nämnd.återkalla(1, .beslutVerkställt)
        #expect(try nämnd.genomför("2023K3", "2023-08-31").plats == Plats(.r3, .öppen))
        try nämnd.verkställ(1, "2023-08-30")
        try nämnd.öppna("2023K4", "2023-10-31")
        let k4 = try nämnd.fastställ("2023K4")
        #expect(k4.plats == Plats(.r1, .verkställd))
        #expect(lämnad(nämnd, k4) == [false])
        #expect(try nämnd.skicka("2023K4") == 1)
        #expect(try nämnd.genomför("2024K1", "2024-01-31").rader.isEmpty)
    }

    @Test("17. slutade det på ett annat sätt än slutrapporten sade, är raden inte lämnad")
    func annatSlut() throws {
        var nämnd = try slutrapporterad()
        try nämnd.återkalla(1, .beslutVerkställt)
        try nämnd.avsluta(1, "2023-05-21", .flyttat)
        try nämnd.öppna("2023K3", "2023-08-31")
        let k3 = try nämnd.fastställ("2023K3")
        #expect(k3.plats == Plats(.r2, .avslutad))
        #expect(lämnad(nämnd, k3) == [false])
        #expect(try nämnd.skicka("2023K3") == 1)
        #expect(try nämnd.genomför("2023K4", "2023-10-31").rader.isEmpty)
    }

    @Test("18. stängt efter brytdatum men före rapporten: öppet på brytdatum med anmärkning, stängt nästa gång")
    func stängtEfterBrytdatum() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-18")
        try nämnd.verkställ(1, "2023-05-01")
        try nämnd.avsluta(2, "2023-05-01")
        let k2 = try nämnd.genomför("2023K2", "2023-04-30")
        #expect(k2.rader.map(\.utfall) == [.öppen, .öppen])
        #expect(k2.rader.allSatisfy { $0.märken.contains(.slutEfterBrytdatum(dag("2023-05-01"))) })
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.nummer(.r1) == [1])
        #expect(k3.nummer(.r2) == [2])
    }

    @Test("24. flera nämnder i en kommun har var sina omgångar, brytdatum och rader")
    func flera() throws {
        var ena = Provnämnd()
        var andra = Provnämnd()
        try ena.fatta(1, "2023-01-17")
        try andra.fatta(1, "2023-01-17")
        #expect(try ena.genomför("2023K2", "2023-04-17").rader.isEmpty)
        #expect(try andra.genomför("2023K2", "2023-04-18").rader.count == 1)
        try andra.verkställ(1, "2023-05-01")
        #expect(ena.rapport(.exempel("2023K3", "2023-08-31")).plats == Plats(.r4, .öppen))
        #expect(andra.rapport(.exempel("2023K3", "2023-08-31")).plats == Plats(.r1, .verkställd))
    }
}
