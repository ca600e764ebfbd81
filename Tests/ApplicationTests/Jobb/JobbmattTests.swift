import Application
import Foundation
import Handlaggning
import Testing

@Suite("Mätvärdena om jobben")
struct JobbmåttTests {
    @Test("är databasens, för varje slag, också utan att någon kör jobb")
    func kön() async throws {
        let prov = try await Provinstallation()
        _ = try await prov.superanvändare(
            """
            insert into jobs.job (kind, key, payload, max_attempts, run_at, state) values
                ('paminn', 'SN/a', '{}', 1, now(), 'dead'), ('paminn', 'SN/b', '{}', 1, now() - interval '1 hour', 'ready')
            returning ''
            """)
        #expect(try await prov.kör { try await Jobbstyrning.pausa("rensa", $0) })
        let mått = try await prov.kör { try await Jobbmått($0).prometheus }.split(separator: "\n").map(String.init)
        for rad in [
            #"jobs_queued{kind="paminn",state="dead"} 1"#, #"jobs_queued{kind="paminn",state="ready"} 1"#,
            #"jobs_queued{kind="oppna_omgang",state="dead"} 0"#, #"jobs_oldest_due_seconds{kind="oppna_omgang"} 0"#,
            #"jobs_paused{kind="rensa"} 1"#, #"jobs_paused{kind="paminn"} 0"#, "# TYPE jobs_queued gauge",
        ] { #expect(mått.contains(rad), "\(rad)") }
        let äldst = try #require(mått.first { $0.hasPrefix(#"jobs_oldest_due_seconds{kind="paminn"}"#) }?.split(separator: " ").last)
        #expect(try #require(Int(äldst)) >= 3600)
        #expect(mått.count { $0.hasPrefix("# ") } == 6)
    }
}
