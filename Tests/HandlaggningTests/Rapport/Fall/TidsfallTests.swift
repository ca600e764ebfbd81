import Handlaggning
import HandlaggningSupport
import Testing

/// Fall 23 och 26: lagen och dagen som gäller.
@Suite("Fall: lag och dag")
struct TidsfallTests {
    @Test("23. ett beslut enligt den gamla lagen som blir sent efter 2025-07-01 behåller sitt lagrum och rapporteras enligt den nya")
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

    @Test(
        "26. dagen är hel: sommartidens nätter flyttar ingen gräns",
        arguments: [
            ("2022-12-26", "2023-03-26"), ("2023-12-31", "2024-03-31"), ("2024-12-30", "2025-03-30"), ("2023-07-29", "2023-10-29"),
            ("2024-07-27", "2024-10-27"),
        ])
    func sommartid(_ beslutsdatum: String, _ natten: String) throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, beslutsdatum)
        try nämnd.fatta(2, beslutsdatum)
        try nämnd.verkställ(1, natten)
        try nämnd.verkställ(2, dag(natten).plus(dagar: 1).description)
        let omgång = Omgångsuppgifter(period: kvartal("2023K2"), etikett: nil, brytdatum: dag(natten).plus(dagar: 30))
        #expect(nämnd.rapport(omgång).rader.map(\.frist.beslut) == [.nr(2)])
    }

    @Test(
        "26. en tidpunkt är inget datum: datumdelen tas av den som läser källan, aldrig av kärnan",
        arguments: [
            "2025-02-01T00:00:00Z", "2025-02-01T23:59:59+01:00", "2025-02-01 00:00",
        ])
    func tidpunkt(_ text: String) {
        #expect(Datum(text) == nil)
        #expect(Datum(text.prefix(10)) == dag("2025-02-01"))
    }

    @Test("26. i dag är den lokala dagen, som den som frågar anger: den dagens händelser går, morgondagens inte")
    func idag() throws {
        var nämnd = Provnämnd()
        nämnd.idag = dag("2023-03-26")
        try nämnd.fatta(1, "2023-03-26")
        #expect(avvisad { try nämnd.verkställ(1, "2023-03-27") }?.kod == .datumIFramtiden)
        #expect(avvisad { try nämnd.verkställ(1, "2023-03-26") } == nil)
    }
}
