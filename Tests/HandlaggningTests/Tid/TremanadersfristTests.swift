import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Tremånadersfristen")
struct TremånadersfristTests {
    struct Fall: Sendable {
        let start, slutdag, rapporteringsbar: String
        let dagar: Int
    }

    /// Räknat för hand ur lag (1930:173) 1 §: samma tal tre månader senare, annars månadens sista dag.
    static let fall: [Fall] = [
        Fall(start: "2022-11-30", slutdag: "2023-02-28", rapporteringsbar: "2023-03-01", dagar: 90),
        Fall(start: "2023-11-28", slutdag: "2024-02-28", rapporteringsbar: "2024-02-29", dagar: 92),
        Fall(start: "2023-11-29", slutdag: "2024-02-29", rapporteringsbar: "2024-03-01", dagar: 92),
        Fall(start: "2023-11-30", slutdag: "2024-02-29", rapporteringsbar: "2024-03-01", dagar: 91),
        Fall(start: "2024-11-27", slutdag: "2025-02-27", rapporteringsbar: "2025-02-28", dagar: 92),
        Fall(start: "2024-11-28", slutdag: "2025-02-28", rapporteringsbar: "2025-03-01", dagar: 92),
        Fall(start: "2024-11-29", slutdag: "2025-02-28", rapporteringsbar: "2025-03-01", dagar: 91),
        Fall(start: "2024-11-30", slutdag: "2025-02-28", rapporteringsbar: "2025-03-01", dagar: 90),
        Fall(start: "2023-12-30", slutdag: "2024-03-30", rapporteringsbar: "2024-03-31", dagar: 91),
        Fall(start: "2023-12-31", slutdag: "2024-03-31", rapporteringsbar: "2024-04-01", dagar: 91),
        Fall(start: "2024-02-29", slutdag: "2024-05-29", rapporteringsbar: "2024-05-30", dagar: 90),
        Fall(start: "2026-02-28", slutdag: "2026-05-28", rapporteringsbar: "2026-05-29", dagar: 89),
        Fall(start: "2023-05-31", slutdag: "2023-08-31", rapporteringsbar: "2023-09-01", dagar: 92),
        Fall(start: "2023-08-31", slutdag: "2023-11-30", rapporteringsbar: "2023-12-01", dagar: 91),
        Fall(start: "2024-03-31", slutdag: "2024-06-30", rapporteringsbar: "2024-07-01", dagar: 91),
        Fall(start: "2023-02-23", slutdag: "2023-05-23", rapporteringsbar: "2023-05-24", dagar: 89),
        // En lördag, julafton och en lördag: ingen flyttning.
        Fall(start: "2025-11-30", slutdag: "2026-02-28", rapporteringsbar: "2026-03-01", dagar: 90),
        Fall(start: "2023-09-24", slutdag: "2023-12-24", rapporteringsbar: "2023-12-25", dagar: 91),
        Fall(start: "2015-07-10", slutdag: "2015-10-10", rapporteringsbar: "2015-10-11", dagar: 92),
    ]

    @Test("slutar på dagen med samma tal, eller månadens sista, och rapporteras från dagen efter", arguments: fall)
    func gränser(_ fall: Fall) {
        #expect(slutdag(dag(fall.start)) == dag(fall.slutdag))
        #expect(rapporteringsbarFrån(dag(fall.start)) == dag(fall.rapporteringsbar))
        #expect(slutdag(dag(fall.start)).dagar(sedan: dag(fall.start)) == fall.dagar)
    }

    @Test("är 89 till 92 dagar lång, aldrig något annat")
    func längd() {
        let längder = (0..<1_461).map { dagar in
            let start = dag("2023-01-01").plus(dagar: dagar)
            return slutdag(start).dagar(sedan: start)
        }
        #expect(Set(längder) == [89, 90, 91, 92])
    }

    @Test(
        "det senaste beslutet som hinner bli rapporteringsbart på kvartalets sista dag",
        arguments: [
            ("2024-03-31", "2023-12-30"), ("2023-06-30", "2023-03-29"), ("2023-09-30", "2023-06-29"), ("2023-12-31", "2023-09-30"),
        ])
    func senaste(_ brytdatum: String, _ beslutsdatum: String) {
        #expect(rapporteringsbarFrån(dag(beslutsdatum)) <= dag(brytdatum))
        #expect(rapporteringsbarFrån(dag(beslutsdatum).plus(dagar: 1)) > dag(brytdatum))
    }
}
