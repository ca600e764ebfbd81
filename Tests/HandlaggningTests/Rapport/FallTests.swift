import Handlaggning
import HandlaggningSupport
import Testing

/// Fallen i regelverket som dagens händelser når, var och en genom hela kedjan av kommandon.
@Suite("Fall ur verkligheten")
struct FallTests {
    @Test("verkställt på slutdagen rapporteras aldrig; dagen efter som verkställt för sent, en gång")
    func verkställtISistaStund() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.verkställ(1, "2023-04-17")
        try nämnd.verkställ(2, "2023-04-18")
        let k2 = try nämnd.genomför("2023K2", "2023-04-30")
        #expect(k2.rader.map(\.frist.beslut) == [.nr(2)])
        #expect(k2.plats == Plats(.r4, .verkställd))
        #expect(try nämnd.genomför("2023K3", "2023-08-31").rader.isEmpty)
    }

    @Test("återtaget på slutdagen rapporteras aldrig; dagen efter som avslutat, en gång")
    func återtagetISistaStund() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.avsluta(1, "2023-04-17", .återtagenAnsökan)
        try nämnd.avsluta(2, "2023-04-18", .återtagenAnsökan)
        let k2 = try nämnd.genomför("2023K2", "2023-04-30")
        #expect(k2.rader.map(\.frist.beslut) == [.nr(2)])
        #expect(k2.plats == Plats(.r4, .avslutad))
        #expect(try nämnd.genomför("2023K3", "2023-08-31").rader.isEmpty)
    }

    @Test("avliden före slutdagen aldrig; efter men orapporterad som ny avslutad; rapporterad som avslutad återrapport")
    func avliden() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.avsluta(1, "2023-04-16", .avliden)
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.fatta(3, "2023-04-03")
        try nämnd.avsluta(2, "2023-07-04", .avliden)
        try nämnd.avsluta(3, "2023-07-04", .avliden)
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.nummer(.r2) == [2])
        #expect(k3.nummer(.r4) == [3])
        #expect(k3.rader.allSatisfy { $0.orsak == .avliden })
        #expect(k3.rader.count == 2)
    }

    @Test("registrerat efter fastställandet: nytt i nästa omgång med märke, eller inget om det verkställts i tid")
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

    @Test("en hel omgång som inte skickades in: nästa ser på alla tidigare inskick")
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

    @Test("en omgång som aldrig öppnades: det som borde ha stått där är nytt eller återrapporteras i nästa")
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

    @Test("slutrapport mellan omgångarna: visas en gång till i nästa omgång, sedan aldrig mer")
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

    @Test("stängt efter brytdatum men före rapporten: öppet på brytdatum med anmärkning, stängt nästa gång")
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

    @Test("en person med tre beslut har tre rader")
    func treBeslut() throws {
        var nämnd = Provnämnd()
        for nr in 1...3 as ClosedRange<UInt64> { try nämnd.fatta(nr, .exempel("2023-01-17", person: .nr(7))) }
        #expect(nämnd.rapport(.exempel("2023K2", "2023-04-30")).nummer(.r4) == [1, 2, 3])
    }

    @Test("ett beslut enligt den gamla lagen som blir sent efter 2025-07-01 behåller sitt lagrum och rapporteras enligt den nya")
    func gammalLag() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2025-06-30")
        #expect(nämnd.rapport(.exempel("2025K3", "2025-09-30")).rader.isEmpty)
        #expect(nämnd.rapport(.exempel("2025K4", "2025-10-01")).rader.map(\.lagrum) == ["SoL2001-4:1"])
        func paragraf(_ brytdatum: String) -> String? { Katalog.program.paragraf(.rapportering, .socialtjänstlagen, dag(brytdatum))?.namn }
        #expect(paragraf("2025-10-01") == "34 kap. 1 § socialtjänstlagen (2025:400)")
        #expect(paragraf("2025-07-01") == "34 kap. 1 § socialtjänstlagen (2025:400)")
        #expect(paragraf("2025-06-30") == "16 kap. 6 f § socialtjänstlagen (2001:453)")
    }

    @Test("samma läge ger samma rapport, hur många gånger och i vilken ordning underlaget än kommer")
    func sammaRapport() throws {
        let nämnd = try Botkyrka.kvartal3()
        let omgång = Omgångsuppgifter.exempel("2023K3", "2023-08-31")
        let rapport = nämnd.rapport(omgång)
        for _ in 0..<20 {
            let tidigare = [Omgångsuppgifter.exempel("2023K2", "2023-04-30"), .exempel("2023K1", "2023-01-31")].shuffled()
            #expect(Rapport(nämnd: "SN", omgång: omgång, tidigare: tidigare, underlag: nämnd.underlag.shuffled()) == rapport)
        }
    }
}
