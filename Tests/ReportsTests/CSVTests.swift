import Reports
import Testing

@Suite("En tabell som CSV")
struct CSVTests {
    private func csv(_ celler: String...) -> String {
        Tabell(rubrik: "T", kolumner: celler.indices.map { Tabell.Kolumn("k\($0)") }, rader: [celler]).csv
    }

    @Test("har BOM, kolumnnamnen, komma och CRLF")
    func form() {
        #expect(Array(csv("å", "b").utf8) == Array("\u{FEFF}k0,k1\r\nå,b\r\n".utf8))
        #expect(Tabell(rubrik: "T", kolumner: [Tabell.Kolumn("Insats")], rader: []).csv == "\u{FEFF}Insats\r\n")
    }

    @Test(
        "citerar en cell när den måste",
        arguments: [
            ("a,b", "\"a,b\""), ("säg \"hej\"", "\"säg \"\"hej\"\"\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("a;b", "a;b"), ("", ""),
            ("a b", "a b"),
            ("\"", "\"\"\"\""), ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("a,\u{301}b", "\"a,\u{301}b\""),
        ])
    func citerar(_ cell: String, _ skriven: String) {
        let post = csv(cell).unicodeScalars.dropFirst("\u{FEFF}k0\r\n".unicodeScalars.count).dropLast(2)
        #expect(Array(post) == Array(skriven.unicodeScalars))
    }

    @Test(
        "låter ingen cell bli en formel",
        arguments: [
            "=1+1", "+46701234567", "-1+2", "@SUM(A1)", "\t=1", " =1", "\u{A0}=1", "=\u{301}1", "-", "--5", "-5-5", "-5.", "-1.2.3", "-A1", "＝1",
            "＋1", "－1", "＠x", "+5",
            "\tx",
        ])
    func formler(_ cell: String) { #expect(csv(cell).hasSuffix("\r\n'\(cell)\r\n")) }

    @Test("citerar också den cell som kunde ha blivit en formel")
    func citeradFormel() {
        #expect(csv("=HYPERLINK(\"a\",\"b\")").hasSuffix("\r\n\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"\r\n"))
        #expect(csv("\rx").hasSuffix("\r\n\"'\rx\"\r\n"))
        #expect(csv("\n=x").hasSuffix("\r\n\"'\n=x\"\r\n"))
    }

    @Test("skriver tal och vanlig text som de är", arguments: ["-5", "-5.25", "-1017", "5", "0", "5-3", "a=b", "anna@exempel.se", "–", "'x"])
    func vanligt(_ cell: String) { #expect(csv(cell).hasSuffix("\r\n\(cell)\r\n")) }

    @Test("skriver ett negativt tal med decimalkomma utan apostrof")
    func decimalkomma() {
        #expect(csv("-5,25").hasSuffix("\r\n\"-5,25\"\r\n"))
        #expect(csv("-,5").hasSuffix("\r\n\"'-,5\"\r\n"))
    }
}
