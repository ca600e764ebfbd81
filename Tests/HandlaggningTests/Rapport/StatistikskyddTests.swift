@testable import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Ett antal under tröskeln går inte att räkna ut")
struct StatistikskyddTests {
    private func statistik(
        _ rader: [Rapportrad], _ underlag: [Fristunderlag] = [], tidigare: [Rapport] = [], _ tröskel: Statistiktröskel = .fem
    ) -> Statistikrapport {
        Statistikrapport(rapport(rader), underlag: underlag, tidigare: tidigare.map { Omgångstal($0) }, tröskel: tröskel)
    }

    @Test("ett till fyra är färre än fem, noll och fem skrivs ut")
    func tröskeln() {
        for antal in 0...6 {
            let öppna = statistik(antal == 0 ? [] : (1...antal).map { rad($0, .r3, .öppen) }).beslut.antal[.öppna]
            #expect(öppna == ((1...4).contains(antal) ? .färre : .antal(antal)))
        }
        #expect(Statistiktröskel(1) == nil && Statistiktröskel(2) == nil && Statistiktröskel(-1) == nil)
        #expect(Statistiktröskel(0) == .ingen && Statistiktröskel(3)?.antal == 3)
        #expect(statistik([rad(1, .r3, .öppen)], [], .ingen).beslut.antal[.öppna] == .antal(1))
    }

    @Test("en ensam liten grupp får sällskap av en stor, så att summan inte ger den")
    func summanÖverKön() {
        let rader = (1...20).map { rad($0, .r3, .öppen) }
        let frister = (1...20).map { underlag($0, person: $0, $0 <= 2 ? .annat : $0 <= 9 ? .man : .kvinna) }
        let statistik = self.statistik(rader, frister)
        #expect(statistik.beslut.antal[.öppna] == .antal(20))
        #expect(statistik.beslut.perKön.mapValues { $0[.öppna] } == [.annat: .färre, .man: .dolt, .kvinna: .antal(11), .okänt: .antal(0)])
        #expect(statistik.personerPerKön == [.annat: .färre, .man: .dolt, .kvinna: .antal(11), .okänt: .antal(0)])
    }

    @Test("två små grupper räcker inte när summan bara går ihop på ett sätt")
    func entydigSumma() {
        // 1 + 1 + 6 + 9: den som ser «färre än 5» två gånger och vet att de är två tillsammans vet båda.
        let rader = (1...17).map { rad($0, .r3, .öppen, insats: $0 == 1 ? "bostad" : $0 == 2 ? "familjehem" : $0 < 9 ? "boendestod" : "annat") }
        #expect(statistik(rader).beslut.perInsats.map { $0.antal[.öppna] } == [.antal(9), .dolt, .färre, .färre])
        // Med 1 + 1 + 5 + 5 kan inte heller den tredje och fjärde vara något annat: då delas måttet inte upp.
        #expect(Statistiktröskel.fem.uppdelat([1, 1, 5, 5], summa: .antal(12)) == [.dolt, .dolt, .dolt, .dolt])
    }

    @Test("när summan själv är liten delas den inte upp alls")
    func litenSumma() {
        let statistik = self.statistik([rad(1, .r3, .öppen), rad(2, .r3, .öppen)])
        #expect(statistik.beslut.antal[.öppna] == .färre)
        #expect(statistik.beslut.perKön.values.allSatisfy { $0[.öppna] == .dolt })
        #expect(statistik.beslut.perÅldersklass.values.allSatisfy { $0[.öppna] == .dolt })
    }

    @Test("de rättade går inte att få fram ur det öppna beståndet i omgången före")
    func jämförelsen() {
        let förra = Rapport(nämnd: "SN", omgång: .exempel("2023K2", "2023-05-31"), rader: (1...10).map { rad($0, .r4, .öppen) })
        let nu = self.statistik((1...8).map { rad($0, .r3, .öppen) } + [rad(9, .rättade, .öppen), rad(10, .rättade, .öppen)], tidigare: [förra])
        #expect(nu.beslut.föregående[.öppna] == .antal(10))
        // 10 fanns och ingen är ny: det som rapporteras, och det öppna som är lika med det, vore 10 minus de rättade.
        #expect(nu.beslut.antal[.rättade] == .färre && nu.beslut.antal[.rapporterade] == .dolt && nu.beslut.antal[.öppna] == .dolt)
        #expect(nu.beslut.perKön.values.allSatisfy { $0[.öppna] == .dolt })
    }

    @Test("de verkställda går inte att få fram ur det rapporterade och det öppna")
    func summanAvUtfallen() {
        let förra = Rapport(nämnd: "SN", omgång: .exempel("2023K2", "2023-05-31"), rader: (1...10).map { rad($0, .r4, .öppen) })
        let nu = self.statistik((1...8).map { rad($0, .r3, .öppen) } + [rad(9, .r1, .verkställd), rad(10, .r1, .verkställd)], tidigare: [förra])
        #expect(nu.beslut.föregående[.öppna] == .antal(10))
        #expect(nu.beslut.antal[.verkställda] == .färre)
        // Det öppna vore de rapporterade minus de verkställda.
        #expect(nu.beslut.antal[.öppna] == .dolt && nu.beslut.antal[.rapporterade] == .antal(10))
    }

    /// Läsaren provar varje tal som det dolda kan vara: minst två måste gå ihop med allt som är öppet.
    @Test("det finns alltid en annan lösning, prövad uttömmande på påhittade fördelningar", arguments: 1...200)
    func uttömmande(_ frö: Int) {
        var slump = Slumpföljd(frö: UInt64(frö))
        let antal = (0..<slump.tal(2..<6)).map { _ in slump.tal(0..<9) }
        let tröskel = Statistiktröskel(5)!
        let summa = Statistiktal(antal.reduce(0, +), tröskel)
        let visade = tröskel.uppdelat(antal, summa: summa)
        for (nr, tal) in zip(antal, visade) where (1..<5).contains(nr) { #expect(tal != .antal(nr)) }
        guard case .antal(let känd) = summa else { return }
        let lösningar = self.lösningar(visade[...], summa: känd)
        for plats in antal.indices where (1..<5).contains(antal[plats]) { #expect(Set(lösningar.map { $0[plats] }).count > 1, "\(antal)") }
    }

    private func lösningar(_ visade: ArraySlice<Statistiktal>, summa: Int) -> [[Int]] {
        guard let första = visade.first else { return summa == 0 ? [[]] : [] }
        let möjliga: [Int] =
            switch första {
            case .antal(let antal): [antal]
            case .färre: [1, 2, 3, 4]
            // Också den strängaste tolkningen måste ha fler lösningar, utom när hela uppdelningen är dold.
            case .dolt: visade.allSatisfy({ $0 == .dolt }) ? Array(0...40) : Array(5...40)
            }
        return möjliga.filter { $0 <= summa }.flatMap { tal in lösningar(visade.dropFirst(), summa: summa - tal).map { [tal] + $0 } }
    }
}
