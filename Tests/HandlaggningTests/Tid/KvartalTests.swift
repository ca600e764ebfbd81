import Handlaggning
import HandlaggningSupport
import Testing

@Suite("En period")
struct KvartalTests {
    @Test("läses och skrivs som ÅÅÅÅKn", arguments: ["2023K1", "2023K4", "1900K1", "2199K4"])
    func giltiga(_ text: String) { #expect(Kvartal(text)?.description == text) }

    @Test(
        "läses inte i någon annan form",
        arguments: [
            "2023K0", "2023K5", "2023k3", "2023-K3", "2023Q3", "23K3", "2023K", "2023K33", " 2023K3", "1899K4", "2200K1", "２023K3", "", "K32023",
        ])
    func ogiltiga(_ text: String) { #expect(Kvartal(text) == nil) }

    @Test("ordnas efter år och sedan nummer")
    func ordning() {
        let ordnade = ["2022K4", "2023K1", "2023K2", "2023K3", "2023K4", "2024K1"].map(kvartal)
        #expect(ordnade.shuffled().sorted() == ordnade)
    }

    @Test("ger omgången dess etikett när ingen annan är angiven")
    func etikett() {
        #expect(Omgångsuppgifter.exempel("2023K3", "2023-08-31").etikett == "kvartal 3 2023")
        #expect(Omgångsuppgifter(period: kvartal("2023K3"), etikett: "hösten", brytdatum: dag("2023-08-31")).etikett == "hösten")
    }
}
