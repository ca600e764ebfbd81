import CanonicalJSON
import EventStore
import Handlaggning
import Jobs
import Journal
import Postgres

/// Looks for what is due on a date and queues it. Any number of planners queue it once.
///
/// A round is opened before anything is computed or anybody is reminded: while one is due and about to be opened, the job that opens it is all
/// that is queued, and it queues the rest when it is done.
enum Planering {
    /// What others wait for goes first; reminders see what the others have done.
    enum Företräde {
        static let omgång: Int16 = 20
        static let rapport: Int16 = 10
        static let sigill: Int16 = -5
        static let sist: Int16 = -10
    }

    /// How long it is remembered that a day's job has been queued, or that of a length of the log: long enough for any clock that is set right.
    static let minns: Duration = .seconds(90 * 86_400)

    /// All that is one nämnd's.
    ///
    /// - Parameter kanSkrivas: whether there are keys to write to its log with. Read in without them, or with a key database that is not its own,
    ///   it gets no omgångar and no drafts.
    static func planera(_ nämnd: Tenant, _ idag: Datum, _ katalog: Katalog, kanSkrivas: Bool, _ databas: isolated Connection) throws {
        try Läsmodellprövning.planera(nämnd, idag, databas)
        try planeraSigill(nämnd, idag, databas)
        try Gallringskandidater.planera(nämnd, idag, databas)
        if kanSkrivas { try planeraOmgångar(nämnd, idag, katalog, databas) } else { try Påminnelsejobb.planera(nämnd, idag, databas) }
    }

    /// The round that is due; when none is, the reports and the reminders of those that there are.
    ///
    /// - Parameter därför: reminders once more on the same day, for that reason.
    static func planeraOmgångar(
        _ nämnd: Tenant, _ idag: Datum, _ katalog: Katalog, därför: String? = nil, _ databas: isolated Connection
    ) throws {
        let omgångar = try Omgångsläsning.läs(nämnd, databas).omgångar
        if let kommande = Omgångsplan(omgångar, katalog, registrerad: try Omgångsläsning.registrerad(nämnd, databas)).förfallen(idag) {
            if try Omgångsöppning.planera(nämnd, kommande, idag, databas) { return }
        }
        try planeraRapporter(nämnd, omgångar, idag, databas)
        try Påminnelsejobb.planera(nämnd, idag, därför: därför, databas)
    }

    /// A report is due for each open omgång whose brytdatum has passed, when something has been recorded since its latest draft: once for each
    /// such length of the log. Drafts are no reason for drafts.
    private static func planeraRapporter(_ nämnd: Tenant, _ omgångar: Omgångar, _ idag: Datum, _ databas: isolated Connection) throws {
        guard let känt = try databas.query(senastKända, [.text(nämnd.rawValue), .text(Rapportversion.händelsetyp)]).first else { return }
        let position: Int64 = try känt[0]
        for omgång in omgångar.alla {
            guard omgång.fastställdVersion == nil, omgång.uppgifter.brytdatum < idag else { continue }
            guard omgång.versioner.last.map({ $0.position < position }) ?? true else { continue }
            let uppdrag = Rapportberäkning.Uppdrag(nämnd: nämnd, period: omgång.uppgifter.period, idag: idag)
            try JobQueue.schedule(
                kind: Rapportberäkning.slag, period: "\(nämnd)/\(uppdrag.period)/\(position)", payload: uppdrag.form.canonical,
                priority: Företräde.rapport, keptFor: minns, on: databas)
        }
    }

    /// A seal is due once a day, when the log has grown since its latest seal or a frozen report has none; so also after a job that has appended.
    static func planeraSigill(_ nämnd: Tenant, _ idag: Datum, _ databas: isolated Connection) throws {
        guard let huvud = try LogSession.head(of: nämnd, on: databas) else { return }
        let växt = try SealSession.last(of: nämnd, on: databas).map { $0 < huvud.position } ?? true
        guard try växt || !Sigillering.oförseglade(nämnd, databas).isEmpty else { return }
        try JobQueue.schedule(
            kind: Sigillering.slag, period: "\(nämnd)/\(idag)", payload: Sigillering.uppdrag(nämnd).canonical, priority: Företräde.sigill,
            keptFor: minns, on: databas)
    }

    /// From the end of the log: only the latest drafts are passed over.
    private static let senastKända = Statement(
        "planning_last_known", "select position from eventlog.event where tenant = $1 and type <> $2 order by position desc limit 1")
}
