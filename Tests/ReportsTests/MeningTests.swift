import Handlaggning
import HandlaggningSupport
import Reports
import Testing

@Suite("En rads mening")
struct MeningTests {
    static let början = "Beslut om kontaktperson 2023-01-17"
    static let skäl = Fritext.skriven("eftersom klienten har flyttat.")

    @Test(
        "följer av rubriken och utfallet",
        arguments: [
            (rad(.r1, .verkställd), "har rapporterats som ej verkställt men är verkställt nu."),
            (rad(.r2, .avslutad, text: skäl), "har rapporterats som ej verkställt och kommer inte verkställas eftersom klienten har flyttat."),
            (rad(.r3, .öppen, text: skäl), "har rapporterats som ej verkställt och är ännu inte verkställt. eftersom klienten har flyttat."),
            (rad(.r4, .öppen, text: skäl), "har rapporterats som ej verkställt. eftersom klienten har flyttat."),
            (rad(.r4, .avslutad, text: skäl), "är ett ej verkställt beslut men som avslutas. eftersom klienten har flyttat."),
            (rad(.r4, .verkställd), "är ett ej verkställt beslut men är verkställt nu."),
            (rad(.rättade, .verkställd), "har rapporterats som ej verkställt men skulle inte ha rapporterats."),
        ])
    func mallar(_ rad: Rapportrad, _ slut: String) { #expect(rad.mening(.program) == "\(Self.början) \(slut)") }

    @Test(
        "är hel också när texten saknas",
        arguments: [
            (rad(.r2, .avslutad), "har rapporterats som ej verkställt och kommer inte verkställas."),
            (rad(.r3, .öppen), "har rapporterats som ej verkställt och är ännu inte verkställt."),
            (rad(.r4, .öppen), "har rapporterats som ej verkställt."), (rad(.r4, .avslutad), "är ett ej verkställt beslut men som avslutas."),
        ])
    func utanText(_ rad: Rapportrad, _ slut: String) { #expect(rad.mening(.program) == "\(Self.början) \(slut)") }

    @Test("säger att en gallrad text är gallrad, och aldrig mer än så")
    func gallrad() {
        let gallrad = Fritext(hash: "abc", innehåll: .gallrat)
        #expect(rad(.r4, .öppen, text: gallrad).mening(.program) == "\(Self.början) har rapporterats som ej verkställt. uppgiften är gallrad")
        let stängd = Fritext(hash: "abc", innehåll: .stängt)
        #expect(rad(.r4, .öppen, text: stängd).mening(.program) == "\(Self.början) har rapporterats som ej verkställt. uppgiften är inte öppnad")
    }

    @Test("skriver insatsens namn ur katalogen, efter område")
    func insats() {
        let hemtjänst = rad(.r1, .verkställd, insats: "hemtjanst", område: .äo)
        #expect(hemtjänst.mening(.program) == "Beslut om hemtjänst 2023-01-17 har rapporterats som ej verkställt men är verkställt nu.")
        #expect(rad(.r1, .verkställd, insats: "ny_insats").mening(.program).hasPrefix("Beslut om ny_insats 2023-01-17 "))
    }

    /// Varje tecken som en läsare eller ett program kan ta för en ny rad.
    @Test(
        "förblir en rad hur många radbrytningar texten än har",
        arguments: [
            "\n", "\r\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}", "\n\n", "\n\u{301}",
        ])
    func enRad(_ brytning: String) {
        let falsk = "Beslut om bostad 2020-01-01 har rapporterats som ej verkställt."
        let text = Fritext.skriven("kö.\(brytning)\(falsk)")
        let mening = rad(.r4, .öppen, text: text).mening(.program)
        #expect(!mening.unicodeScalars.contains { ["\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}"].contains($0) })
        let dokument = sammanställning(rapport([rad(.r4, .öppen, text: text)]))
        #expect(!dokument.rader.contains(falsk))
        #expect(dokument.under("Ny rapportering av ej verkställda beslut under kvartal 3") == [mening])
    }
}
