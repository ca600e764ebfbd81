@testable import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Tvåårsgränsen för särskild avgift")
struct TvåårsgränsTests {
    static let soL2001 = "16 kap. 6 e § socialtjänstlagen (2001:453)"
    static let soL2025 = "34 kap. 10 § socialtjänstlagen (2025:400)"
    static let lss = "28 e § lagen (1993:387) om stöd och service till vissa funktionshindrade"

    func gräns(_ rad: Bevakningsrad?) -> Tvåårsgräns? {
        guard case .tvåårsgräns(let gräns)? = rad.varning("tvaarsgrans") else { return nil }
        return gräns
    }

    @Test("räknas från beslutet, och visas när fristen är försenad")
    func beslutet() {
        #expect(gräns(bevakad("2023-04-17")) == nil)
        #expect(gräns(bevakad("2023-04-18")) == Tvåårsgräns(sistaDag: dag("2025-01-17"), dagarKvar: 640, paragraf: Self.soL2001))
        #expect(gräns(bevakad("2025-01-17"))?.dagarKvar == 0)
        #expect(gräns(bevakad("2025-01-18"))?.dagarKvar == -1)
    }

    @Test("från skottdagen går den ut den sista februari")
    func skottdagen() { #expect(gräns(bevakad("2025-01-01", .exempel("2024-02-29")))?.sistaDag == dag("2026-02-28")) }

    @Test("räknas från avbrottet när verkställigheten avbrutits")
    func avbrottet() {
        let rad = bevakad("2023-10-01", .verkställt("2023-02-01"), .avbrutet("2023-06-30"))
        #expect(gräns(rad)?.sistaDag == dag("2025-06-30"))
    }

    @Test("står i den paragraf som är i kraft, också för ett äldre beslut")
    func paragrafen() {
        #expect(gräns(bevakad("2025-06-30"))?.paragraf == Self.soL2001)
        #expect(gräns(bevakad("2025-07-01"))?.paragraf == Self.soL2025)
        let lss = Beslutsuppgifter.exempel("2023-01-17", insats: "lss_kontaktperson", område: .of, lagrum: "LSS-9:4")
        #expect(gräns(bevakad("2025-07-01", lss))?.paragraf == Self.lss)
    }

    @Test("räknas för en dom från laga kraft, och går inte att räkna utan den")
    func dom() {
        let uppgifter = Beslutsuppgifter.exempel("2023-01-17", ursprung: .dom)
        let laga = bevakad("2023-06-01", uppgifter, [.dömt("2023-01-17", lagaKraft: "2023-02-10")])
        #expect(gräns(laga)?.sistaDag == dag("2025-02-10"))
        let okänd = bevakad("2023-06-01", uppgifter, [.dömt("2023-01-17")])
        #expect(gräns(okänd) == nil)
        #expect(okänd.varning("laga_kraft_saknas") == .lagaKraftSaknas)
        let avbruten = bevakad("2023-10-01", uppgifter, [.verkställt("2023-02-01"), .avbrutet("2023-06-30")])
        #expect(gräns(avbruten)?.sistaDag == dag("2025-06-30"))
    }

    @Test("visas inte när den enskilde har begärt att få vänta, förrän dagen hen ville vänta till är förbi")
    func senareläggning() {
        #expect(gräns(bevakad("2023-06-01", .senarelagt("2023-02-01"))) == nil)
        #expect(gräns(bevakad("2023-06-01", .senarelagt("2023-02-01", till: "2023-06-01"))) == nil)
        #expect(gräns(bevakad("2023-06-02", .senarelagt("2023-02-01", till: "2023-06-01"))) != nil)
        #expect(gräns(bevakad("2023-06-01", .senarelagt("2023-02-01"), .återkallat(.senareläggningBegärd))) != nil)
        #expect(bevakad("2023-06-01", .senarelagt("2023-02-01"))?.nivå == .försenad)
    }

    @Test("visas i LSS trots en senareläggning: den lagen har inget sådant undantag")
    func lssSenareläggning() {
        let lss = Beslutsuppgifter.exempel("2023-01-17", insats: "lss_kontaktperson", område: .of, lagrum: "LSS-9:4")
        let rad = bevakad("2023-06-01", lss, [.senarelagt("2023-02-01")])
        #expect(gräns(rad) != nil)
        #expect(rad.varning("senarelaggning") == .senareläggning(dag("2023-02-01"), till: nil, uteslutenAvgift: false))
    }

    @Test("visas inte när IVO redan har ansökt; ansökan visas")
    func ansökt() {
        let rad = bevakad("2023-06-01", .åtgärd("2023-05-01", .yttrandeBegärt), .åtgärd("2023-05-20", .avgiftAnsökt))
        #expect(gräns(rad) == nil)
        #expect(rad.varning("avgift_ansokt") == .avgiftAnsökt(dag("2023-05-20")))
        #expect(gräns(bevakad("2023-06-01", .åtgärd("2023-05-01", .yttrandeBegärt))) != nil)
    }
}
