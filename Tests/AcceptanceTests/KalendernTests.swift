import Foundation
import Testing

@Suite("Kvartalet som sköter sig självt")
struct KalendernTests {
    @Test("tre processer på en gång öppnar och beräknar det som har missats, en gång; kalendern och påminnelserna visar det")
    func ikapp() async throws {
        try await Provmapp.med { evb async throws in
            #expect(try await evb.evb("importera", Exempel.historik).status == 0)
            let körningar = try (0..<3).map { _ in try Program.start(["jobb", "--nu", "2024-01-02", "--tills-tomt"], data: evb.mapp) }
            for körning in körningar {
                let status = await körning.slut()
                let fel = try körning.fel()
                #expect(status == 0, "\(fel)")
            }
            #expect(try await evb.evb("jobb", "--nu", "2024-01-02", "--tills-tomt").ut == "Jobb klara: 0. Att göra om: 0. Uppgivna: 0.\n")
            for (period, brytdatum) in [("2023K3", "2023-08-31"), ("2023K4", "2023-09-30"), ("2024K1", "2023-12-31")] {
                let rapport = try await evb.evb("rapport", "--namnd", "SN", "--period", period, "--format", "json").ut
                #expect(rapport.contains(#""brytdatum":"\#(brytdatum)""#), "\(period)")
            }
            #expect(try await evb.evb("rapport", "--namnd", "SN", "--period", "2024K2").fel.contains("okand_omgang"))

            let text = try await evb.evb("paminnelser", "--namnd", "SN", "--idag", "2024-01-02").ut
            #expect(text.hasPrefix("Påminnelser 2024-01-02. Larm: 2. Övriga: ") && text.contains("! 124 dagar sen"))
            let json = try await evb.evb("paminnelser", "--idag", "2024-01-02", "--format", "json").ut
            #expect(json.contains(#""nyckel":"omgang_missad/2023K4""#) && json.contains(#""uppmarksammad":"2024-01-02""#))
            #expect(try await evb.evb("paminnelser", "--format", "csv").ut.hasPrefix("\u{FEFF}Nämnd,Slag,"))
            #expect(try await evb.evb("paminnelser", "--namnd", "X").fel.contains("okand_namnd"))
            for form in [text, json] { #expect(!form.contains("Exempelsson") && !form.contains("-T1")) }
        }
    }

    @Test("kalendern skrivs i sina tre former, med nämndens egna sammanträden")
    func formerna() async throws {
        try await Provmapp.med { evb async throws in
            _ = try await evb.evb("importera", Exempel.historik)
            let mapp = evb.mapp + "/kataloger"
            try FileManager.default.createDirectory(atPath: mapp, withIntermediateDirectories: true)
            let sammanträden = #"{"kalla":"nämndens plan","poster":[{"namnd":"SN","datum":"2023-09-19"},{"namnd":"SN","datum":"2023-06-13"}]}"#
            try Data(sammanträden.utf8).write(to: URL(fileURLWithPath: mapp + "/sammantraden.json"))
            func kalender(_ val: String...) async throws -> Program.Svar {
                try await Program.kör(["kalender", "--namnd", "SN", "--ar", "2023", "--idag", "2023-08-20"] + val, data: evb.mapp)
            }
            let text = try await kalender().ut
            #expect(text.contains("Nämnden sammanträder inte i IVO:s fönster 2023-07-01–2023-08-31."))
            #expect(text.contains("Nämnden antar rapporten            2023-09-19  kommande") && text.contains("• 2023-06-13"))
            let json = try #require(try JSONSerialization.jsonObject(with: Data(try await kalender("--format", "json").ut.utf8)) as? [String: Any])
            #expect((json["omgangar"] as? [[String: Any]])?.map { $0["period"] as? String } == ["2023K2", "2023K3", "2023K4", "2024K1"])
            let ical = try await kalender("--format", "ical").ut
            #expect(ical.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && ical.contains("UID:0127.SN.2023K3.lamna@evb\r\n"))
            // RFC 5545, 3.1: every line ends in CRLF, the last one too, and nothing comes after it.
            #expect(Array(ical.utf8.suffix(16)) == Array("\nEND:VCALENDAR\r\n".utf8))
            // Only when it was written differs.
            func utanTid(_ ical: String) -> [String] { ical.split(separator: "\r\n").filter { !$0.hasPrefix("DTSTAMP:") }.map(String.init) }
            #expect(try await utanTid(kalender("--format", "ical").ut) == utanTid(ical))
            #expect(try await evb.evb("kalender", "--namnd", "SN", "--ar", "23").status == 64)
            // A misspelt nämnd would never be found.
            try Data(sammanträden.replacing("\"SN\"", with: "\"S N\"").utf8).write(to: URL(fileURLWithPath: mapp + "/sammantraden.json"))
            #expect(try await kalender().fel.contains("(katalogfel)"))
        }
    }
}
