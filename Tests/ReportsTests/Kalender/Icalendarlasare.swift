/// Läser iCalendar strängt, så mycket av den som evb skriver, och vägrar allt annat.
///
/// Källa: RFC 5545, 3.1, 3.3.11, 3.4, 3.6, 3.6.1.
struct Icalendarläsare {
    struct Händelse: Equatable {
        let uid, stämpel, från, till, rubrik: String
        let text: String?
    }

    struct Fel: Error { let vad: String }

    let händelser: [Händelse]
    let längstaRad: Int
    let brutna: Int

    init(_ text: String) throws {
        var fysiska: [[UInt8]] = [[]]
        var byte = Array(text.utf8)[...]
        while let ett = byte.popFirst() {
            if ett == 13 {
                guard byte.popFirst() == 10 else { throw Fel(vad: "CR utan LF") }
                fysiska.append([])
            } else if ett == 10 || ett < 32 && ett != 9 {
                throw Fel(vad: "styrtecken \(ett)")
            } else {
                fysiska[fysiska.count - 1].append(ett)
            }
        }
        guard fysiska.removeLast().isEmpty else { throw Fel(vad: "sista raden är inte avslutad") }
        längstaRad = fysiska.map(\.count).max() ?? 0
        brutna = fysiska.count { $0.first == 32 }
        var rader: [[UInt8]] = []
        for rad in fysiska {
            guard !rad.isEmpty else { throw Fel(vad: "tom rad") }
            // Varje del är hel UTF-8 för sig.
            guard String(validating: rad, as: UTF8.self) != nil else { throw Fel(vad: "ett tecken är delat") }
            if rad[0] == 32 {
                guard !rader.isEmpty else { throw Fel(vad: "fortsättning av inget") }
                rader[rader.count - 1] += rad.dropFirst()
            } else {
                rader.append(rad)
            }
        }
        händelser = try Self.kalender(rader.map { String(decoding: $0, as: UTF8.self) })
    }

    private static func kalender(_ rader: [String]) throws -> [Händelse] {
        guard rader.starts(with: ["BEGIN:VCALENDAR", "VERSION:2.0"]), rader.last == "END:VCALENDAR" else { throw Fel(vad: "ingen VCALENDAR") }
        var rest = rader.dropFirst(2).dropLast()
        for namn in ["PRODID:", "CALSCALE:GREGORIAN"] { guard rest.popFirst()?.hasPrefix(namn) == true else { throw Fel(vad: namn) } }
        var händelser: [Händelse] = []
        while let rad = rest.popFirst() {
            guard rad == "BEGIN:VEVENT" else { throw Fel(vad: "oväntad rad \(rad)") }
            var fält: [String: String] = [:]
            while let rad = rest.popFirst(), rad != "END:VEVENT" {
                guard let kolon = rad.firstIndex(of: ":") else { throw Fel(vad: "rad utan kolon") }
                let värde = String(rad[rad.index(after: kolon)...])
                guard fält.updateValue(värde, forKey: String(rad[..<kolon])) == nil else { throw Fel(vad: "två gånger") }
            }
            händelser.append(try händelse(fält))
        }
        guard !händelser.isEmpty else { throw Fel(vad: "ingen komponent") }
        return händelser
    }

    private static func händelse(_ fält: [String: String]) throws -> Händelse {
        let tillåtna: Set = ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "TRANSP"]
        guard tillåtna.isSuperset(of: fält.keys), fält["TRANSP"] == "TRANSPARENT" else { throw Fel(vad: "\(fält.keys)") }
        guard let uid = fält["UID"], let stämpel = fält["DTSTAMP"], let från = fält["DTSTART;VALUE=DATE"], let till = fält["DTEND;VALUE=DATE"],
            let rubrik = fält["SUMMARY"]
        else { throw Fel(vad: "fält saknas") }
        guard från.count == 8, till.count == 8, (från + till).allSatisfy(\.isNumber), stämpel.count == 16, stämpel.hasSuffix("Z") else {
            throw Fel(vad: "\(från) \(till) \(stämpel)")
        }
        return Händelse(
            uid: try läst(uid), stämpel: stämpel, från: från, till: till, rubrik: try läst(rubrik), text: try fält["DESCRIPTION"].map(läst))
    }

    private static func läst(_ värde: String) throws -> String {
        var ut = ""
        var tecken = värde.makeIterator()
        while let ett = tecken.next() {
            switch ett {
            case "\\":
                switch tecken.next() {
                case "n"?, "N"?: ut += "\n"
                case let skyddat? where "\\;,".contains(skyddat): ut.append(skyddat)
                default: throw Fel(vad: "okänt skydd")
                }
            case ";", ",": throw Fel(vad: "oskyddat \(ett)")
            default: ut.append(ett)
            }
        }
        return ut
    }
}
