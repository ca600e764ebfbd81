import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("Rapportörens dokument")
struct IndividrapporterTests {
    private let ivo = Ivoexempel.individrapporter()

    @Test("är i varje form det som Golden säger")
    func golden() throws {
        try ärGolden("ivo.txt", ivo.text)
        try ärGolden("ivo.html", ivo.html)
        try ärGolden("ivo.csv", ivo.csv)
        try ärGolden("ivo.json", ivo.json.text + "\n")
    }

    private func fält(_ namn: String, i rapport: Int) -> JSON? { ivo.json["individrapporter"]?.array?[rapport][namn] }

    @Test("har fälten i blankettens ordning med IVO:s nummer, vart och ett på sin rad")
    func ordningen() throws {
        let rader = ivo.text.split(separator: "\n").map(String.init)
        let början = try #require(rader.firstIndex { $0.hasPrefix("Nr 2:") })
        let nummer = rader[(början + 1)...].prefix(12).map { $0.prefix { $0 != "." } }
        #expect(nummer.map(String.init) == (1...12).map(String.init))
        #expect(rader.contains("4. Samordningsnummer: –"))
    }

    @Test("har samma kolumner i CSV hur många rader det än är")
    func tomCSV() {
        let tom = Ivoexempel.individrapporter(historier: [:])
        #expect(tom.csv.unicodeScalars.prefix { $0 != "\r" }.elementsEqual(ivo.csv.unicodeScalars.prefix { $0 != "\r" }))
        #expect(tom.csv.unicodeScalars.count { $0 == "\r" } == 1)
        #expect(tom.text.contains("Det finns inga individrapporter att lämna."))
    }

    @Test("visar identitet i individrapporterna och ingen annanstans")
    func identitet() throws {
        let hemligt = ["Exempelsson", "Alma", "Skyddad", "19710211", "19710271", "SN 2023:17"]
        let delar = ivo.text.components(before: "\nIndividrapporter\n")
        for ord in hemligt {
            #expect(!delar.0.contains(ord), "\(ord) före individrapporterna")
            for lista in ["arbetslista", "rattelser", "slutrapporter"] { #expect(!ivo.json[lista]!.text.contains(ord), "\(ord) i \(lista)") }
        }
        #expect(delar.1.contains("Exempelsson"))
    }

    @Test("skriver skyddade personuppgifter med raden")
    func skyddad() {
        let anmärkningar = fält("anmarkningar", i: 2)?.array?.compactMap(\.string) ?? []
        #expect(anmärkningar == ["Personen har skyddade personuppgifter: skriv det tydligt i informationsrutan."] + anmärkningar.dropFirst())
        #expect(fält("skyddad", i: 2)?.string == "JA. Skriv det tydligt i informationsrutan.")
    }

    @Test("säger att uppgiften är gallrad, i varje fält som var förseglat")
    func gallrad() {
        for namn in ["personnummer", "samordningsnummer", "fornamn", "efternamn", "precisering", "skyddad"] {
            #expect(fält(namn, i: 3)?.string == "uppgiften är gallrad", "\(namn)")
        }
        #expect(fält("insats", i: 3)?.string == "daglig verksamhet")
        #expect(fält("blankett", i: 3)?.string == "OF-LSS")
    }

    @Test("behåller T-numret, säger att ett annat är känt och ändrar inte könet efter könssiffran")
    func nummer() {
        #expect(fält("personnummer", i: 0)?.string == "19710211-T121")
        #expect(fält("samordningsnummer", i: 0)?.isNull == true)
        #expect(fält("kon", i: 0)?.isNull == true)
        let anmärkningar = fält("anmarkningar", i: 0)?.array?.compactMap(\.string) ?? []
        #expect(anmärkningar.contains { $0.hasPrefix("Ett samordningsnummer är känt") })
        #expect(anmärkningar.contains { $0.hasPrefix("Numrets könssiffra är jämn") })
    }

    @Test("ger kommandot att registrera slutrapporten med, på omgången där raden stod öppen")
    func slutrapport() {
        let kommando = ivo.json["slutrapporter"]?.array?.first?["kommando"]
        #expect(
            kommando?.text == #"{"kommando":"RegistreraInskick","namnd":"SN","period":"2023K2","datum":"ÅÅÅÅ-MM-DD","kanal":"etjanst","#
                + #""frister":[{"beslut":"\#(BeslutID.nr(5))","start":"2023-01-25","art":"beslut","nr":0}],"art":"verkstalld"}"#)
    }

    @Test("säger det som är känt sedan raderna fastställdes: ett skäl som saknades, och att raden inte skulle ha stått där")
    func känntSedan() {
        func anmärkningar(_ sedan: [BeslutHändelse]) -> String {
            Ivoexempel.individrapporter(sedan: [.nr(2): sedan]).json["individrapporter"]?.array?[2]["anmarkningar"]?.text ?? ""
        }
        #expect(anmärkningar([]).contains("Skälet till dröjsmålet saknas."))
        #expect(!anmärkningar([.skäl("Plats saknas.")]).contains("Skälet till dröjsmålet saknas."))
        #expect(!anmärkningar([]).contains("inte skulle rapporteras"))
        #expect(anmärkningar([.beslutMakulerat(BeslutMakulerat(skäl: .skriven("fel")))]).contains("inte skulle rapporteras"))
    }

    @Test("varnar när brytdatum ligger i IVO:s period för kvartalet före, och bara då")
    func kvartalen() {
        #expect(ivo.text.contains("nämnden och IVO räknar kvartalen olika"))
        for dag in ["2023-09-01", "2023-09-30"] {
            #expect(!Ivoexempel.individrapporter(brytdatum: dag).text.contains("nämnden och IVO räknar kvartalen olika"))
        }
    }

    @Test("varnar när rapporten inte är fastställd, och när IVO:s period är slut")
    func varningar() {
        let utkast = Ivoexempel.individrapporter(status: .utkast).text
        #expect(utkast.contains("Rapporten är inte fastställd."))
        #expect(!utkast.contains(#""frister":"alla""#))
        #expect(!ivo.text.contains("Rapporten är inte fastställd."))
        #expect(Ivoexempel.individrapporter(idag: "2023-11-01").text.contains("IVO:s period är slut: lämna rapporterna nu."))
        #expect(!ivo.text.contains("IVO:s period är slut"))
    }
}

extension String {
    /// Texten före och efter första stället med `skiljare`.
    fileprivate func components(before skiljare: String) -> (String, String) {
        guard let plats = firstRange(of: skiljare) else { return (self, "") }
        return (String(self[..<plats.lowerBound]), String(self[plats.upperBound...]))
    }
}
