import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att släppa en text för publicering")
struct SläppTextTests {
    let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    func släpp(_ historia: [BeslutHändelse], _ typ: BeslutHändelse.Typ, _ nr: Int? = nil) throws -> [BeslutHändelse] {
        try SläppText(beslut: .nr(1), val: Händelseval(typ: typ, nr: nr)).avgör(Beslut.läge(.nr(1), efter: historia), idag("2030-01-01"))
    }

    func släppt(_ typ: BeslutHändelse.Typ, _ nr: Int, _ text: String) -> BeslutHändelse {
        .textSläppt(TextSläppt(mål: Händelsemål(typ: typ, nr: nr), hash: Fritext.skriven(text).hash))
    }

    @Test("gäller skälets eller avslutets text som den nu lyder, en gång")
    func släpps() throws {
        let historia = [fattat, .skäl("ett."), .skäl("två."), .avslutat("2023-03-01", .annat, "tre.")]
        #expect(try släpp(historia, .skälAngivet) == [släppt(.skälAngivet, 2, "två.")])
        #expect(try släpp(historia, .skälAngivet, 1) == [släppt(.skälAngivet, 1, "ett.")])
        #expect(try släpp(historia, .beslutAvslutatUtanVerkställighet) == [släppt(.beslutAvslutatUtanVerkställighet, 1, "tre.")])
        #expect(try släpp(historia + [släppt(.skälAngivet, 2, "två.")], .skälAngivet) == [])
        #expect(Beslut.läge(.nr(1), efter: historia + [släppt(.skälAngivet, 2, "två.")])?.släppta == [Fritext.skriven("två.").hash])
    }

    @Test("är bundet till texten: rättas den måste den släppas på nytt, rättas den tillbaka är den redan släppt")
    func bunden() throws {
        let historia = [fattat, .skäl("ett."), släppt(.skälAngivet, 1, "ett."), .rättad(.skälAngivet, 1, "text", .fritext(.skriven("två.")))]
        #expect(try släpp(historia, .skälAngivet) == [släppt(.skälAngivet, 1, "två.")])
        #expect(try släpp(historia + [.rättad(.skälAngivet, 1, "text", .fritext(.skriven("ett.")))], .skälAngivet) == [])
    }

    @Test("ett återkallat släpp gäller inte")
    func återkallat() throws {
        let historia = [fattat, .skäl("ett."), släppt(.skälAngivet, 1, "ett."), .återkallad(.textSläppt, 1)]
        #expect(try släpp(historia, .skälAngivet) == [släppt(.skälAngivet, 1, "ett.")])
    }

    @Test("avvisas när det inte finns någon text att trycka")
    func ingenText() {
        let historia = [
            fattat, .skäl("ett."), .återkallad(.skälAngivet, 1), .verkställt("2023-02-01"), .avbrutet("2023-03-01"), .avslutat("2023-04-01"),
        ]
        #expect(avvisad { try släpp(historia, .beslutFattat) }?.kod == .ingenText)
        #expect(avvisad { try släpp(historia, .beslutVerkställt) }?.kod == .ingenText)
        #expect(avvisad { try släpp(historia, .verkställighetAvbruten) }?.kod == .ingenText)
        #expect(avvisad { try släpp(historia, .beslutAvslutatUtanVerkställighet) }?.kod == .ingenText)
        #expect(avvisad { try släpp(historia, .skälAngivet) }?.kod == .redanAterkallad)
        #expect(avvisad { try släpp(historia, .uppföljningAntecknad) }?.kod == .okandHandelse)
        #expect(avvisad { try släpp(historia + [.makulerat], .skälAngivet) }?.kod == .beslutMakulerat)
        #expect(avvisad { try släpp([], .skälAngivet) }?.kod == .okantBeslut)
    }
}
