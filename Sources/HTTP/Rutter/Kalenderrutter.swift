import Application
import CanonicalJSON
import EventStore
import Handlaggning
import Hummingbird
import Reports

// The nämnd's year, and what is to be done now.
extension Rutter {
    var kalenderns: [Rutt] {
        [
            Rutt(.get, Self.nämnd + "/kalender", ["ar", "idag", "efter"], .nämnden(.läsaKalender) { try await kalender($0, $1) }),
            Rutt(.get, Self.nämnd + "/paminnelser", ["idag", "efter"], .nämnden(.läsaPåminnelser) { try await påminnelser($0, $1) }),
        ]
    }

    private func kalender(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let typ = try begäran.vald([Svarsform.json.rawValue, Svarsform.text.rawValue, Self.icalendar])
        let år = try begäran.fråga.värde("ar", "ett år mellan 1900 och 2199") { Int($0).flatMap { (1900...2199).contains($0) ? $0 : nil } }
        let idag = try begäran.fråga.datum("idag")
        let läsare = try await läsare(begäran, behörighet, på: .läsmodellen)
        return try await tunga.utför {
            let blad = try await läsare.kalender(år: år, idag: idag)
            let position = Position(rawValue: blad.position)
            return switch typ {
            case Self.icalendar: Svar.text(blad.ical, typ: Self.icalendar + "; charset=utf-8", position: position)
            case Svarsform.text.rawValue: Svar.text(blad.text, typ: Svarsform.text.innehållstyp, position: position)
            case _: Svar.json(blad.json, position: position)
            }
        }
    }

    /// Källa: RFC 5545, 8.1.
    private static let icalendar = "text/calendar"

    private func påminnelser(_ begäran: Begäran, _ behörighet: Behörighet) async throws -> Response {
        let (form, idag) = (try begäran.form([.json, .text, .csv]), try begäran.fråga.datum("idag"))
        let läsare = try await läsare(begäran, behörighet, på: .läsmodellen)
        return try await tunga.utför {
            let lista = try await läsare.påminnelser(idag: idag)
            let text = form == .json ? lista.json.text : form == .csv ? lista.tabell.csv : lista.text
            return Svar.text(text, typ: form.innehållstyp)
        }
    }
}
