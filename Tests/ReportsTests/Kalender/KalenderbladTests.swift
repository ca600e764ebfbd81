import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("Kalenderbladet")
struct KalenderbladTests {
    @Test("är i varje form det som Golden säger")
    func golden() throws {
        let blad = try exempelkalender()
        try ärGolden("kalender.txt", blad.text)
        try ärGolden("kalender.json", blad.json.text + "\n")
        try ärGolden("kalender.ics", blad.ical)
    }

    @Test("som iCalendar läses av en sträng läsare: varje händelse har sitt, var sak en gång, hela dagar i rätt ordning")
    func ical() throws {
        let blad = try exempelkalender()
        let händelser = try Icalendarläsare(blad.ical).händelser
        #expect(Set(händelser.map(\.uid)).count == händelser.count)
        #expect(händelser.allSatisfy { $0.stämpel == "20240419T080910Z" && $0.från < $0.till && $0.uid.hasPrefix("9999.SN.") })
        // Fem omgångar med brytdatum, fönster och sju steg; fyra sammanträden; två slutdagar.
        #expect(händelser.count == 5 * 9 + 4 + 2)
        let fönster = try #require(händelser.first { $0.uid == "9999.SN.2024K2.fonster@evb" })
        #expect(fönster.från == "20240701" && fönster.till == "20240901")
        #expect(
            fönster.text == "IVO tar emot individrapporterna 2024-07-01–2024-08-31 (andra kvartalet 2024). Sista dagen är en helgdag: "
                + "det får göras senast 2024-09-02 (lag (1930:173) 2 §).")
        #expect(händelser.contains { $0.rubrik == "Slutdag för 2 frister (SN)" && $0.från == "20240430" })
        #expect(händelser.contains { $0.rubrik == "Lämna individrapporterna till IVO, kvartal 2 2024 (SN)" && $0.från == "20240902" })
    }

    @Test("har samma händelser som i går, med samma id:n, när inget har hänt")
    func sammaId() throws {
        func id(_ idag: String) throws -> [String] { try Icalendarläsare(try exempelkalender(2024, idag).ical).händelser.map(\.uid) }
        #expect(try id("2024-04-20") == id("2024-04-21"))
    }

    @Test("om ett år utan något säger att inget är planerat, också som iCalendar")
    func tomt() throws {
        let blad = try exempelkalender(2019)
        #expect(try Icalendarläsare(blad.ical).händelser.map(\.rubrik) == ["Inget planerat 2019 (SN)"])
        #expect(blad.text.contains("Inga är angivna.") && blad.json["omgangar"] == [])
    }

    @Test("bryter rader om 75 oktetter och delar inget tecken, och skyddar det som har en mening")
    func rader() throws {
        let läsare = try Icalendarläsare(try exempelkalender().ical)
        #expect(läsare.längstaRad <= 75 && läsare.brutna > 0)
    }

    @Test("har ingen person och inget beslut, i någon form")
    func sekretess() throws {
        let blad = try exempelkalender()
        for form in [blad.text, blad.json.text, blad.ical] {
            #expect(!form.contains("Alma") && !form.contains("19710211") && !form.contains("018f3c6e"))
        }
    }
}
