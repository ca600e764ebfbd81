import CanonicalJSON
import EventStore
import FoundationEssentials
import Handlaggning
import Jobs
import Journal
import Postgres

/// The job that computes the draft of an omgång's report. It proposes; freezing is a person's.
enum Rapportberäkning {
    static let slag = "berakna_rapport"

    private static let handlande = Handlande(aktör: "jobb:\(slag)", roll: "jobb")

    /// Done twice it does the same: a new version exists only when the content differs.
    static func hanterare(_ installation: Installation) -> JobHandler {
        { jobb, databas in
            let uppdrag = try Uppdrag(jobb)
            // Needed by none of what is written here, but nothing is written to a log whose keys are not these.
            _ = try await installation.valv.lookupKey(uppdrag.nämnd)
            try Nämndsession.begränsaVäntan(databas)
            let session = try Nämndsession(
                uppdrag.nämnd, installation, Omständigheter(idag: uppdrag.idag, katalog: installation.katalog), databas)
            let beslutade: Nämndsession.Beslutade
            do {
                beslutade = try await session.beräkna(uppdrag.period, databas)
            } catch let avvisning as Avvisning {
                // The omgång was frozen, say, after the job was queued: there is nothing left to do.
                return JobOutcome(avvisning.kod.rawValue)
            }
            guard !beslutade.isEmpty else { return JobOutcome("oforandrad") }
            session.lägg(Kuvert(jobb, handlande), beslutade)
            try await session.skriv(databas)
            try Planering.planeraSigill(uppdrag.nämnd, uppdrag.idag, databas)
            return JobOutcome("beraknad")
        }
    }
}

extension Kuvert {
    /// For what a job appends: it is done in the job's own transaction, so no key is needed to know it again.
    init(_ jobb: Job, _ handlande: Handlande) {
        let id = UUIDv7.make()
        self.init(
            id: id, digest: sha256(Array("\(jobb.kind) \(jobb.key) \(jobb.id)".utf8)),
            metadata: Metadata(actor: handlande.aktör, role: handlande.roll, correlation: jobb.correlation), källanspråk: nil)
    }
}

extension Rapportberäkning {
    /// What the job is to do, as it stands in the queue.
    struct Uppdrag {
        let nämnd: Tenant
        let period: Kvartal
        /// The calendar date it was planned from.
        let idag: Datum

        init(nämnd: Tenant, period: Kvartal, idag: Datum) {
            self.nämnd = nämnd
            self.period = period
            self.idag = idag
        }

        /// - Throws: ``Uppdragsfel`` for a payload this program did not write.
        init(_ jobb: Job) throws {
            let form = try JSON(parsing: jobb.payload)
            guard let nämnd = form["namnd"]?.string.flatMap({ Tenant(rawValue: $0) }), let period = form["period"]?.string.flatMap({ Kvartal($0) }),
                let idag = form["idag"]?.string.flatMap({ Datum($0) })
            else { throw Uppdragsfel(jobb: jobb.id) }
            self.init(nämnd: nämnd, period: period, idag: idag)
        }

        var form: JSON {
            ["namnd": .string(nämnd.rawValue), "period": .string(period.description), "idag": .string(idag.description)]
        }
    }
}
