import Foundation
import Testing

@Suite("Felaktig indata")
struct IndataTests {
    private static let beslut = "018f3c6e-0000-7000-8000-000000000001"
    private static let person = #"{"id":"018f3c6e-0000-7000-9000-000000000001","kon":"kvinna"}"#
    private static let nämnd = #"{"kommando":"RegistreraNamnd","namnd":"SN","namn":"Socialnämnden","kommun":"Provkommun","kommunkod":"9999"}"#

    private static func fatta(_ datum: String, lagrum: String = "SoL2001-4:1", insats: String = "bostad") -> String {
        #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(beslut)","person":\#(person),"omrade":"IFO","lagrum":"\#(lagrum)","#
            + #""insats":"\#(insats)","beslutsdatum":"\#(datum)"}"#
    }

    private static func verkställ(_ datum: String, _ mer: String = "") -> String {
        #"{"kommando":"Verkstall","namnd":"SN","beslut":"\#(beslut)","datum":"\#(datum)"\#(mer)}"#
    }

    /// The line, the field and the code that the one line on standard error names.
    static let fall: [(rader: [String], plats: String, kod: String)] = [
        (["{\"kommando\":"], "rad 1:", "ej_json"),
        ([nämnd, "[]"], "rad 2:", "fel_typ"),
        ([nämnd, fatta("2023-01-10"), verkställ("2023-02-01", #","datun":"2023-02-01""#)], "rad 3, fältet datun:", "okant_falt"),
        ([nämnd, fatta("2023-01-10"), verkställ("2023-02-30")], "rad 3, fältet datum:", "ogiltigt_datum"),
        ([nämnd, fatta("2023-01-10", insats: "slott")], "rad 2, fältet insats:", "okand_insats"),
        ([nämnd, fatta("2023-01-10", lagrum: "SoL2025-11:1")], "rad 2, fältet lagrum:", "lagrum_ej_i_kraft"),
        ([nämnd, fatta("2023-01-10"), verkställ("2023-01-09")], "rad 3, fältet datum:", "fore_beslutsdatum"),
        ([nämnd, fatta("2023-01-10"), verkställ("2199-01-09")], "rad 3, fältet datum:", "datum_i_framtiden"),
        ([nämnd, fatta("2199-01-10")], "rad 2, fältet beslutsdatum:", "datum_i_framtiden"),
        ([nämnd, verkställ("2023-01-09")], "rad 2, fältet beslut:", "okant_beslut"),
        ([verkställ("2023-01-09")], "rad 1, fältet namnd:", "okand_namnd"),
        ([#"{"kommando":"Verkstallt","namnd":"SN"}"#], "rad 1, fältet kommando:", "okant_kommando"),
    ]

    @Test("en rad på felströmmen säger rad, fält och kod, och inget importeras", arguments: fall.indices)
    func enRad(nummer: Int) async throws {
        let fall = Self.fall[nummer]
        try await Provmapp.med { evb async throws in
            let svar = try await evb.evb("importera", rader: fall.rader)
            #expect(svar.status == 1)
            #expect(svar.fel.split(separator: "\n").count == 1)
            #expect(svar.fel.contains(fall.plats) && svar.fel.contains("(\(fall.kod)"))
            #expect(try await evb.evb("logg", "--namnd", "SN").fel.contains("okand_namnd"))
        }
    }

    @Test("CRLF och byte order mark spelar ingen roll; UTF-16 och Latin-1 avvisas", arguments: [true, false])
    func kodning(utf8: Bool) async throws {
        try await Provmapp.med { evb async throws in
            let text = try String(contentsOfFile: Exempel.historik, encoding: .utf8)
            let fil = evb.mapp + "/fil.jsonl"
            if utf8 {
                let crlf = "\u{FEFF}" + text.split(separator: "\n").joined(separator: "\r\n")
                try crlf.write(toFile: fil, atomically: false, encoding: .utf8)
                #expect(try await evb.evb("importera", fil).ut == "Lästa rader: 32. Nya: 32. Redan kända: 0. Avvisade: 0.\n")
                return
            }
            for kodning in [String.Encoding.utf16, .isoLatin1] {
                try text.write(toFile: fil, atomically: false, encoding: kodning)
                let svar = try await evb.evb("importera", fil)
                #expect(svar.status == 1 && svar.fel.contains("(ej_utf8)"))
            }
        }
    }

    @Test("en tom fil, en fil som saknas och en mapp ger var sin mening")
    func ingenFil() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("importera", rader: []).fel.hasSuffix("(tom_fil)\n"))
            #expect(try await evb.evb("importera", evb.mapp + "/saknas.jsonl").fel.contains("filen finns inte"))
            #expect(try await evb.evb("importera", evb.mapp).fel.contains("det är en mapp"))
        }
    }

    @Test("en rad som är längre än något kommando avvisas utan att läsas in i minnet")
    func långRad() async throws {
        try await Provmapp.med { evb async throws in
            let lång = #"{"kommando":""# + String(repeating: "x", count: 5_000_000) + #""}"#
            let svar = try await evb.evb("importera", rader: [Self.nämnd, lång, Self.fatta("2023-01-10")])
            #expect(svar.fel.contains("rad 2:") && svar.fel.contains("(rad_for_lang)"))
        }
    }

    @Test("fel använt ger status 64 och hjälp på svenska")
    func felAnvänt() async throws {
        for argument in [["importera"], ["rapport", "--namnd", "SN", "--period", "2023K5"], ["finnsinte"]] {
            let svar = try await Program.kör(argument, data: "/var/tmp/evb-används-inte")
            #expect(svar.status == 64)
            #expect(svar.fel.hasPrefix("Fel: ") && svar.fel.contains("Användning: "))
        }
    }

    @Test(
        "fel använt sägs helt på svenska",
        arguments: [
            (["verifiera", "a", "b"], "Fel: 2 oväntade argument: 'a', 'b'\n"),
            (["gallring", "--namnd", "SN", "--format", "xml"], "Ange något av 'text' och 'json'."),
            (["arkiv", "exportera", "--namnd", "SN", "--till", "x", "y", "z"], "Fel: 2 oväntade argument: 'y', 'z'\n"),
            (["rapport", "--namnd", "SN", "--period", "2023K3", "--format", "xml"], "Ange något av 'text', 'json', 'csv' eller 'html'."),
            (["atkomstlogg", "--namnd", "SN", "--fran", "2023-02-02", "--till", "2023-02-01"], "--fran är en senare dag än --till."),
            (["servera", "--port", "99999"], "--port är 0–65535."), (["utfardare", "--port", "99999"], "--port är 0–65535."),
        ])
    func påSvenska(argument: [String], mening: String) async throws {
        let svar = try await Program.kör(argument, data: "/var/tmp/evb-används-inte")
        #expect(svar.status == 64 && svar.fel.contains(mening), "\(svar.fel)")
    }

    @Test("rader med bara blanka är inga rader")
    func blanka() async throws {
        try await Provmapp.med { evb async throws in
            let svar = try await evb.evb("importera", rader: [Self.nämnd, "   ", "\t \r", Self.fatta("2023-01-10")])
            #expect(svar.ut == "Lästa rader: 2. Nya: 2. Redan kända: 0. Avvisade: 0.\n")
            let felaktig = try await evb.evb("importera", rader: [" ", Self.verkställ("2023-01-09")])
            #expect(felaktig.fel.contains("rad 2,"))
        }
    }

    @Test("det som är förseglat och inte öppnas med sin nyckel ger en mening som säger det, och inget lämnas ut")
    func ändratFörseglat() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            try await evb.superanvändare(
                """
                alter table eventlog.event disable trigger append_only;
                update eventlog.event set sealed = sealed || '\\x00' where sealed is not null
                """)
            let rapport = try await evb.evb("rapport", "--namnd", "SN", "--period", "2023K3", "--vy", "ivo")
            #expect(rapport.status == 1 && rapport.ut.isEmpty, "\(rapport.ut)")
            #expect(rapport.fel.hasSuffix("Kör evb verifiera, som säger var. (kan_ej_oppnas)\n"), "\(rapport.fel)")
            #expect(try await evb.evb("verifiera").status == 1)
        }
    }
}
