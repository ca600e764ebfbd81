@testable import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Tiden till gallring")
struct GallringsfristTests {
    @Test(
        "är fem hela år efter den sista anteckningen, och gallringen är gjord senast nästa kalenderårs slut",
        arguments: [
            ("2019-03-10", "2024-03-11", "2025-12-31"), ("2018-12-30", "2023-12-31", "2024-12-31"), ("2018-12-31", "2024-01-01", "2025-12-31"),
            ("2020-02-29", "2025-03-01", "2026-12-31"), ("2019-02-28", "2024-02-29", "2025-12-31"), ("2020-01-01", "2025-01-02", "2026-12-31"),
        ])
    func frist(_ anteckning: String, _ från: String, _ senast: String) {
        let frist = gallringsfrist(dag(anteckning), år: 5)
        #expect(frist.från == dag(från))
        #expect(frist.senast == dag(senast))
    }

    @Test("räknas från den sista dagen i någon händelse, hur den än står i ordningen")
    func sista() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2012-01-10")
        #expect(nämnd.beslut[.nr(1)]?.senasteAnteckning == dag("2012-01-10"))
        try nämnd.registrera(1, .planerat("2012-09-01"))
        try nämnd.registrera(1, .uppföljning("2012-03-01"))
        try nämnd.avsluta(1, "2012-04-01")
        #expect(nämnd.beslut[.nr(1)]?.senasteAnteckning == dag("2012-09-01"))
        // En text utan egen dag flyttar inget.
        try nämnd.rätta(1, .beslutAvslutatUtanVerkställighet, "datum", .datum(dag("2012-10-02")))
        #expect(nämnd.beslut[.nr(1)]?.senasteAnteckning == dag("2012-10-02"))
    }

    @Test("har inte börjat medan en frist är öppen eller insatsen pågår")
    func hinder() throws {
        var nämnd = Provnämnd()
        func prövning(_ dag: String) -> Gallringsprövning {
            Gallringsprövning(
                Gallringsunderlag(Array(nämnd.beslut.values), kommunkod: "9999", födda: []), dag: HandlaggningSupport.dag(dag), katalog: .program)
        }
        try nämnd.fatta(1, "2012-01-10")
        #expect(prövning("2029-01-01").hinder == .öppenFrist(.nr(1)))
        try nämnd.verkställ(1, "2012-02-01")
        #expect(prövning("2029-01-01").hinder == .insatsPågår(.nr(1)))
        try nämnd.registrera(1, .insatsenSlut("2013-05-31"))
        #expect(prövning("2018-05-31").förfallen == false)
        #expect(prövning("2018-06-01").förfallen == true)
        #expect(prövning("2019-12-31").försenad == false)
        #expect(prövning("2020-01-01").försenad == true)
        #expect(prövning("2018-06-01").grund == ["12 kap. 1 § socialtjänstlagen (2001:453)"])
        #expect(prövning("2025-07-01").grund == ["16 kap. 1 § socialtjänstlagen (2025:400)"])
    }

    @Test("är en för personen: det yngsta av besluten avgör")
    func flera() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2012-01-10")
        try nämnd.avsluta(1, "2012-02-01")
        try nämnd.fatta(2, "2015-01-10")
        try nämnd.avsluta(2, "2015-02-01")
        let prövning = Gallringsprövning(
            Gallringsunderlag(Array(nämnd.beslut.values), kommunkod: "9999", födda: []), dag: dag("2020-02-01"), katalog: .program)
        #expect(prövning.frist?.från == dag("2020-02-02"))
        #expect(!prövning.förfallen)
    }
}
