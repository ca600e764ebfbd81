import Application
import EventStore
import Foundation
import Handlaggning
import Jobs
import Postgres
import Testing

@Suite("Dygnets gräns de nätter klockan ställs om")
struct DygnsgränsTests {
    /// The seconds around the midnights at both ends of the two days, 23 and 25 hours long. Two runners are at work at each, as they are when
    /// one computer's midnight is the other's second before.
    @Test(
        "ger varje dags jobb en gång, av två körare på var sin sida om den",
        arguments: [
            (["2024-03-30T22:59:59Z", "2024-03-30T23:00:01Z", "2024-03-31T21:59:59Z", "2024-03-31T22:00:01Z"], "2024-03-31"),
            (["2024-10-26T21:59:59Z", "2024-10-26T22:00:01Z", "2024-10-27T22:59:59Z", "2024-10-27T23:00:01Z"], "2024-10-27"),
        ])
    func omställningen(_ ögonblick: [String], _ natten: String) async throws {
        let prov = try await Provinstallation()
        _ = try await prov.importera([Rad.nämnd, Rad.öppna("2023K4", "2023-12-31"), Rad.fatta(1, "2024-01-10")])
        let dag = Datum(natten)!
        try await prov.kör { installation in
            let dagarna = try await installation.pool.withConnection { databas in
                try ögonblick.map { text in
                    let vid: PostgresTimestamp = try databas.query(Statement("vid", "select $1::text::timestamptz"), [.text(text)])[0][0]
                    return try Klocka.idag(vid: vid, databas)
                }
            }
            #expect(dagarna == [dag.plus(dagar: -1), dag, dag, dag.plus(dagar: 1)])
            // Every round that is due is opened before: whoever plans later finds none to wait for.
            _ = try await Jobbkörare(installation, nu: dag.plus(dagar: -2), namn: "förut").tillsTomt()
            for par in [dagarna[0..<2], dagarna[2..<4]] {
                try await withThrowingTaskGroup(of: JobTally.self) { grupp in
                    for idag in par { grupp.addTask { try await Jobbkörare(installation, nu: idag, namn: "\(idag)").tillsTomt() } }
                    for try await utfall in grupp { #expect(utfall.retried == 0 && utfall.dead == 0) }
                }
            }
        }
        let dagar = (-2...1).map { dag.plus(dagar: $0) }
        for slag in ["paminn", "rensa", "prova_lasmodeller"] {
            let gjorda = try await prov.superanvändare(
                "select substring(key from '[0-9]{4}-[0-9]{2}-[0-9]{2}') from jobs.outcome where kind = '\(slag)' order by 1")
            #expect(gjorda == dagar.map(\.description), "\(slag)")
        }
        #expect(try await prov.upprepadeJobb() == [])
        // Whoever came last, the later day's is what is kept.
        #expect(try await prov.superanvändare("select dag::text from readmodel.paminnelse_dag_v1") == [dagar[3].description])
    }
}
