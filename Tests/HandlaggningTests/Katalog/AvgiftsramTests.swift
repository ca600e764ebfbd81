import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Ramen för särskild avgift")
struct AvgiftsramTests {
    func ram(_ lagrum: String, _ beslutsdatum: String) -> Avgiftsram? { Katalog.program.avgiftsram(lagrum: lagrum, beslutsdatum: dag(beslutsdatum)) }

    @Test(
        "höjs för beslut från och med 2026-01-01",
        arguments: [
            ("SoL2001-4:1", "2023-01-17", 10_000, 1_000_000, "SoL2001-16:6b"), ("SoL2001-4:1", "2025-06-30", 10_000, 1_000_000, "SoL2001-16:6b"),
            ("SoL2025-11:1", "2025-07-01", 10_000, 1_000_000, "SoL2025-34:7"), ("SoL2025-12:1", "2025-12-31", 10_000, 1_000_000, "SoL2025-34:7"),
            ("SoL2025-11:1", "2026-01-01", 15_000, 1_500_000, "SoL2025-34:7"), ("SoL2025-12:1", "2026-01-01", 15_000, 1_500_000, "SoL2025-34:7"),
            ("LSS-9:9", "1994-01-01", 10_000, 1_000_000, "LSS-28b"), ("LSS-9:9", "2025-12-31", 10_000, 1_000_000, "LSS-28b"),
            ("LSS-9:9", "2026-01-01", 15_000, 1_500_000, "LSS-28b"),
        ])
    func belopp(_ lagrum: String, _ beslutsdatum: String, _ lägst: Int, _ högst: Int, _ paragraf: String) {
        let ram = ram(lagrum, beslutsdatum)
        #expect(ram?.lägst == lägst)
        #expect(ram?.högst == högst)
        #expect(ram?.paragraf == paragraf)
    }

    @Test(
        "finns inte för lagrum utan särskild avgift eller som ingen känner",
        arguments: [
            ("SoL2001-4:2", "2023-01-17"), ("SoL2025-11:4", "2025-08-01"), ("LVU", "2023-01-17"), ("LVM", "2023-01-17"),
            ("SoL2001-4:3", "2023-01-17"),
        ])
    func ingen(_ lagrum: String, _ beslutsdatum: String) { #expect(ram(lagrum, beslutsdatum) == nil) }

    @Test("finns för varje rapporteringspliktigt lagrum från dess första dag, utan uppehåll")
    func alla() {
        for post in Katalog.program.lagrum where post.rapporteringspliktigt {
            for datum in [post.giltig.från, post.giltig.till ?? dag("2199-12-31")] {
                #expect(Katalog.program.avgiftsram(lagrum: post.kod, beslutsdatum: datum) != nil, "\(post.kod) \(datum)")
            }
        }
    }
}
