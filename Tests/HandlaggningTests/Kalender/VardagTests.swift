import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Vardagar")
struct VardagTests {
    @Test(
        "är inte lördagar, söndagar, helgdagar eller de tre aftnarna",
        arguments: [
            "2024-01-01", "2024-01-06", "2024-03-29", "2024-03-31", "2024-04-01", "2024-05-01", "2024-05-09", "2024-06-06", "2024-06-21",
            "2024-06-22",
            "2024-11-02", "2024-12-24", "2024-12-25", "2024-12-26", "2024-12-31", "2025-04-18", "2025-04-21", "2025-05-29", "2025-06-20",
            "2026-04-03",
            "2026-04-06", "2026-05-14", "2026-06-19", "2026-10-31", "2000-04-24", "2038-04-26", "2019-04-22", "2024-08-31", "2024-09-01",
        ])
    func helg(_ text: String) { #expect(!dag(text).ärVardag) }

    @Test(
        "är också skärtorsdagen, dagen efter Kristi himmelsfärd, annandag pingst och trettondagsafton",
        arguments: [
            "2024-03-28", "2024-05-10", "2024-05-20", "2024-01-05", "2024-06-20", "2024-12-23", "2024-12-30", "2024-12-27", "2024-02-29",
        ])
    func vardag(_ text: String) { #expect(dag(text).ärVardag) }

    @Test("räknas från måndag", arguments: [("1970-01-01", 4), ("2024-01-01", 1), ("2023-12-31", 7), ("1900-01-01", 1), ("2199-12-31", 2)])
    func veckodag(_ text: String, _ väntad: Int) { #expect(dag(text).veckodag == väntad) }

    @Test(
        "den första från och med en dag",
        arguments: [
            ("2024-08-31", "2024-09-02"), ("2023-04-30", "2023-05-02"), ("2023-08-31", "2023-08-31"), ("2026-01-31", "2026-02-02"),
            ("2024-12-24", "2024-12-27"), ("2025-04-18", "2025-04-22"), ("2026-10-31", "2026-11-02"),
        ])
    func första(_ text: String, _ väntad: String) { #expect(dag(text).förstaVardag == dag(väntad)) }

    @Test("flyttar aldrig en slutdag eller dagen då en frist blir rapporteringsbar")
    func fristenFlyttasInte() {
        // Julafton och juldagen.
        #expect(slutdag(dag("2023-09-24")) == dag("2023-12-24") && rapporteringsbarFrån(dag("2023-09-24")) == dag("2023-12-25"))
        #expect(Fristdagar(start: dag("2023-09-24")).slutdag == dag("2023-12-24"))
    }
}
