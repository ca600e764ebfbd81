import Handlaggning
import HandlaggningSupport
import Testing

/// Ett beslut av 2023-01-17; brytdatum 2023-08-31, 226 dagar senare.
@Suite("En rad i rapporten")
struct RadTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
    let ny = BeslutHändelse.inskickat("2023K2", .ny, stängd: false)

    @Test("bär beslutets uppgifter, skäl och dagar till brytdatum när den är öppen")
    func öppen() {
        let rad = rapport([fattat, .skäl("eftersom kö.")]).rader.first
        #expect(
            rad
                == Rapportrad(
                    rubrik: .r4, utfall: .öppen, frist: FristID(beslut: .nr(1), nummer: .beslut), start: dag("2023-01-17"), slut: nil, område: .ifo,
                    lagrum: "SoL2001-4:1", insats: "kontaktperson", beslutsdatum: dag("2023-01-17"), dagarSedanBeslut: 226, dagarIFrist: 226,
                    skäl: Rapportrad.Radskäl(kod: .resursbrist, klass: .strukturell), orsak: nil, text: .skriven("eftersom kö."), märken: []))
    }

    @Test("räknar dagarna till slutet när den är stängd, och bär avslutets orsak och text i stället för skälet")
    func avslutad() {
        let rad = rapport([fattat, .skäl("eftersom kö."), .avslutat("2023-05-17", .flyttat, "eftersom klienten flyttat.")]).rader.first
        #expect(rad?.slut == dag("2023-05-17"))
        #expect(rad?.dagarSedanBeslut == 120)
        #expect(rad?.dagarIFrist == 120)
        #expect(rad?.skäl == nil)
        #expect(rad?.orsak == .flyttat)
        #expect(rad?.text == .skriven("eftersom klienten flyttat."))
        #expect(rapport([fattat, .skäl("eftersom kö."), .avslutat("2023-05-17", .flyttat)]).rader.first?.text == nil)
    }

    @Test("har varken skäl, orsak eller text när den är verkställd")
    func verkställd() {
        let rad = rapport([fattat, .skäl("eftersom kö."), .verkställt("2023-05-17")]).rader.first
        #expect(rad?.slut == dag("2023-05-17"))
        #expect(rad?.skäl == nil && rad?.orsak == nil && rad?.text == nil)
        #expect(rad?.märken == [])
    }

    @Test("ett slut efter brytdatum syns som anmärkning, inte som slut")
    func slutEfterBrytdatum() {
        for slut in [BeslutHändelse.verkställt("2023-09-01"), .avslutat("2023-09-01", .flyttat, "eftersom klienten flyttat.")] {
            let rad = rapport([fattat, .skäl("eftersom kö."), slut]).rader.first
            #expect(rad?.slut == nil && rad?.orsak == nil)
            #expect(rad?.dagarIFrist == 226)
            #expect(rad?.text == .skriven("eftersom kö."))
            #expect(rad?.märken == [.slutEfterBrytdatum(dag("2023-09-01"))])
        }
    }

    @Test("utan skäl märks den öppna raden, aldrig den stängda")
    func skälSaknas() {
        #expect(rapport([fattat]).rader.first?.märken == [.skälSaknas])
        #expect(rapport([fattat, ny]).rader.first?.märken == [.skälSaknas])
        #expect(rapport([fattat, .avslutat("2023-05-17")]).rader.first?.märken == [])
        #expect(rapport([fattat, ny, .verkställt("2023-04-17")]).rader.first?.märken == [])
    }

    @Test("ett beslut vars tid gått ut före brytdatum märks tills någon bekräftar att det löpt ut")
    func löptUt() {
        func märken(_ gällerTill: String, _ händelser: BeslutHändelse...) -> [Märke]? {
            rapport([.fattat(.exempel("2023-01-17", gällerTill: gällerTill)), .skäl("x.")] + händelser).rader.first?.märken
        }
        #expect(märken("2023-08-30") == [.löptUtObekräftat])
        #expect(märken("2023-08-31") == [])
        #expect(märken("2023-08-30", ny) == [.löptUtObekräftat])
        #expect(märken("2023-08-30", .avslutat("2023-08-30", .löptUt)) == [])
        #expect(märken("2023-08-30", .verkställt("2023-09-02")) == [.löptUtObekräftat, .slutEfterBrytdatum(dag("2023-09-02"))])
    }

    @Test("en ny rad som var rapporteringsbar i en tidigare omgång märks med den första av dem")
    func skulleHaRapporterats() {
        let k1 = Omgångsuppgifter.exempel("2023K1", "2023-04-17")
        let k2 = Omgångsuppgifter.exempel("2023K2", "2023-04-18")
        let senare = Omgångsuppgifter.exempel("2023K4", "2023-10-31")
        func märken(_ tidigare: [Omgångsuppgifter], _ händelser: BeslutHändelse...) -> [Märke]? {
            rapport([fattat, .skäl("x.")] + händelser, tidigare: tidigare).rader.first?.märken
        }
        #expect(märken([k2, k1, senare]) == [.skulleHaRapporterats(kvartal("2023K2"))])
        #expect(märken([k1, senare]) == [])
        #expect(märken([.exempel("2023K2", "2023-06-30"), .exempel("2023K1", "2023-05-01")]) == [.skulleHaRapporterats(kvartal("2023K1"))])
        #expect(märken([k2], .verkställt("2023-06-01")) == [.skulleHaRapporterats(kvartal("2023K2"))])
        #expect(märken([k2], ny) == [])
    }

    @Test("en slutrapporterad rad som öppnats igen märks")
    func återöppnad() {
        #expect(rapport([fattat, .skäl("x."), .inskickat("2023K2", .verkstalld, stängd: true)]).rader.first?.märken == [.återöppnad])
    }

    @Test(
        "märkena skrivs och läses tillbaka",
        arguments: [
            (Märke.skulleHaRapporterats(Kvartal(2023, 2)!), "skulle_ha_rapporterats:2023K2"), (.löptUtObekräftat, "lopt_ut_obekraftat"),
            (.skälSaknas, "skal_saknas"), (.återöppnad, "ateroppnad"), (.slutEfterBrytdatum(Datum(2023, 9, 1)!), "slut_efter_brytdatum:2023-09-01"),
        ])
    func märkestext(_ märke: Märke, _ text: String) {
        #expect(märke.description == text)
        #expect(Märke(text) == märke)
    }

    @Test(
        "ett märke som ingen känner läses inte",
        arguments: [
            "", "skal_saknas:", "skal_saknas:2023K2", "skulle_ha_rapporterats", "skulle_ha_rapporterats:2023K5", "slut_efter_brytdatum:2023-02-30",
            "nytt",
        ])
    func okäntMärke(_ text: String) { #expect(Märke(text) == nil) }

    @Test("individrapportens art följer av rubriken och utfallet")
    func art() {
        func art(_ händelser: BeslutHändelse...) -> Inskick.Art? { rapport([fattat] + händelser).rader.first?.inskicksart }
        #expect(art() == .ny)
        #expect(art(ny) == .aterrapport)
        #expect(art(.verkställt("2023-06-01")) == .verkstalld)
        #expect(art(ny, .verkställt("2023-06-01")) == .verkstalld)
        #expect(art(.avslutat("2023-06-01")) == .avslutad)
        #expect(art(ny, .avslutat("2023-06-01")) == .avslutad)
        #expect(art(ny, .verkställt("2023-04-17")) == nil)
    }
}
