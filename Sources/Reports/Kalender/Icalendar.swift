import Handlaggning

/// En kalender att läsa in i ett kalenderprogram: hela dagar, utan klockslag, tidszon, deltagare och larm.
///
/// Källa: RFC 5545 (iCalendar), 3.1 (rader om högst 75 oktetter), 3.3.4 (DATE), 3.3.11 (TEXT), 3.6 och 3.6.1 (VCALENDAR, VEVENT), 3.8.7.2
/// (DTSTAMP: utan METHOD, när uppgifterna senast ändrades).
struct Icalendar: Hashable, Sendable {
    /// `20240102T102030Z`.
    let ändrad: String
    let händelser: [Händelse]

    struct Händelse: Hashable, Sendable {
        /// Samma för samma sak i varje utskrift: kalenderprogrammet byter då ut den.
        let uid: String
        let från: Datum
        /// Sista dagen, inräknad.
        let till: Datum
        let rubrik: String
        let text: String?

        init(_ uid: String, _ dag: Datum, till: Datum? = nil, _ rubrik: String, text: String? = nil) {
            self.uid = uid
            från = dag
            self.till = till ?? dag
            self.rubrik = rubrik
            self.text = text
        }
    }

    var text: String {
        let rader = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//evb//kalender//SV", "CALSCALE:GREGORIAN"] + händelser.flatMap(rader)
        return (rader + ["END:VCALENDAR"]).map { Self.bruten($0) + "\r\n" }.joined()
    }

    private func rader(_ händelse: Händelse) -> [String] {
        let beskrivning = händelse.text.map { ["DESCRIPTION:\(Self.text($0))"] } ?? []
        return [
            "BEGIN:VEVENT", "UID:\(Self.text(händelse.uid))", "DTSTAMP:\(ändrad)", "DTSTART;VALUE=DATE:\(Self.dag(händelse.från))",
            // Den första dagen efter.
            "DTEND;VALUE=DATE:\(Self.dag(händelse.till.plus(dagar: 1)))", "SUMMARY:\(Self.text(händelse.rubrik))",
        ] + beskrivning + ["TRANSP:TRANSPARENT", "END:VEVENT"]
    }

    private static func dag(_ dag: Datum) -> String { String(dag.description.filter { $0 != "-" }) }

    /// Ett värde av typen TEXT. Styrtecken utom radbrytning får inte stå där och skrivs som blanktecken.
    static func text(_ text: String) -> String {
        var ut = ""
        for tecken in text {
            switch tecken {
            case "\\": ut += "\\\\"
            case ";": ut += "\\;"
            case ",": ut += "\\,"
            case _ where tecken.isNewline: ut += "\\n"
            case _ where tecken.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }): ut += " "
            default: ut.append(tecken)
            }
        }
        return ut
    }

    /// Raden i delar om högst 75 oktetter, de senare inledda av ett blanktecken. Ingen kodpunkt delas.
    static func bruten(_ rad: String) -> String {
        var ut = ""
        var längd = 0
        for kodpunkt in rad.unicodeScalars {
            let oktetter = UTF8.width(kodpunkt)
            if längd + oktetter > 75 {
                ut += "\r\n "
                längd = 1
            }
            ut.unicodeScalars.append(kodpunkt)
            längd += oktetter
        }
        return ut
    }
}
