import Handlaggning
import HandlaggningSupport
import Testing

/// Fall 12–14: det som var fel när det rapporterades.
@Suite("Fall: rättelser")
struct RättelsefallTests {
    @Test("12. beslutsdatum rättas så att det aldrig var sent, efter att ha rapporterats: RATTADE, och den fastställda rapporten är oförändrad")
    func aldrigSent() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.ange(1, skäl: "eftersom kö.")
        let k2 = try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.verkställ(1, "2023-05-20")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2023-03-01"))
        try nämnd.öppna("2023K3", "2023-08-31")
        #expect(try nämnd.fastställ("2023K3").plats == Plats(.rättade, .verkställd))
        #expect(nämnd.fastställd(kvartal("2023K2"))?.rapport == k2)
        #expect(try nämnd.skicka("2023K3") == 0)
        try nämnd.meddelaRättelse("2023K3")
        #expect(try nämnd.genomför("2023K4", "2023-10-31").rader.isEmpty)
    }

    @Test("12. rättat till en dag då det ännu inte är sent: RATTADE som öppen, och sedan nytt när det blir sent")
    func ännuInteSent() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2023-06-01"))
        try nämnd.öppna("2023K3", "2023-08-31")
        #expect(try nämnd.fastställ("2023K3").plats == Plats(.rättade, .öppen))
        try nämnd.meddelaRättelse("2023K3")
        let k4 = try nämnd.genomför("2023K4", "2023-10-31")
        #expect(k4.plats == Plats(.r4, .öppen))
        #expect(k4.rader[0].märken == [.skälSaknas])
    }

    @Test("12. en rättelse som ingen meddelat står kvar bland de rättade, omgång efter omgång")
    func omeddelad() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.rätta(1, .beslutFattat, "ursprung", .text("dom"))
        #expect(try nämnd.genomför("2023K3", "2023-08-31").plats == Plats(.rättade, .öppen))
        #expect(try nämnd.genomför("2023K4", "2023-10-31").plats == Plats(.rättade, .öppen))
    }

    @Test("13. rättat så att det var sent tidigare: R4 med märket för den första omgången det skulle ha stått i")
    func sentTidigare() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-02-17")
        try nämnd.ange(1, skäl: "eftersom kö.")
        #expect(try nämnd.genomför("2023K2", "2023-04-30").rader.isEmpty)
        try nämnd.rätta(1, .beslutFattat, "beslutsdatum", .dag("2023-01-29"))
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.plats == Plats(.r4, .öppen))
        #expect(k3.rader[0].märken == [.skulleHaRapporterats(kvartal("2023K2"))])
    }

    @Test("13. verkställighetsdatum rättas från i tid till för sent: R4 med märket")
    func verkställdFörSent() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.verkställ(1, "2023-04-17")
        #expect(try nämnd.genomför("2023K2", "2023-04-30").rader.isEmpty)
        try nämnd.rätta(1, .beslutVerkställt, "datum", .dag("2023-04-18"))
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.plats == Plats(.r4, .verkställd))
        #expect(k3.rader[0].märken == [.skulleHaRapporterats(kvartal("2023K2"))])
    }

    @Test("14. verkställighet registrerad på fel beslut och ogjord: båda tidslinjerna är lagade, och bevarandet håller")
    func felBeslut() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.verkställ(1, "2023-05-10")
        #expect(try nämnd.genomför("2023K3", "2023-08-31").nummer(.r1) == [1])
        try nämnd.återkalla(1, .beslutVerkställt)
        try nämnd.verkställ(2, "2023-05-10")
        let k4 = try nämnd.genomför("2023K4", "2023-10-31")
        #expect(k4.nummer(.r1) == [2])
        #expect(k4.nummer(.r3) == [1])
        #expect(k4.rader(under: .r3)[0].märken == [.återöppnad, .skälSaknas])
        #expect(nämnd.beslut[.nr(1)]?.öppenFrist?.start == dag("2023-01-17"))
    }
}
