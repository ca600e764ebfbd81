import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Bevarandeprovet")
struct BevarandeTests {
    let k3 = Omgångsuppgifter.exempel("2023K3", "2023-08-31")

    func brott(ändrat ändra: (inout [Rapportrad], inout [Fristunderlag]) -> Void) throws -> [BeslutID] {
        let nämnd = try Botkyrka.kvartal3()
        var rader = nämnd.rapport(k3).rader
        var underlag = nämnd.underlag
        ändra(&rader, &underlag)
        let föregående = nämnd.fastställd(kvartal("2023K2"))?.rapport
        return bevarandebrott(Rapport(nämnd: "SN", omgång: k3, rader: rader), underlag, tidigare: [], föregående: föregående).map(\.beslut)
    }

    @Test("är tomt för en hel rapport")
    func hel() throws { #expect(try brott { _, _ in } == []) }

    @Test("hittar en rapporterad rad som tagits bort, under vilken rubrik som helst", arguments: [1, 2, 3, 4] as [UInt64])
    func borttagen(_ nr: UInt64) throws {
        #expect(try brott { rader, _ in rader.removeAll { $0.frist.beslut == .nr(nr) } } == [.nr(nr)])
    }

    // Den första raden är B02: under R1 kommer kontaktperson före öppenvård.
    @Test("hittar en rad som står två gånger, under samma rubrik eller en annan")
    func dubbel() throws {
        #expect(try brott { rader, _ in rader.append(rader[0]) } == [.nr(2)])
        #expect(try brott { rader, _ in rader.append(under(.r3, rader[0])) } == [.nr(2)])
        let sista = try #require(Botkyrka.kvartal3().rapport(k3).rader.last)
        #expect(try brott { rader, _ in rader.append(sista) } == [sista.frist.beslut])
    }

    @Test("hittar en rapporterad frist som flyttats till de nya, och en ny som flyttats till återrapporterna")
    func flyttad() throws {
        #expect(try brott { rader, _ in rader[0] = under(.r4, rader[0]) } == [.nr(2)])
        let sista = try #require(Botkyrka.kvartal3().rapport(k3).rader.last)
        #expect(try brott { rader, _ in rader[rader.count - 1] = under(.r3, rader[rader.count - 1]) } == [sista.frist.beslut])
    }

    @Test("hittar en frist som stod öppen i den föregående rapporten men som underlaget har tappat")
    func tappad() throws {
        #expect(
            try brott { rader, underlag in
                rader.removeAll { $0.frist.beslut == .nr(2) }
                underlag.removeAll { $0.beslut == .nr(2) }
            } == [.nr(2)])
    }

    @Test("namnger varje brott en gång, i ordning")
    func flera() throws { #expect(try brott { rader, _ in rader = [] } == [.nr(1), .nr(2), .nr(3), .nr(4)]) }

    @Test("godtar att en slutrapporterad frist är borta, men inte att en rättad är det")
    func slutrapporterad() {
        let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))
        func brott(_ händelser: BeslutHändelse...) -> [FristID] {
            let underlag = Beslut.läge(.nr(1), efter: [fattat] + händelser)?.underlag ?? []
            return bevarandebrott(Rapport(nämnd: "SN", omgång: k3, rader: []), underlag, tidigare: [], föregående: nil)
        }
        #expect(brott(.verkställt("2023-04-20"), .inskickat("2023K2", .verkstalld, stängd: true)).isEmpty)
        #expect(!brott(.verkställt("2023-04-17"), .inskickat("2023K2", .ny, stängd: false)).isEmpty)
        #expect(!brott(.inskickat("2023K2", .verkstalld, stängd: true)).isEmpty)
        #expect(brott(.inskickat("2023K3", .ny, stängd: false)).isEmpty)
    }

    private func under(_ rubrik: Rubrik, _ rad: Rapportrad) -> Rapportrad {
        Rapportrad(
            rubrik: rubrik, utfall: rad.utfall, frist: rad.frist, start: rad.start, slut: rad.slut, område: rad.område, lagrum: rad.lagrum,
            insats: rad.insats, beslutsdatum: rad.beslutsdatum, dagarSedanBeslut: rad.dagarSedanBeslut, dagarIFrist: rad.dagarIFrist, skäl: rad.skäl,
            orsak: rad.orsak, text: rad.text, märken: rad.märken)
    }
}
