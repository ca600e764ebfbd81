import CanonicalJSON
import EventStore
import Handlaggning
import Jobs
import Journal
import Postgres

/// Looks for what is due on a date and queues it. Any number of planners queue it once.
enum Planering {
    /// A report is due for each of the nämnd's open omgångar whose brytdatum has passed, when the log has grown since its latest draft: once
    /// for each length of the log. The read models are proven once a day.
    static func planera(_ nämnd: Tenant, _ idag: Datum?, _ databas: isolated Connection) throws {
        let idag = try idag ?? Klocka.idag(databas)
        guard let huvud = try LogSession.head(of: nämnd, on: databas) else { return }
        try Läsmodellprövning.planera(nämnd, idag, databas)
        for omgång in try Omgångsläsning.läs(nämnd, databas).omgångar.alla {
            guard omgång.fastställdVersion == nil, omgång.uppgifter.brytdatum < idag else { continue }
            // The draft itself is the event after the position it was computed at.
            guard omgång.versioner.last.map({ $0.position + 1 < huvud.position.rawValue }) ?? true else { continue }
            let uppdrag = Rapportberäkning.Uppdrag(nämnd: nämnd, period: omgång.uppgifter.period, idag: idag)
            try JobQueue.schedule(
                kind: Rapportberäkning.slag, period: "\(nämnd)/\(uppdrag.period)/\(huvud.position)", payload: uppdrag.form.canonical,
                on: databas)
        }
        try planeraSigill(nämnd, huvud, idag, databas)
    }

    /// A seal is due once a day, when the log has grown since its latest seal or a frozen report has none.
    private static func planeraSigill(_ nämnd: Tenant, _ huvud: Head, _ idag: Datum, _ databas: isolated Connection) throws {
        let växt = try SealSession.last(of: nämnd, on: databas).map { $0 < huvud.position } ?? true
        guard try växt || !Sigillering.oförseglade(nämnd, databas).isEmpty else { return }
        try JobQueue.schedule(
            kind: Sigillering.slag, period: "\(nämnd)/\(idag)", payload: Sigillering.uppdrag(nämnd).canonical, on: databas)
    }
}
