import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att besvara ett erbjudande")
struct BesvaraErbjudandeTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
    let erbjudet = BeslutHändelse.erbjudande(1, "2023-03-01")

    @Test("ändrar ingen frist, vad svaret än är: ett nej avslutar inget, ett ja verkställer inget", arguments: ErbjudandeBesvarat.Svar.allCases)
    func fristerna(_ svarat: ErbjudandeBesvarat.Svar) {
        #expect(ändrarIngenFrist(.besvarat(1, "2023-05-01", svarat), före: [erbjudet]))
        #expect(givet(fattat, erbjudet, .besvarat(1, "2023-05-01", svarat))?.öppenFrist?.nummer == .beslut)
    }

    @Test("det senaste svaret gäller, och hör till sitt erbjudande")
    func senaste() {
        let beslut = givet(
            fattat, erbjudet, .erbjudande(2, "2023-03-02"), .besvarat(1, "2023-04-01", .nej), .besvarat(1, "2023-03-15", .ja, skäl: "ångrade sig"))
        #expect(beslut?.erbjudanden.map(\.besvarat?.svar) == [.ja, nil])
    }

    @Test("går samma dag som erbjudandet men inte dagen före, i dag men inte i morgon")
    func datum() {
        #expect(svar(.besvarat(1, "2023-03-01", .nej), givet(fattat, erbjudet)) == nil)
        #expect(svar(.besvarat(1, "2023-02-28", .nej), givet(fattat, erbjudet))?.kod == .svarForeErbjudande)
        #expect(svar(.besvarat(1, "2023-06-01", .nej), givet(fattat, erbjudet)) == nil)
        #expect(svar(.besvarat(1, "2023-06-02", .nej), givet(fattat, erbjudet))?.kod == .datumIFramtiden)
    }

    @Test("avvisas när erbjudandet inte finns på beslutet eller är återkallat")
    func okänt() {
        #expect(svar(.besvarat(1, "2023-04-01", .nej), nil)?.kod == .okantBeslut)
        #expect(svar(.besvarat(2, "2023-04-01", .nej), givet(fattat, erbjudet))?.kod == .okantErbjudande)
        #expect(svar(.besvarat(1, "2023-04-01", .nej), givet(fattat, erbjudet, .återkallad(.erbjudandeLämnat, 1)))?.kod == .okantErbjudande)
    }
}
