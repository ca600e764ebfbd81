import Handlaggning
import HandlaggningSupport
import Reports
import Testing

/// Ett dokument med varje slags del, i varje ordning som betyder något.
let provdokument = Dokument(
    titel: "Statistikrapport om ej verkställda beslut kvartal 3 2023",
    undertitel: [
        "Socialnämnden, Provköping & Exempelby", "Fastställd. Version 2", "Innehållets SHA-256: " + String(repeating: "0123456789abcdef", count: 4),
    ],
    metadata: [("version", "2"), ("sha256", String(repeating: "0123456789abcdef", count: 4))],
    delar: [
        .rubrik(.ett, "Sammanfattning"),
        .stycke("Nämnden har sju beslut som inte har verkställts inom tre månader. Fyra av dem gäller <bostad> & tre \"kontaktperson\"."),
        .stycke("Ett andra stycke, med\nradbrytning."),
        .anmärkning("Omgången är inte antagen av nämnden."),
        .rubrik(.ett, "Antal beslut"),
        .tabell(
            Tabell(
                rubrik: "Tabell 1. Beslut efter insats och kön",
                kolumner: [
                    Tabell.Kolumn("Insats"), Tabell.Kolumn("Kvinnor", högerställd: true), Tabell.Kolumn("Män", högerställd: true),
                    Tabell.Kolumn("Längsta tid, dagar", högerställd: true), Tabell.Kolumn("Skäl"),
                ],
                rader: [
                    ["bostad även stöd-, ungdoms-, övergångsboende, bostadsanskaffning", "3", "1", "226", "kö till bostad"],
                    ["kontaktperson", "0", "3", "1 017", "=HYPERLINK(\"x\")"],
                    ["kontaktfamilj", "–", "–", "-5", ""],
                ])),
        .stycke("Ett streck står för uppgifter om färre än tre personer."),
        .lista(["Tiden räknas från beslutsdagen.", "Avbrott räknas för sig."]),
        .rubrik(.två, "Äldreomsorg"),
        .rubrik(.tre, "Rader"),
        .rad("Beslut om hemtjänst 2023-04-13 har rapporterats som ej verkställt."),
        .rad("Beslut om hemtjänst 2023-04-14 har rapporterats som ej verkställt.", anmärkningar: ["Skälet till dröjsmålet saknas.", "Rad två."]),
        .rad("Beslut om boendestöd 2023-04-15 har rapporterats som ej verkställt."),
        .stycke("Slut."),
    ])

@Suite("Ett dokument")
struct DokumentTests {
    private static var tabell: Tabell {
        for case .tabell(let tabell) in provdokument.delar { return tabell }
        preconditionFailure("provdokumentet har en tabell")
    }

    @Test(
        "är i varje form det som Golden säger",
        arguments: [
            ("dokument.txt", provdokument.text), ("dokument.html", provdokument.html), ("tabell.csv", DokumentTests.tabell.csv),
        ])
    func golden(_ fil: String, _ innehåll: String) throws { try ärGolden(fil, innehåll) }

    @Test("är Botkyrkas kvartal 3 som HTML, med en anmärkning")
    func sammanställningen() throws {
        var nämnd = try Botkyrka.kvartal3()
        let fastställd = try nämnd.fastställ("2023K3")
        let märkt = rad(.r3, .öppen, märken: [.skälSaknas, .löptUtObekräftat])
        try ärGolden("sammanstallning.html", sammanställning(rapport(fastställd.rader + [märkt])).html)
    }

    @Test("skriver en tom rad före rubriker, tabeller och stycken men inte under en rubrik")
    func tommaRader() {
        let tabell = Tabell(rubrik: "T", kolumner: [Tabell.Kolumn("K")], rader: [["1"]])
        func text(_ delar: Dokument.Del...) -> String { Dokument(titel: "D", delar: delar).text }
        #expect(text() == "D\n")
        #expect(text(.stycke("a"), .stycke("b")) == "D\n\na\n\nb\n")
        #expect(text(.rubrik(.ett, "R"), .rubrik(.två, "S"), .stycke("a"), .rad("b"), .rad("c")) == "D\n\nR\n\nS\na\nb\nc\n")
        #expect(text(.rubrik(.ett, "R"), .tabell(tabell), .rad("b")) == "D\n\nR\nT\nK\n-\n1\n\nb\n")
        #expect(text(.rad("b"), .tabell(tabell), .tabell(tabell)) == "D\n\nb\n\nT\nK\n-\n1\n\nT\nK\n-\n1\n")
        #expect(text(.stycke("a"), .anmärkning("x"), .lista(["p", "q"]), .stycke("b")) == "D\n\na\n  Anm. x\n• p\n• q\n\nb\n")
    }

    @Test(
        "låter ingen text bryta sig ur sin plats i HTML",
        arguments: [
            "</p><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\"\u{301} onload=\"x", "' onload='x", "<!--", "]]>",
            "&lt;script&gt;",
            "<\u{301}b>",
        ])
    func skydd(_ farlig: String) {
        let tabell = Tabell(rubrik: farlig, kolumner: [Tabell.Kolumn(farlig), Tabell.Kolumn(farlig)], rader: [[farlig, farlig]])
        let dokument = Dokument(
            titel: farlig, undertitel: [farlig], metadata: [(farlig, farlig)],
            delar: [
                .rubrik(.ett, farlig), .stycke(farlig), .rad(farlig, anmärkningar: [farlig]), .lista([farlig]), .tabell(tabell), .anmärkning(farlig),
            ])
        let ofarligt = Dokument(
            titel: "o", undertitel: ["o"], metadata: [("o", "o")],
            delar: [
                .rubrik(.ett, "o"), .stycke("o"), .rad("o", anmärkningar: ["o"]), .lista(["o"]),
                .tabell(Tabell(rubrik: "o", kolumner: [Tabell.Kolumn("o"), Tabell.Kolumn("o")], rader: [["o", "o"]])), .anmärkning("o"),
            ])
        for tecken in ["<", ">", "\"", "'"] as [Unicode.Scalar] {
            func antal(_ html: String) -> Int { html.unicodeScalars.count { $0 == tecken } }
            #expect(antal(dokument.html) == antal(ofarligt.html), "\(tecken)")
        }
    }

    @Test("har varken radbrytningar eller styrtecken ur en text i någon form")
    func styrtecken() {
        let dokument = Dokument(titel: "a\u{0}b\u{7}c\u{85}d\u{2028}e\r\nf\u{1B}g", delar: [])
        #expect(dokument.html.contains("<h1>a\u{FFFD}b\u{FFFD}c d e f\u{FFFD}g</h1>"))
        #expect(dokument.text.split(whereSeparator: \.isNewline).count == 1)
    }

    @Test("märker ut datum i HTML, så att de inte delas, men inte i huvudet")
    func datum() {
        let html = Dokument(titel: "Läget 2023-08-31", metadata: [("dag", "2023-08-31")], delar: [.stycke("<2023-04-13–2023-02-30")]).html
        #expect(html.contains("<h1>Läget <time>2023-08-31</time></h1>"))
        #expect(html.contains("<title>Läget 2023-08-31</title>"))
        #expect(html.contains("<meta name=\"dag\" content=\"2023-08-31\">"))
        #expect(html.contains("<p>&lt;<time>2023-04-13</time>–2023-02-30</p>"))
    }

    @Test("hämtar ingenting utifrån och kör ingenting")
    func fristående() {
        for ord in ["<script", "http:", "https:", "url(", "@import", "<link", "<img", "<iframe"] {
            #expect(!provdokument.html.contains(ord), "\(ord)")
        }
    }
}
