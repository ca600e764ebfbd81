import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Statistikrapporten")
struct StatistikTests {
    @Test(
        "räknar hela kalendermånader från beslutsdagen, och klasserna har inga luckor",
        arguments: [
            // Tre månader och en dag är den kortaste tiden som rapporteras.
            ("2023-01-17", "2023-04-18", Åldersklass.tre), ("2023-01-17", "2023-08-16", .tre), ("2023-01-17", "2023-08-17", .sju),
            ("2023-01-17", "2023-11-16", .sju), ("2023-01-17", "2023-11-17", .tio), ("2023-01-17", "2024-02-16", .tio),
            ("2023-01-17", "2024-02-17", .tretton), ("2023-01-17", "2024-07-16", .tretton), ("2023-01-17", "2024-07-17", .arton),
            ("2023-01-17", "2033-01-17", .arton),
            // En månad som saknar dagen är till ända på sin sista dag.
            ("2023-07-31", "2024-02-28", .tre), ("2023-07-31", "2024-02-29", .sju),
        ])
    func åldersklasser(_ från: String, _ till: String, _ väntad: Åldersklass) { #expect(Åldersklass(från: dag(från), till: dag(till)) == väntad) }

    @Test("av ingenting är noll i varje mått")
    func tom() {
        let statistik = Statistikrapport(rapport([]), underlag: [], tidigare: [], tröskel: .fem)
        #expect(statistik.tom)
        #expect(Statistikmått.allCases.allSatisfy { statistik.beslut.antal[$0] == .antal(0) && statistik.avbrott.antal[$0] == .antal(0) })
        #expect(statistik.personer == .antal(0))
        #expect(statistik.beslut.perKön.values.allSatisfy { $0.values.allSatisfy { $0 == .antal(0) } })
    }

    @Test("skiljer bestånd från flöde, beslut från avbrott och räknar de rättade för sig")
    func måtten() {
        let rader = [
            rad(1, .r1, .verkställd), rad(2, .r2, .avslutad), rad(3, .r3, .öppen), rad(4, .r4, .öppen), rad(5, .r4, .verkställd),
            rad(6, .r4, .avslutad),
            rad(7, .rättade, .öppen), rad(8, .r4, .öppen, art: .avbrott),
        ]
        let statistik = Statistikrapport(rapport(rader), underlag: [], tidigare: [], tröskel: .ingen)
        #expect(
            statistik.beslut.antal == [
                .öppna: .antal(2), .nya: .antal(3), .verkställda: .antal(2), .avslutade: .antal(2), .rapporterade: .antal(6), .rättade: .antal(1),
            ])
        #expect(statistik.avbrott.antal[.öppna] == .antal(1))
        #expect(statistik.avbrott.antal[.rapporterade] == .antal(1))
    }

    @Test("räknar en person med tre beslut som tre rader och en person, och varje kön för sig")
    func personer() {
        let rader = (1...5).map { rad($0, .r4, .öppen) }
        let frister = [(1, 1, Kön.kvinna), (2, 1, .kvinna), (3, 1, .kvinna), (4, 2, .annat), (5, 3, .okänt)].map { underlag($0, person: $1, $2) }
        let statistik = Statistikrapport(rapport(rader), underlag: frister, tidigare: [], tröskel: .ingen)
        #expect(statistik.beslut.antal[.öppna] == .antal(5))
        #expect(statistik.beslut.perKön.mapValues { $0[.öppna] } == [.kvinna: .antal(3), .man: .antal(0), .annat: .antal(1), .okänt: .antal(1)])
        #expect(statistik.personer == .antal(3))
        #expect(statistik.personerPerKön == [.kvinna: .antal(1), .man: .antal(0), .annat: .antal(1), .okänt: .antal(1)])
    }

    @Test("delar upp på insats och verksamhetsområde, och på ålder från beslutsdagen också för avbrott")
    func uppdelningar() {
        let rader = [
            rad(1, .r4, .öppen, insats: "korttidsboende", område: .äo), rad(2, .r4, .öppen, insats: "korttidsboende", område: .ifo),
            rad(3, .r3, .öppen, insats: "bostad"), rad(4, .r4, .öppen, art: .avbrott, beslutsdatum: "2020-01-01"),
        ]
        let statistik = Statistikrapport(rapport(rader), underlag: [], tidigare: [], tröskel: .ingen)
        #expect(statistik.beslut.perInsats.map { "\($0.område.rawValue) \($0.insats)" } == ["AO korttidsboende", "IFO bostad", "IFO korttidsboende"])
        #expect(statistik.beslut.perÅldersklass[.sju]?[.öppna] == .antal(3))
        #expect(statistik.avbrott.perÅldersklass[.arton]?[.öppna] == .antal(1))
    }

    @Test("har den föregående omgångens tal så som de lämnades")
    func jämförelsen() {
        let förra = Rapport(nämnd: "SN", omgång: .exempel("2023K2", "2023-05-31"), rader: (1...7).map { rad($0, .r4, .öppen) })
        let statistik = Statistikrapport(rapport([]), underlag: [], tidigare: [Omgångstal(förra)], tröskel: .fem)
        #expect(statistik.föregående?.period == kvartal("2023K2"))
        #expect(statistik.beslut.föregående[.öppna] == .antal(7))
        #expect(statistik.avbrott.föregående[.öppna] == .antal(0))
    }
}

func rapport(_ rader: [Rapportrad]) -> Rapport { Rapport(nämnd: "SN", omgång: .exempel("2023K3", "2023-08-31"), rader: rader) }

func rad(
    _ nr: Int, _ rubrik: Rubrik, _ utfall: Utfall, insats: String = "kontaktperson", område: Verksamhetsområde = .ifo, art: FristNummer.Art = .beslut,
    beslutsdatum: String = "2023-01-17"
) -> Rapportrad {
    Rapportrad(
        rubrik: rubrik, utfall: utfall, frist: FristID(beslut: .nr(UInt64(nr)), nummer: FristNummer(art: art, nr: art == .beslut ? 0 : 1)),
        start: dag("2023-01-17"), slut: utfall == .öppen ? nil : dag("2023-08-20"), område: område, lagrum: "SoL2001-4:1", insats: insats,
        beslutsdatum: dag(beslutsdatum), dagarSedanBeslut: 226, dagarIFrist: 226, skäl: nil, orsak: nil, text: nil, märken: [])
}

func underlag(_ nr: Int, person: Int, _ kön: Kön) -> Fristunderlag {
    Fristunderlag(
        beslut: .nr(UInt64(nr)), person: .nr(UInt64(person)), kön: kön, område: .ifo, lagrum: "SoL2001-4:1", insats: "kontaktperson",
        beslutsdatum: dag("2023-01-17"), gällerTill: nil, ursprung: .nämnd, makulerat: false, vistelsekommun: false,
        frist: Frist(nummer: .beslut, start: dag("2023-01-17")))
}
