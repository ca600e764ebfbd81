import Application
import EventStore
import Foundation
import Handlaggning
import Jobs
import Postgres
import Reports
import Testing

/// A nämnd's days, one after another, on a real database: what people record, and then what the jobs do.
struct Årslopp {
    static let nämnd = Tenant(rawValue: "SN")!

    let från: Datum
    let till: Datum
    /// Days on which no runner is at work.
    var nere: ClosedRange<Datum>?
    /// What people record on a day, before the runner is at work.
    var händer: [Datum: [String]] = [:]

    /// On a day with two runners at once their jobs are shared; on a day that is run twice nothing more is done.
    func kör(_ prov: Provinstallation) async throws {
        try await prov.kör { installation in
            for nr in 0...till.dagar(sedan: från) {
                let idag = från.plus(dagar: nr)
                if let rader = händer[idag] {
                    let fil = try Provfil(rader)
                    let resultat = try await Importör(installation, användare: "prov").importera(fil.namn, fortsätt: false)
                    #expect(resultat.avvisade.isEmpty, "\(idag): \(resultat.avvisade)")
                }
                if nere?.contains(idag) == true { continue }
                try await dag(idag, nr, installation)
            }
        }
    }

    private func dag(_ idag: Datum, _ nr: Int, _ installation: Installation) async throws {
        func körare(_ namn: String) -> Jobbkörare { Jobbkörare(installation, nu: idag, namn: namn) }
        if nr % 5 == 0 {
            async let (ena, andra) = (körare("ena").tillsTomt(), körare("andra").tillsTomt())
            let utfall = [try await ena, try await andra]
            #expect(utfall.allSatisfy { $0.retried == 0 && $0.dead == 0 }, "\(idag): \(utfall)")
        } else {
            let utfall = try await körare("en").tillsTomt()
            #expect(utfall.retried == 0 && utfall.dead == 0, "\(idag): \(utfall)")
        }
        if nr % 7 == 0 {
            let före = try await Self.huvud(installation)
            #expect(try await körare("igen").tillsTomt().done == 0, "\(idag)")
            #expect(try await Self.huvud(installation) == före)
        }
        if nr % 4 == 0 { try await kräverPåminnelserna(idag, installation) }
    }

    /// What is kept as open is what the state says that day, no more and no less.
    private func kräverPåminnelserna(_ idag: Datum, _ installation: Installation) async throws {
        let räknade = try await Påminnelseläsning(installation).lista(Self.nämnd, idag: idag).nämnder[0]
        #expect(Set(räknade.påminnelser.alla.map(\.nyckel)) == Set(räknade.uppmärksammade.keys), "\(idag)")
    }

    private static func huvud(_ installation: Installation) async throws -> Position? {
        try await installation.pool.withConnection { try LogSession.head(of: Self.nämnd, on: $0)?.position }
    }
}

extension Provinstallation {
    /// Each round: `2024K1 2024-03-31 jobb:oppna_omgang`.
    func öppnade() async throws -> [String] {
        try await superanvändare(
            """
            select right(stream, 6) || ' ' || (data::jsonb ->> 'brytdatum') || ' ' || actor from eventlog.event
            where tenant = 'SN' and type = 'OmgangOppnad' order by position
            """)
    }

    /// The days a reminder was raised and ended: `2024-01-05–2024-01-15`.
    func påmindes(_ nyckel: String) async throws -> [String] {
        try await superanvändare(
            "select uppmarksammad || '–' || coalesce(avslutad::text, '') from readmodel.paminnelse_v1 where nyckel like '\(nyckel)' order by id")
    }

    /// Jobs that were done more than once for what they were planned for, needed more than one attempt, or were given up. What beslut are found by is
    /// followed whenever there is something new, not for a period.
    func upprepadeJobb() async throws -> [String] {
        try await superanvändare(
            """
            select kind || ' ' || key from jobs.outcome where kind <> 'folj_sokregister' group by kind, key having count(*) > 1 or max(attempts) > 1
            union all select kind || ' ' || key || ' ' || state from jobs.job
            """)
    }

    func antalUtfall(_ slag: String) async throws -> [String] {
        try await superanvändare("select count(*)::text from jobs.outcome where kind = '\(slag)'")
    }
}
