@testable import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Undantag från gallring")
struct GallringsundantagTests {
    private func undantag(
        _ uppgifter: Beslutsuppgifter, kommun: String = "9999", födda: [String] = [], slut: String = "2012-06-01", _ dag: String = "2025-08-01"
    ) -> [Gallringsundantag] {
        let beslut = Beslut.läge(.nr(1), efter: [.fattat(uppgifter), .avslutat(slut)])!
        return Gallringsprövning(
            Gallringsunderlag([beslut], kommunkod: kommun, födda: födda.map(HandlaggningSupport.dag)), dag: HandlaggningSupport.dag(dag),
            katalog: .program
        ).undantag
    }

    @Test(
        "gäller alla i Östergötlands, Gotlands och Västernorrlands län och Göteborg, och ingen i andra kommuner utan födelsedag",
        arguments: [
            ("0509", true), ("0580", true), ("0586", true), ("0980", true), ("1480", true), ("2260", true), ("2284", true), ("0127", false),
            ("0484", false), ("0604", false), ("1440", false), ("1481", false), ("2303", false),
        ])
    func forskningskommuner(_ kommun: String, _ undantagen: Bool) {
        #expect(undantag(.exempel("2012-01-10"), kommun: kommun).map(\.slag) == (undantagen ? [.forskning] : []))
    }

    @Test(
        "gäller i övriga kommuner de som är födda den 5, 15 och 25",
        arguments: [
            ("1980-01-04", false), ("1980-01-05", true), ("1980-01-06", false), ("1980-01-14", false), ("1980-01-15", true), ("1980-01-16", false),
            ("1980-01-24", false), ("1980-01-25", true), ("1980-01-26", false),
        ])
    func födelsedagar(_ född: String, _ undantagen: Bool) {
        let funna = undantag(.exempel("2012-01-10"), födda: [född])
        #expect(funna == (undantagen ? [Gallringsundantag(slag: .forskning, paragraf: "16 kap. 4 § socialtjänstlagen (2025:400)", till: nil)] : []))
    }

    @Test("nämner den lydelse som gäller dagen då det prövas")
    func lydelse() {
        #expect(undantag(.exempel("2012-01-10"), födda: ["1980-01-05"], "2025-06-30").first?.paragraf == "12 kap. 2 § socialtjänstlagen (2001:453)")
    }

    @Test(
        "räknar födelsedagen ur varje sorts nummer",
        arguments: [
            ("19800105-T123", "1980-01-05"), ("19800165-T12", "1980-01-05"), ("19800105T123", "1980-01-05"), ("19800191-0000", "1980-01-31"),
            ("19800229-T121", "1980-02-29"), ("19810229-T121", nil), ("19800192-0000", nil), ("1980", nil), ("", nil), ("1980010x-T121", nil),
        ])
    func nummer(_ nummer: String, _ dag: String?) { #expect(Datum(födelsetidI: nummer)?.description == dag) }

    private func barn(_ insats: String, område: Verksamhetsområde = .ifo, berörBarn: Bool = true, _ datum: String = "2012-01-10") -> Beslutsuppgifter
    {
        Beslutsuppgifter(
            person: .nr(1), kön: .kvinna, område: område, lagrum: område == .of ? "LSS-9:8" : "SoL2001-4:1", insats: insats, beslutsdatum: dag(datum),
            berörBarn: berörBarn)
    }

    @Test("gäller för alltid ett placerat barn, men inte en vuxen med samma insats", arguments: ["familjehem", "behandlingshem_hvb", "bostad"])
    func placerade(_ insats: String) {
        #expect(undantag(barn(insats)) == [Gallringsundantag(slag: .placeratBarn, paragraf: "16 kap. 2 § socialtjänstlagen (2025:400)", till: nil)])
        #expect(undantag(barn(insats, berörBarn: false)).isEmpty)
    }

    @Test("gäller boende enligt LSS 9 § 8, vem beslutet än säger sig beröra")
    func lss() {
        #expect(undantag(barn("lss_boende_barn", område: .of, berörBarn: false)).map(\.slag) == [.placeratBarn])
        #expect(undantag(barn("lss_daglig_verksamhet", område: .of)).isEmpty)
    }

    @Test(
        "gäller en barnutredning tills barnet är trettio, från 2026-01-15 och inte ärenden som avslutats före dess",
        arguments: [
            ("2012-06-01", [], "2040-01-01", nil), ("2026-01-14", [], "2040-01-01", nil), ("2026-01-15", [], "2026-01-14", nil),
            ("2026-01-15", ["2010-08-09"], "2040-08-08", "2040-08-09"), ("2026-01-15", ["2010-08-09"], "2040-08-09", nil),
            // Personen är vuxen, eller okänd: barnet är som yngst fött på beslutsdagen.
            ("2026-01-15", ["1970-08-09"], "2041-12-31", "2042-01-10"), ("2026-01-15", [], "2042-01-09", "2042-01-10"),
            ("2026-01-15", [], "2042-01-10", nil),
        ] as [(String, [String], String, String?)])
    func barnutredning(_ slut: String, _ födda: [String], _ dag: String, _ till: String?) {
        let funna = undantag(barn("kontaktfamilj"), födda: födda, slut: slut, dag)
        #expect(funna.map(\.till?.description) == (till.map { [$0] } ?? []))
        #expect(funna.allSatisfy { $0.slag == .barnutredning && $0.paragraf == "16 kap. 2 a § socialtjänstlagen (2025:400)" })
    }
}
