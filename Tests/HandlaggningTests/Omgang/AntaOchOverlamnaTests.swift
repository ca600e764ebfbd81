import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att anta och överlämna en rapport")
struct AntaOchÖverlämnaTests {
    let k3 = kvartal("2023K3")

    func anta(_ datum: String = "2023-09-19", _ period: String = "2023K3") -> Kommando {
        let antagen = RapportAntagen(sammanträdesdatum: dag(datum), paragraf: "§ 107", dnr: "SN/2023:77")
        return .antaRapport(AntaRapport(period: kvartal(period), antagen: antagen))
    }

    func överlämna(_ mottagare: Mottagare, _ datum: String = "2023-09-19", _ period: String = "2023K3") -> Kommando {
        .överlämnaRapport(ÖverlämnaRapport(period: kvartal(period), mottagare: mottagare, datum: dag(datum)))
    }

    func fastställd() throws -> Provnämnd {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.fastställ("2023K3")
        return nämnd
    }

    @Test("nämnden antar den fastställda rapporten, en gång")
    func antas() throws {
        var nämnd = try fastställd()
        try nämnd.utför(anta())
        #expect(
            nämnd.omgångar[k3]?.antagen == RapportAntagen(sammanträdesdatum: dag("2023-09-19"), paragraf: "§ 107", dnr: "SN/2023:77"))
        #expect(avvisad { try nämnd.utför(anta()) }?.kod == .redanAntagen)
    }

    @Test("ett utkast eller en okänd omgång kan inte antas")
    func utkast() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(avvisad { try nämnd.utför(anta()) }?.kod == .ejFaststalld)
        #expect(avvisad { try nämnd.utför(anta("2023-09-19", "2023K4")) }?.kod == .okandOmgang)
        #expect(avvisad { try nämnd.utför(överlämna(.revisorer)) }?.kod == .ejFaststalld)
        #expect(avvisad { try nämnd.utför(överlämna(.revisorer, "2023-09-19", "2023K4")) }?.kod == .okandOmgang)
    }

    @Test("sammanträdet har hållits senast i dag")
    func framtid() throws {
        var nämnd = try fastställd()
        nämnd.idag = dag("2023-09-18")
        let svar = avvisad { try nämnd.utför(anta()) }
        #expect(svar?.kod == .datumIFramtiden)
        #expect(svar?.fält == "sammantradesdatum")
        nämnd.idag = dag("2023-09-19")
        #expect(avvisad { try nämnd.utför(anta()) } == nil)
    }

    @Test("revisorer och fullmäktige får den antagna versionen, en gång var")
    func överlämnas() throws {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.beräkna(k3)
        try nämnd.verkställ(5, "2023-08-31")
        try nämnd.fastställ("2023K3")
        try nämnd.utför(anta())
        let kommando = ÖverlämnaRapport(period: k3, mottagare: .fullmäktige, datum: dag("2023-09-20"))
        #expect(
            try kommando.avgör(nämnd.allaOmgångar, nämnd.omständigheter)
                == [.rapportÖverlämnad(RapportÖverlämnad(mottagare: .fullmäktige, datum: dag("2023-09-20"), version: 2))])
        try nämnd.utför(.överlämnaRapport(kommando))
        try nämnd.utför(överlämna(.revisorer))
        #expect(nämnd.omgångar[k3]?.överlämnad == [.fullmäktige: dag("2023-09-20"), .revisorer: dag("2023-09-19")])
        #expect(avvisad { try nämnd.utför(.överlämnaRapport(kommando)) }?.kod == .redanOverlamnad)
    }

    @Test("överlämnas inte före antagandet och inte i framtiden")
    func före() throws {
        var nämnd = try fastställd()
        #expect(avvisad { try nämnd.utför(överlämna(.revisorer)) }?.kod == .ejAntagen)
        try nämnd.utför(anta())
        #expect(avvisad { try nämnd.utför(överlämna(.revisorer, "2023-09-18")) }?.kod == .foreAntagandet)
        nämnd.idag = dag("2023-09-19")
        #expect(avvisad { try nämnd.utför(överlämna(.revisorer, "2023-09-20")) }?.kod == .datumIFramtiden)
        #expect(avvisad { try nämnd.utför(överlämna(.revisorer, "2023-09-19")) } == nil)
    }
}
