import CanonicalJSON
import Handlaggning
import Journal
import Testing

@Suite("En händelses lagrade form")
struct FormTests {
    @Test("är den skrivna, tecken för tecken", arguments: exempelhändelser)
    func skriven(_ exempel: Exempelhändelse) {
        let form = exempel.händelse.form
        #expect(form.typ == exempel.typ)
        #expect(form.version == 1)
        #expect(form.giltigt?.description == exempel.giltigt)
        #expect(form.data.canonical == exempel.data)
        #expect(form.skyddat?.canonical == exempel.skyddat)
    }

    @Test("läses tillbaka som samma händelse", arguments: exempelhändelser)
    func läst(_ exempel: Exempelhändelse) throws {
        let skyddat = try exempel.skyddat.map { Skyddat.öppet(try JSON(parsing: $0)) } ?? .inget
        #expect(try Händelse(typ: exempel.typ, version: 1, data: try JSON(parsing: exempel.data), skyddat: skyddat) == exempel.händelse)
    }

    @Test("har ingen identitet och ingen text i klartext", arguments: exempelhändelser)
    func klartext(_ exempel: Exempelhändelse) {
        for ord in ["19710211", "Alma", "Handläggare", "Rapportör", "missbruk", "ÄN/2025", "E-1", "familj", "klienten"] {
            #expect(!exempel.data.contains(ord) && !exempel.händelse.form.data.canonical.contains(ord))
        }
    }

    @Test("finns för varje händelse, och varje typ har ett ASCII-namn")
    func alla() {
        let typer = Set(exempelhändelser.map(\.typ))
        let omgångens = [
            "NamndRegistrerad", "OmgangOppnad", "RapportBeraknad", "AvsnittSkrivet", "RapportFaststalld", "RapportAntagen", "RapportOverlamnad",
        ]
        #expect(typer == Set(omgångens + BeslutHändelse.Typ.allCases.map(\.rawValue)))
        #expect(typer.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
    }

    @Test(
        "av okänd typ eller version läses inte",
        arguments: [
            ("Okand", 1), ("BeslutFattat", 2), ("BeslutFattat", 0), ("beslutfattat", 1), ("", 1),
        ] as [(String, Int16)])
    func okänd(_ typ: String, _ version: Int16) {
        let fel = #expect(throws: Formfel.self) { try Händelse(typ: typ, version: version, data: ["datum": "2023-06-01"], skyddat: .inget) }
        #expect(fel?.typ == typ && fel?.version == version)
        #expect(fel?.fält == nil)
    }

    @Test("som saknar ett fält, eller har det i fel form, läses inte, och felet nämner fältet", arguments: exempelhändelser)
    func skadad(_ exempel: Exempelhändelse) throws {
        let data = try JSON(parsing: exempel.data)
        let valfria: Set<String> = [
            "gallerFran", "gallerTill", "omfattning", "beslutsgrupp", "enhet", "paragraf", "dnr", "till", "lagaKraft", "belopp",
        ]
        let skyddat = try exempel.skyddat.map { Skyddat.öppet(try JSON(parsing: $0)) } ?? .inget
        guard case .object(let medlemmar) = data else { return }
        for fält in medlemmar.map(\.key) {
            // Ett värde som inte går att läsa är ett fel också där det får saknas.
            let fel = #expect(throws: Formfel.self, "\(fält)") {
                try Händelse(typ: exempel.typ, version: 1, data: data.satt(fält, ["fel": "form"]), skyddat: skyddat)
            }
            #expect(fel?.fält == fält)
            #expect(fel?.typ == exempel.typ && fel?.version == 1)
            if !valfria.contains(fält), !["BeslutAvslutatUtanVerkstallighet.text", "ErbjudandeBesvarat.skal"].contains("\(exempel.typ).\(fält)"),
                !exempel.valfrittVärde
            {
                let saknat = #expect(throws: Formfel.self, "\(fält)") {
                    try Händelse(typ: exempel.typ, version: 1, data: data.satt(fält, nil), skyddat: skyddat)
                }
                #expect(saknat?.fält == fält)
            }
        }
    }
}

extension Exempelhändelse {
    /// En rättelse av en uppgift som får saknas.
    fileprivate var valfrittVärde: Bool {
        guard case .beslut(.uppgiftRättad(let rättad)) = händelse else { return false }
        return [.valfrittDatum, .valfrittHeltal, .valfriGrupp, .valfriText, .valfriFritext].contains(rättad.mål.typ.rättbara[rättad.uppgift.fält])
    }
}
