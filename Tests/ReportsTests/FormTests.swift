import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("Rapportens former")
struct FormTests {
    private static func sammanställning(_ status: Rapporthuvud.Status) -> Sammanställning {
        let utkast = Rapportsammanhang(
            avsnitt: Formexempel.sammanhang.avsnitt, osläppta: Formexempel.sammanhang.osläppta, versioner: Formexempel.sammanhang.versioner,
            missade: Formexempel.sammanhang.missade)
        return Sammanställning(
            Formexempel.rapport, Formexempel.huvud(status), status == .utkast ? utkast : Formexempel.sammanhang, katalog: .program)
    }

    private static let revisor = Revisorsrapport(Formexempel.rapport, Formexempel.huvud(), Formexempel.sammanhang, katalog: .program)

    private static func statistik(_ tröskel: Statistiktröskel) -> Statistikdokument {
        Statistikdokument(Formexempel.statistik(tröskel), Formexempel.huvud(), katalog: .program)
    }

    @Test(
        "är för varje mottagare det som Golden säger",
        arguments: [
            ("namnd-utkast.txt", sammanställning(.utkast).text), ("namnd.txt", sammanställning(.antagen).text),
            ("namnd.html", sammanställning(.antagen).html),
            ("namnd.csv", sammanställning(.antagen).radtabell(sända: [Formexempel.rader[0].frist]).csv),
            ("revisor.txt", revisor.dokument.text), ("revisor.html", revisor.dokument.html), ("revisor.csv", revisor.tabell.csv),
            ("fullmaktige.txt", statistik(.fem).dokument.text), ("fullmaktige-alla.txt", statistik(.ingen).dokument.text),
            ("fullmaktige.html", statistik(.fem).dokument.html), ("fullmaktige.csv", statistik(.fem).statistik.tabell.csv),
        ])
    func golden(_ fil: String, _ innehåll: String) throws { try ärGolden(fil, innehåll) }

    @Test("till revisorerna har inget beslutsid, ingen osläppt text och ingen rad som en vistelsekommun har ombetts verkställa")
    func revisorerna() {
        for form in [Self.revisor.dokument.text, Self.revisor.dokument.html, Self.revisor.tabell.csv] {
            for rad in Formexempel.rader { #expect(!form.contains(rad.frist.beslut.description)) }
            #expect(!form.contains("Ulla") && form.contains("texten är inte släppt"))
            #expect(!form.contains("LSS-9:9") && !form.contains("bostad med särskild service för vuxna"))
        }
        #expect(Self.revisor.undantagna == 1 && Self.revisor.rader.count == 10)
        #expect(Self.revisor.avvikelser?.count == 1)
        #expect(Self.revisor.dokument.text.contains("1 rad som en vistelsekommun har ombetts verkställa lämnas enligt 16 kap. 6 i §"))
    }

    @Test("till fullmäktige har inga texter, id:n eller datum ur raderna")
    func fullmäktige() {
        let dokument = Self.statistik(.ingen)
        for form in [dokument.dokument.text, dokument.dokument.html, dokument.statistik.tabell.csv] {
            for rad in Formexempel.rader {
                #expect(!form.contains(rad.frist.beslut.description) && !form.contains(rad.beslutsdatum.description))
            }
            for ord in ["Ulla", "HYPERLINK", "flyttat", "Kö."] { #expect(!form.contains(ord)) }
        }
    }

    @Test("säger i ett utkast vad som återstår att skriva och släppa, men inte i en fastställd rapport")
    func utkastet() {
        let (utkast, antagen) = (Self.sammanställning(.utkast).text, Self.sammanställning(.antagen).text)
        #expect(utkast.contains("  Anm. Text saknas om "))
        #expect(utkast.contains("  Anm. Texten kan innehålla personuppgifter och är inte släppt."))
        #expect(!antagen.contains("Text saknas") && !antagen.contains("inte släppt"))
        #expect(utkast.contains("  Anm. Texten är oförändrad sedan föregående omgång."))
        #expect(!utkast.contains("Avvikelser sedan fastställandet"))
    }

    @Test("av en omgång utan rader säger att det inte finns något, för varje mottagare")
    func noll() {
        let tom = rapport([])
        let statistik = Statistikrapport(tom, underlag: [], tidigare: [], tröskel: .fem)
        for text in [
            Revisorsrapport(tom, Formexempel.huvud(), Rapportsammanhang(), katalog: .program).dokument.text,
            Statistikdokument(statistik, Formexempel.huvud(), katalog: .program).dokument.text,
        ] { #expect(text.contains("Det finns inga ej verkställda beslut att rapportera.")) }
        #expect(statistik.poster.allSatisfy { $0.antal == 0 })
    }
}
