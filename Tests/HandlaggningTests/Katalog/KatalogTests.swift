@testable import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Katalogen")
struct KatalogTests {
    func svar(_ lagrum: String, _ beslutsdatum: String, insats: String = "annat", område: Verksamhetsområde = .ifo) -> Avvisning? {
        let uppgifter = Beslutsuppgifter.exempel(beslutsdatum, insats: insats, område: område, lagrum: lagrum)
        return avvisad { try FattaBeslut.exempel(.nr(1), uppgifter).avgör(nil, idag("2027-01-01")) }
    }

    @Test(
        "den gamla socialtjänstlagen gäller till och med 2025-06-30, den nya från och med dagen efter",
        arguments: [
            ("SoL2001-4:1", "2002-01-01", true), ("SoL2001-4:1", "2001-12-31", false), ("SoL2001-4:1", "2025-06-30", true),
            ("SoL2001-4:1", "2025-07-01", false), ("SoL2025-11:1", "2025-06-30", false), ("SoL2025-11:1", "2025-07-01", true),
            ("SoL2025-12:1", "2025-06-30", false), ("SoL2025-12:1", "2025-07-01", true),
        ])
    func iKraft(_ lagrum: String, _ beslutsdatum: String, _ gäller: Bool) {
        #expect(svar(lagrum, beslutsdatum)?.kod == (gäller ? nil : .lagrumEjIKraft))
    }

    @Test("avvisningen av en paragraf ur kraft säger vilken lag och när den gäller")
    func lagrum() {
        let gammal = svar("SoL2001-4:1", "2025-07-01")
        #expect(gammal?.lagrum == "4 kap. 1 § socialtjänstlagen (2001:453)")
        #expect(gammal?.text.contains("2002-01-01–2025-06-30") == true)
        #expect(svar("SoL2025-11:1", "2025-06-30")?.text.contains("från och med 2025-07-01") == true)
    }

    @Test(
        "paragrafer utanför rapporteringsskyldigheten registreras inte",
        arguments: [
            ("SoL2001-4:2", "2023-01-01"), ("SoL2025-11:4", "2025-08-01"), ("SoL2025-11:5", "2025-08-01"), ("SoL2025-12:2", "2025-08-01"),
            ("LVU", "2023-01-01"), ("LVM", "2023-01-01"),
        ])
    func ejPliktiga(_ lagrum: String, _ beslutsdatum: String) {
        #expect(svar(lagrum, beslutsdatum)?.kod == .lagrumEjRapporteringspliktigt)
    }

    @Test("ett lagrum som inte finns är okänt", arguments: ["SoL2001-4:3", "LSS-9:11", "LSS-9", "", "sol2001-4:1"])
    func okänt(_ lagrum: String) { #expect(svar(lagrum, "2023-01-01")?.kod == .okantLagrum) }

    @Test("LSS 9 § 1–10 hör var och en till sin insats och ingen annan")
    func lss() {
        let insatser = [
            "lss_radgivning", "lss_personlig_assistans", "lss_ledsagarservice", "lss_kontaktperson", "lss_avlosarservice", "lss_korttidsvistelse",
            "lss_korttidstillsyn", "lss_boende_barn", "lss_bostad_vuxna", "lss_daglig_verksamhet",
        ]
        for (plats, insats) in insatser.enumerated() {
            for punkt in 1...10 {
                let väntat: Avvisning.Kod? = punkt == plats + 1 ? nil : .lagrumEjForInsatsen
                #expect(svar("LSS-9:\(punkt)", "2023-01-01", insats: insats, område: .of)?.kod == väntat)
            }
            #expect(svar("SoL2001-4:1", "2023-01-01", insats: insats, område: .of)?.kod == .lagrumEjForInsatsen)
            #expect(svar("LSS-9:\(plats + 1)", "2023-01-01", insats: insats, område: .ifo)?.kod == .insatsEjIKatalogen)
        }
    }

    @Test("LSS gäller före och efter den nya socialtjänstlagen", arguments: ["1994-01-01", "2025-06-30", "2025-07-01"])
    func lssITid(_ beslutsdatum: String) {
        #expect(svar("LSS-9:9", beslutsdatum, insats: "lss_bostad_vuxna", område: .of) == nil)
        #expect(svar("LSS-9:9", "1993-12-31", insats: "lss_bostad_vuxna", område: .of)?.kod == .lagrumEjIKraft)
    }

    /// Kodlistorna som de ska skrivas i en importfil.
    static let kodlistor: [(Verksamhetsområde, String)] = [
        (
            .ifo,
            "behandlingshem_hvb boendestod bostad familjehem kontaktfamilj kontaktperson korttidsboende sysselsattning oppenvardsverksamhet "
                + "traningslagenhet ekonomiskt_bistand annat"
        ),
        (.äo, "sarskilt_boende korttidsboende hemtjanst dagverksamhet trygghetslarm ledsagning avlosning kontaktperson annat"),
        (
            .of,
            "boendestod bostad_sarskild_service sysselsattning kontaktperson ledsagning avlosning korttidsboende hemtjanst annat lss_radgivning "
                + "lss_personlig_assistans lss_ledsagarservice lss_kontaktperson lss_avlosarservice lss_korttidsvistelse lss_korttidstillsyn "
                + "lss_boende_barn lss_bostad_vuxna lss_daglig_verksamhet"
        ),
    ]

    @Test("varje område har sin kodlista, varken fler eller färre", arguments: kodlistor)
    func kodlista(_ område: Verksamhetsområde, _ koder: String) {
        let egna = Katalog.program.insatser.filter { $0.område == område }.map(\.kod)
        #expect(Set(egna) == Set(koder.split(separator: " ").map(String.init)))
        #expect(Set(egna).count == egna.count)
    }

    @Test("en insats ur ett annat områdes lista avvisas, en som ingen har är okänd")
    func fel() {
        #expect(svar("SoL2001-4:1", "2023-01-01", insats: "bostad", område: .äo)?.kod == .insatsEjIKatalogen)
        #expect(svar("SoL2001-4:1", "2023-01-01", insats: "trygghetslarm", område: .ifo)?.kod == .insatsEjIKatalogen)
        #expect(svar("SoL2001-4:1", "2023-01-01", insats: "flygande matta")?.kod == .okandInsats)
        #expect(svar("SoL2025-11:1", "2025-08-01", insats: "ekonomiskt_bistand")?.kod == .lagrumEjForInsatsen)
        #expect(svar("SoL2025-12:1", "2025-08-01", insats: "ekonomiskt_bistand") == nil)
    }

    @Test("ett lagrum med en ny post prövas mot den som gällde på beslutsdagen")
    func nyPost() {
        func post(_ namn: String, _ från: String, _ till: String?, _ pliktigt: Bool) -> Lagrumspost {
            Lagrumspost(
                kod: "X", namn: namn, lag: .lss, giltig: Giltighet(från: dag(från), till: till.map(dag)), rapporteringspliktigt: pliktigt)
        }
        let katalog = Katalog(lagrum: [post("förr", "2000-01-01", "2009-12-31", false), post("nu", "2010-01-01", "2019-12-31", true)])
        #expect(avvisad { try katalog.pröva(lagrum: "X", beslutsdatum: dag("2009-12-31")) }?.kod == .lagrumEjRapporteringspliktigt)
        #expect(avvisad { try katalog.pröva(lagrum: "X", beslutsdatum: dag("2010-01-01")) } == nil)
        #expect(avvisad { try katalog.pröva(lagrum: "X", beslutsdatum: dag("2020-01-01")) }?.kod == .lagrumEjIKraft)
        #expect(katalog.lagrum("X", dag("2020-01-01"))?.namn == "nu")
    }

    @Test("varje insats vilar på lagrum som finns och är rapporteringspliktiga")
    func hela() {
        for insats in Katalog.program.insatser {
            for kod in insats.lagrum {
                #expect(Katalog.program.lagrum(kod, insats.giltig.från)?.rapporteringspliktigt == true, "\(insats.kod) \(kod)")
            }
        }
    }

    @Test("namnet är det som gällde på dagen; en insats som lagts ned behåller sitt sista")
    func namn() {
        func post(_ namn: String, _ från: String, _ till: String?) -> Insatspost {
            Insatspost(kod: "x", område: .ifo, namn: namn, lagrum: ["SoL2001-4:1"], giltig: Giltighet(från: dag(från), till: till.map(dag)))
        }
        let katalog = Katalog(insatser: [post("förr", "2000-01-01", "2009-12-31"), post("nu", "2010-01-01", "2019-12-31")])
        #expect(katalog.namn(påInsats: "x", .ifo, dag("2009-12-31")) == "förr")
        #expect(katalog.namn(påInsats: "x", .ifo, dag("2010-01-01")) == "nu")
        #expect(katalog.namn(påInsats: "x", .ifo, dag("2023-01-01")) == "nu")
        #expect(Katalog(insatser: katalog.insatser.reversed()).namn(påInsats: "x", .ifo, dag("2023-01-01")) == "nu")
        #expect(katalog.namn(påInsats: "x", .äo, dag("2009-12-31")) == "x")
        #expect(
            Katalog.program.namn(påInsats: "bostad", .ifo, dag("2023-04-13"))
                == "bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning")
    }
}
