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

    private static let handlande = Handlande(aktör: "jobb:\(slag)", roll: "jobb")

    /// Done twice it does the same: it opens the round that is due, if that is still the one it was planned for.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            let uppdrag = try Rapportberäkning.Uppdrag(jobb)
            let utfall = try await öppna(uppdrag, jobb, installation, databas)
            try Planering.planeraOmgångar(uppdrag.nämnd, uppdrag.idag, installation.katalog, databas)
            return JobOutcome(utfall)
        }
    }

    /// - Returns: whether the round waits for a job: the one just queued, or one that somebody else has queued and nobody has finished.
    static func planera(_ nämnd: Tenant, _ kommande: Omgångsplan.Kommande, _ idag: Datum, _ databas: isolated Connection) throws -> Bool {
        let uppdrag = Rapportberäkning.Uppdrag(nämnd: nämnd, period: kommande.uppgifter.period, idag: idag)
        let nyckel = "\(nämnd)/\(uppdrag.period)"
        if try JobQueue.schedule(
            kind: slag, period: nyckel, payload: uppdrag.form.canonical, priority: Planering.Företräde.omgång, on: databas)
        { return true }
        // Given up, it is in nobody's way: the reminders must tell that the round is missing.
        return try databas.query(väntar, [.text(slag), .text(nyckel)])[0][0]
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
            return "oppnad"
        } catch let avvisning as Avvisning {
            return avvisning.kod.rawValue
        }
    }

    private static let väntar = Statement(
        "oppna_omgang_waits", "select exists (select from jobs.job where kind = $1 and key = $2 and state <> 'dead')")
}
