import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("Bevakningslistan")
struct BevakningslistaTests {
    @Test("är den här texten, tecken för tecken")
    func text() throws { try ärGolden("bevakning.txt", exempelbevakning().text) }

    @Test("är den här JSON-texten")
    func json() throws { try ärGolden("bevakning.json", exempelbevakning().json.text + "\n") }

    @Test("är den här tabellen")
    func csv() throws { try ärGolden("bevakning.csv", exempelbevakning().tabell.csv) }

    @Test("är den här sidan")
    func html() throws { try ärGolden("bevakning.html", exempelbevakning().dokument.html) }

    @Test("säger med en mening att inget är öppet, i varje form")
    func tom() throws {
        let lista = bevakningslista(Provnämnd(), "2023-06-01")
        let mening = "Det finns inga öppna frister att bevaka."
        #expect(
            lista.text == """
                Bevakning av öppna frister, SN
                Räknat från 2023-06-01, så som det var känt vid position 42 i loggen.

                \(mening)

                """)
        #expect(lista.dokument.text.contains(mening) && lista.dokument.html.contains(mening))
        #expect(lista.tabell.rader.isEmpty)
        #expect(lista.json["frister"] == [] && lista.json["summor"]?["totalt"] == 0)
    }

    @Test("står i kolumner: varje frist på en rad, varje varning under sin frist")
    func kolumner() throws {
        let rader = try exempelbevakning().text.split(separator: "\n").map(String.init).drop { !$0.hasPrefix("Dagar  ") }
        let frister = rader.dropFirst().filter { !$0.hasPrefix("      ") }
        #expect(frister.count == 11)
        let huvud = try #require(rader.first)
        let plats = huvud.distance(from: huvud.startIndex, to: try #require(huvud.firstRange(of: "Beslut")).lowerBound)
        for rad in frister { #expect(Array(rad)[plats...].starts(with: "018f3c6e-0000-7000-8000-")) }
    }

    @Test("har ingen person och ingen text ur det förseglade, i någon form")
    func sekretess() throws {
        let lista = try exempelbevakning()
        for form in [lista.text, lista.json.text, lista.tabell.csv, lista.dokument.html, lista.dokument.text] {
            for uppgift in ["Alma", "19710211", "\(PersonID.nr(900))", "2 timmar", "personalen", "rätten", "en plats"] {
                #expect(!form.contains(uppgift))
            }
        }
    }
}
