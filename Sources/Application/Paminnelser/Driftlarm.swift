import EventStore
import Handlaggning
import Journal
import Postgres
import Projections

/// What is wrong with a nämnd's read model, seals and jobs, each with the date in Sweden since when.
struct Driftlarm {
    let parkerade: [BeslutID: Datum]
    let provetAvviker: Datum?
    let förseglingMisslyckad: Datum?
    /// By kind of job; proofs and seals have alarms of their own.
    let uppgivnaJobb: [String: Datum]

    init(_ nämnd: Tenant, _ databas: isolated Connection) throws {
        func dag(_ fråga: Statement, _ parametrar: [Parameter]) throws -> Datum? {
            try (databas.query(fråga, parametrar)[0][0] as PostgresDate?).map { Datum($0) }
        }
        let projektion = Parameter.text(Fristprojektion.namn)
        parkerade = Dictionary(
            try databas.query(Self.parkeradeFråga, [projektion, .text(nämnd.rawValue)]).compactMap { rad in
                try StreamName(rawValue: try rad[0])?.beslut.map { ($0, Datum(try rad[1] as PostgresDate)) }
            }
        ) { första, _ in första }
        provetAvviker =
            try dag(Self.provfråga, [projektion, .text(nämnd.rawValue)])
            // Also a proof that was never made, because its job was given up.
            ?? dag(Self.uppgivetProv, [.text(Läsmodellprövning.slag), .text("\(nämnd)/"), projektion, .text(nämnd.rawValue)])
        förseglingMisslyckad = try dag(Self.uppgivenFörsegling, [.text(Sigillering.slag), .text("\(nämnd)/"), .text(nämnd.rawValue)])
        uppgivnaJobb = try Uppgivet.jobb(nämnd, databas).filter { ![Läsmodellprövning.slag, Sigillering.slag].contains($0.key) }
    }

    private static let parkeradeFråga = Statement(
        "alarm_parked",
        """
        select stream, (parked_at at time zone 'Europe/Stockholm')::date from readmodel.parked_v1 where projection = $1 and namnd = $2
        """)
    /// The first proof that did not hold after the last that did.
    private static let provfråga = Statement(
        "alarm_proof",
        """
        select (min(p.proven_at) at time zone 'Europe/Stockholm')::date from readmodel.proof_v1 p
        where p.projection = $1 and p.namnd = $2 and not p.ok and p.proven_at > coalesce(
            (select max(q.proven_at) from readmodel.proof_v1 q where q.projection = $1 and q.namnd = $2 and q.ok), '-infinity')
        """)
    private static let uppgivetProv = Statement(
        "alarm_proof_given_up",
        """
        select (min(j.created_at) at time zone 'Europe/Stockholm')::date from jobs.job j
        where j.kind = $1 and starts_with(j.key, $2) and j.state = 'dead' and j.created_at > coalesce(
            (select max(q.proven_at) from readmodel.proof_v1 q where q.projection = $3 and q.namnd = $4), '-infinity')
        """)
    /// A seal made since shows that it could be made again.
    private static let uppgivenFörsegling = Statement(
        "alarm_seal_given_up",
        """
        select (min(j.created_at) at time zone 'Europe/Stockholm')::date from jobs.job j
        where j.kind = $1 and starts_with(j.key, $2) and j.state = 'dead' and j.created_at > coalesce(
            (select max(s.sealed_at) from eventlog.seal s where s.tenant = $3), '-infinity')
        """)
}
