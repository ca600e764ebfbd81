import CanonicalJSON
import EventStore
import Handlaggning
import Jobs
import Journal
import Postgres

/// The job that opens a round two weeks before IVO's window for it, and those that were missed while no runner was at work, one after another.
///
/// It opens and nothing more: the label, the reasons and the freezing are people's. A person who wants another period or brytdatum opens that
/// round first, and the next continues from it.
enum Omgångsöppning {
    static let slag = "oppna_omgang"

    /// What others wait for a job that is to open a round: longer than its attempts last, when nothing but they keep it waiting.
    static let väntasPå: Duration = .seconds(30 * 60)

    private static let oppnad = "oppnad"
    private static let handlande = Handlande(aktör: "jobb:\(slag)", roll: "jobb")

    /// Done twice it does the same: it opens the round that is due, if that is still the one it was planned for.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            let uppdrag = try Rapportberäkning.Uppdrag(jobb)
            // Needed by none of what is written here, but nothing is written to a log whose keys are not these.
            _ = try await installation.valv.lookupKey(uppdrag.nämnd)
            let utfall = try await öppna(uppdrag, jobb, installation, databas)
            // Whoever is reminded today may have been so already, while this job was paused or could not be done.
            try Planering.planeraOmgångar(
                uppdrag.nämnd, uppdrag.idag, installation.katalog, därför: utfall == oppnad ? "\(uppdrag.period)" : nil, databas)
            return JobOutcome(utfall)
        }
    }

    /// Once for each round, and once more on each day that it is still due when it was given up.
    ///
    /// - Returns: whether what comes after the round should wait for it: a job is about to open it. One that is paused, or was given up, or has got
    ///   nowhere for long is nothing to wait for: reports and reminders must not be silenced by it, and the reminders tell that the round is missing.
    static func planera(_ nämnd: Tenant, _ kommande: Omgångsplan.Kommande, _ idag: Datum, _ databas: isolated Connection) throws -> Bool {
        let uppdrag = Rapportberäkning.Uppdrag(nämnd: nämnd, period: kommande.uppgifter.period, idag: idag)
        let nyckel = "\(nämnd)/\(uppdrag.period)"
        try JobQueue.schedule(
            kind: slag, period: nyckel, payload: uppdrag.form.canonical, priority: Planering.Företräde.omgång, on: databas)
        return try databas.query(väntar, [.text(slag), .text(nyckel), .int8(väntasPå.components.seconds)])[0][0]
    }

    private static func öppna(
        _ uppdrag: Rapportberäkning.Uppdrag, _ jobb: Job, _ installation: Installation, _ databas: isolated Connection
    ) async throws -> String {
        try Nämndsession.begränsaVäntan(databas)
        let session = try Nämndsession(
            uppdrag.nämnd, installation, Omständigheter(idag: uppdrag.idag, katalog: installation.katalog), databas)
        // With the head held nobody opens another meanwhile.
        let plan = Omgångsplan(
            try session.läsOmgångar(databas), installation.katalog, registrerad: try Omgångsläsning.registrerad(uppdrag.nämnd, databas))
        guard let kommande = plan.förfallen(uppdrag.idag), kommande.uppgifter.period == uppdrag.period
        else { return "redan_oppnad" }
        do {
            let beslutade = try await session.avgör(.öppnaOmgång(ÖppnaOmgång(uppgifter: kommande.uppgifter)), av: handlande.aktör, databas)
            session.lägg(Kuvert(jobb, handlande), beslutade)
            try await session.skriv(databas)
            try Planering.planeraSigill(uppdrag.nämnd, uppdrag.idag, databas)
            return oppnad
        } catch let avvisning as Avvisning {
            return avvisning.kod.rawValue
        }
    }

    private static let väntar = Statement(
        "oppna_omgang_waits",
        """
        select exists (
            select from jobs.job j
            where j.kind = $1 and j.key = $2 and j.state <> 'dead' and j.created_at > clock_timestamp() - $3 * interval '1 second'
                and not exists (select from jobs.kind k where k.kind = j.kind and k.paused_at is not null))
        """)
}
