import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Ett besluts läge")
struct BeslutTests {
    @Test("börjar med beslutet: en öppen frist från beslutsdagen")
    func börjar() throws {
        let beslut = try #require(givet(.fattat(.exempel("2023-01-17"))))
        #expect(beslut.frister == [Frist(nummer: .beslut, start: dag("2023-01-17"))])
        #expect(beslut.senasteDatum == dag("2023-01-17"))
        #expect(beslut.öppenFrist?.nummer == .beslut)
    }

    @Test("finns inte före beslutet: andra händelser ger inget läge")
    func inget() {
        #expect(givet() == nil)
        #expect(givet(.verkställt("2023-02-01")) == nil)
    }

    @Test("är detsamma om händelserna läses på en gång eller en i taget")
    func enITaget() {
        let händelser: [BeslutHändelse] = [
            .fattat(.exempel("2023-01-17")), .skäl("eftersom kö."), .inskickat("2023K2", .ny, stängd: false), .verkställt("2023-06-01"),
            .inskickat("2023K3", .verkstalld, stängd: true),
        ]
        let påEnGång = Beslut.läge(.nr(1), efter: händelser)
        for delning in 0...händelser.count {
            let första = Beslut.läge(.nr(1), efter: händelser[..<delning])
            #expect(händelser[delning...].reduce(första) { Beslut.läge(.nr(1), $0, efter: $1) } == påEnGång)
        }
    }

    @Test("minns inskicken i ordning, och en rättelse drar tillbaka de tidigare från omgången efter sin egen")
    func rättelse() throws {
        let rättelse = RättelseMeddelad(frist: .beslut, omgång: kvartal("2023K3"), datum: dag("2023-09-10"))
        let frist = try #require(
            givet(.fattat(.exempel("2023-01-17")), .inskickat("2023K2", .ny, stängd: false), .rättelseMeddelad(rättelse))?.frist(.beslut))
        #expect(frist.inskick.map(\.art) == [.ny])
        #expect(frist.gällandeInskick(före: kvartal("2023K3")).map(\.art) == [.ny])
        #expect(frist.gällandeInskick(före: kvartal("2023K4")).isEmpty)
        #expect(frist.rättelser == [kvartal("2023K3")])
    }

    @Test("fristerna ordnas med beslutets först och avbrotten i nummerordning")
    func ordning() {
        let ordnade = [FristNummer.beslut, FristNummer(art: .avbrott, nr: 1), FristNummer(art: .avbrott, nr: 2)]
        #expect(ordnade.shuffled().sorted() == ordnade)
        let frister = [FristID(beslut: .nr(1), nummer: ordnade[1]), FristID(beslut: .nr(2), nummer: .beslut)]
        #expect(Array(frister.reversed()).sorted() == frister)
    }
}
