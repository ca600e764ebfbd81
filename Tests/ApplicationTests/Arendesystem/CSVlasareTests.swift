@testable import Application
import Foundation
import Handlaggning
import Testing

@Suite("CSV")
struct CSVläsareTests {
    private func läs(_ text: String, avgränsare: Character = ";") throws -> [(rad: Int, fält: [String], ärTydlig: Bool, byte: String)] {
        let fil = try Provfil([])
        try Data(text.utf8).write(to: URL(fileURLWithPath: fil.namn))
        var läsare = try CSVläsare(fil.namn, avgränsare: avgränsare.asciiValue!)
        var poster: [(Int, [String], Bool, String)] = []
        while let post = try läsare.nästa() {
            let fält = post.fält.map { String(decoding: $0, as: UTF8.self) }
            poster.append((post.rad, fält, post.ärTydlig, String(decoding: post.byte, as: UTF8.self)))
        }
        return poster
    }

    @Test("fält inom citattecken får ha avgränsare, radslut och dubblerade citattecken; raden är postens första")
    func citerat() throws {
        let poster = try läs("a;\"b;c\r\nd\";\"e \"\"f\"\"\"\nx;;\"\"\n")
        #expect(poster.map(\.fält) == [["a", "b;c\r\nd", "e \"f\""], ["x", "", ""]])
        #expect(poster.map(\.rad) == [1, 3])
    }

    @Test("CRLF och LF avslutar, en byte order mark börjar inget, tomma rader är inga poster, sista raden behöver inget slut")
    func radslut() throws {
        let poster = try läs("\u{FEFF}\"a\";b\r\n\n\r\nc;\"d\"\r\ne;f")
        #expect(poster.map(\.fält) == [["a", "b"], ["c", "d"], ["e", "f"]])
        #expect(poster.map(\.rad) == [1, 4, 5])
        #expect(poster.map(\.byte) == ["\"a\";b\r\n", "c;\"d\"\r\n", "e;f"])
    }

    @Test("komma och tabb skiljer fält när avbildningen säger det", arguments: [",", "\t"] as [Character])
    func avgränsare(tecken: Character) throws {
        #expect(try läs("a;b\(tecken)c\n", avgränsare: tecken).map(\.fält) == [["a;b", "c"]])
    }

    @Test("ett citattecken inne i ett fält, eller text efter ett citerat, gör posten otydlig men inte nästa")
    func otydlig() throws {
        #expect(try läs("a;5\" rör\nb;c\n").map(\.ärTydlig) == [false, true])
        #expect(try läs("\"a\"b;c\nd;e\n").map(\.ärTydlig) == [false, true])
    }

    @Test("ett citattecken som aldrig avslutas är ett fel med raden där posten börjar")
    func oavslutat() throws {
        let fel = #expect(throws: Avvisning.self) { try läs("a;b\nc;\"d\n\n\n") }
        #expect(fel?.kod == .csvOgiltig)
        #expect(fel?.text.contains("rad 2:") == true)
    }

    @Test("en post som är längre än någon kan vara stoppar läsningen i stället för att fylla minnet")
    func lång() throws {
        let fel = #expect(throws: Avvisning.self) { try läs("a;b\n\"" + String(repeating: "x", count: CSVläsare.störstaPost) + "\";c\n") }
        #expect(fel?.kod == .csvOgiltig)
    }

    @Test("en post som går över flera läsningar blir hel")
    func block() throws {
        let långt = String(repeating: "å", count: 400_000)
        #expect(try läs("a;\(långt)\nb;c\n").map(\.fält) == [["a", långt], ["b", "c"]])
    }

    @Test("Windows-1252 har egna tecken där ISO 8859-1 har styrtecken, och fem byte som inte är något")
    func kodning() {
        #expect(Teckenkodning.windows1252.text([0x80, 0xE5, 0xE4, 0xF6, 0x96]) == "€åäö–")
        #expect(Teckenkodning.windows1252.text([0x41, 0x81]) == nil)
        #expect(Teckenkodning.latin1.text([0xC5, 0xC4, 0xD6]) == "ÅÄÖ")
        #expect(Teckenkodning.utf8.text([0xE5]) == nil)
    }

    @Test("datum läses som avbildningen säger, och bara så")
    func datum() {
        #expect(Datumform.datumdel.datum("2025-02-01T00:00:00Z") == Datum(2025, 2, 1))
        #expect(Datumform.datumdel.datum("2025-02-01 23:59") == Datum(2025, 2, 1))
        #expect(Datumform.datumdel.datum("2025-02-01") == Datum(2025, 2, 1))
        #expect(Datumform.datumdel.datum("2025-02-012") == nil)
        #expect(Datumform.datum.datum("2025-02-01T00:00:00Z") == nil)
        #expect(Datumform.siffror.datum("20250201") == Datum(2025, 2, 1))
        #expect(Datumform.siffror.datum("2025-2-1") == nil)
        #expect(Datumform.siffror.datum("20250230") == nil)
    }
}
