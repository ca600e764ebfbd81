import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("Sammanställningen")
struct SammanställningTests {
    static let rubriker = [
        "Återrapportering av beslut som har verkställts", "Återrapportering av beslut som avslutats utan att beslutet verkställts",
        "Återrapportering av beslut som rapporterats tidigare och ännu inte verkställts", "Ny rapportering av ej verkställda beslut under kvartal 3",
    ]

    @Test("av Botkyrkas kvartal 3 är det här dokumentet, tecken för tecken")
    func helaDokumentet() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(sammanställning(try nämnd.fastställ("2023K3")).text == botkyrkatext)
    }

    @Test("av Botkyrkas kvartal 3 har den offentliga rapportens rader under varje rubrik, som mängder")
    func offentligaRader() throws {
        var nämnd = try Botkyrka.kvartal3()
        let dokument = sammanställning(try nämnd.fastställ("2023K3"))
        for (rubrik, rader) in zip(Self.rubriker, offentligaRaderna) { #expect(Set(dokument.under(rubrik)) == Set(rader), "\(rubrik)") }
        #expect(offentligaRaderna.joined().count == 11)
        #expect(!dokument.text.contains("kvartal 4"))
    }

    @Test("av en tom omgång skriver alla fyra rubrikerna och att det inte finns något")
    func tom() {
        let dokument = sammanställning(rapport([]))
        for rubrik in Self.rubriker.prefix(3) { #expect(dokument.under(rubrik) == ["Det finns inga beslut att återrapportera."]) }
        #expect(dokument.under(Self.rubriker[3]) == ["Det finns inga nya beslut att rapportera."])
        #expect(dokument.under("Sammanfattning") == ["Det finns inga ej verkställda beslut att rapportera."])
        #expect(!dokument.text.contains("Rättelse av beslut"))
    }

    @Test("tar kvartalet i rubriken ur perioden och titeln ur etiketten", arguments: ["2023K1", "2023K2", "2023K3", "2024K4"])
    func kvartalet(_ period: String) {
        let dokument = sammanställning(rapport([], period, etikett: "hösten"))
        #expect(dokument.rader.contains("Ny rapportering av ej verkställda beslut under kvartal \(kvartal(period).nummer)"))
        #expect(dokument.rader[0] == "Sammanställning av ej verkställda beslut hösten")
        #expect(sammanställning(rapport([], period)).rader[0].hasSuffix("kvartal \(kvartal(period).nummer) \(kvartal(period).år)"))
    }

    @Test("skriver de rättade för sig, sist och bara när de finns")
    func rättade() throws {
        let dokument = sammanställning(rapport([rad(.r4, .öppen), rad(.rättade, .verkställd)]))
        let rättelse = "Rättelse av beslut som rapporterats tidigare men inte skulle ha rapporterats"
        #expect(
            dokument.under(rättelse) == ["Beslut om kontaktperson 2023-01-17 har rapporterats som ej verkställt men skulle inte ha rapporterats."])
        let platser = try (Self.rubriker + [rättelse]).map { try #require(dokument.rader.firstIndex(of: $0)) }
        #expect(platser == platser.sorted())
        #expect(dokument.under("Sammanfattning")[0].hasSuffix(" och 1 nytt. Därtill 1 rättad rad."))
    }

    @Test("skriver varje märke som en indragen anmärkning under sin rad")
    func anmärkningar() {
        let märken: [Märke] = [
            .skulleHaRapporterats(kvartal("2023K2")), .löptUtObekräftat, .skälSaknas, .återöppnad, .slutEfterBrytdatum(dag("2023-09-01")),
        ]
        #expect(
            sammanställning(rapport([rad(.r4, .öppen, märken: märken)])).under(Self.rubriker[3]) == [
                "Beslut om kontaktperson 2023-01-17 har rapporterats som ej verkställt.",
                "  Anm. Skulle ha rapporterats redan i 2023K2.",
                "  Anm. Beslutets tid har löpt ut, men det är inte bekräftat att insatsen är avslutad.",
                "  Anm. Skälet till dröjsmålet saknas.",
                "  Anm. Slutrapporterat tidigare, men en rättelse visar att beslutet inte är verkställt eller avslutat.",
                "  Anm. Verkställt eller avslutat 2023-09-01, efter brytdatum; tas upp i nästa omgång.",
            ])
    }

    @Test("nämner paragrafen som gällde på brytdatum, och LSS bara när någon rad vilar på den")
    func paragrafen() {
        func ärendet(_ brytdatum: String, _ rader: [Rapportrad]) -> String {
            sammanställning(rapport(rader, "2025K3", brytdatum)).under("Ärendet")[0]
        }
        #expect(ärendet("2025-06-30", []).hasPrefix("Nämnden ska enligt 16 kap. 6 f § socialtjänstlagen (2001:453) en gång per kvartal"))
        #expect(
            ärendet("2025-07-01", [rad(.r4, .öppen)]).hasPrefix("Nämnden ska enligt 34 kap. 1 § socialtjänstlagen (2025:400) en gång per kvartal"))
        let lss = ärendet("2025-07-01", [rad(.r4, .öppen, lagrum: "LSS-9:9")])
        #expect(lss.contains("(2025:400) och 28 f § lagen (1993:387) om stöd och service till vissa funktionshindrade en gång per kvartal"))
    }

    @Test("säger om den är utkast, fastställd eller antagen")
    func status() {
        #expect(sammanställning(rapport([]), status: .utkast).rader[2].hasPrefix("Utkast, inte fastställt. Version 1"))
        #expect(sammanställning(rapport([]), status: .fastställd).rader[2].hasPrefix("Fastställd. Version 1"))
        #expect(sammanställning(rapport([]), status: .antagen).rader[2].hasPrefix("Antagen av nämnden. Version 1"))
    }

    @Test("låter ingen radbrytning i etiketten eller nämndens namn bli en egen rad")
    func radbrytningar() {
        let dokument = sammanställning(rapport([], etikett: "kvartal 3\nFalsk rad"), namn: "Social\r\nFalsk rad", kommun: "X\u{2028}Falsk rad")
        #expect(!dokument.text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("Falsk rad") })
        #expect(dokument.rader[1] == "Social Falsk rad, X Falsk rad")
    }

    @Test("räknar i ental och flertal")
    func tal() {
        #expect(
            sammanställning(rapport([rad(.r3, .öppen)])).under("Sammanfattning")
                == [
                    "Rapporten har 1 rad: 0 tidigare rapporterade beslut som har verkställts, 0 som avslutats utan verkställighet, 1 som ännu inte är "
                        + "verkställt och 0 nya."
                ])
    }

    @Test("en antagen rapport säger när, i vilken paragraf och till vem den överlämnats")
    func antagen() {
        let huvud = Rapporthuvud(
            nämnd: Formexempel.nämnd, status: .antagen, version: 1, position: 7, sha256: "0",
            antagen: RapportAntagen(sammanträdesdatum: dag("2023-09-19"), paragraf: "§ 107", dnr: "SN 2023:77"),
            överlämnad: [.fullmäktige: dag("2023-10-02"), .revisorer: dag("2023-09-20")])
        let text = Sammanställning(Formexempel.rapport, huvud, katalog: .program).text
        #expect(text.contains("Antagen 2023-09-19, § 107, dnr SN 2023:77. Överlämnad till revisorerna 2023-09-20, fullmäktige 2023-10-02.\n"))
    }
}
