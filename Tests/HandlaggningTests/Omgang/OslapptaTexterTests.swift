import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Texter med fynd hindrar fastställandet")
struct OsläpptaTexterTests {
    static let fynd = "eftersom Alma väntar på en plats."

    func öppnad(_ händelser: BeslutHändelse..., fatta datum: String = "2023-01-17") throws -> Provnämnd {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, datum)
        for händelse in händelser { try nämnd.registrera(1, händelse) }
        try nämnd.öppna("2023K2", "2023-04-30")
        return nämnd
    }

    @Test(
        "tills en människa släppt dem, vad för fynd det än är",
        arguments: [
            "eftersom Alma väntar.", "ring 08-123 456 78.", "skriv till alma@exempel.se.", "nummer 19710211-T121.",
        ])
    func släpps(_ text: String) throws {
        var nämnd = try öppnad(.skäl(text))
        let svar = avvisad { try nämnd.fastställ("2023K2") }
        #expect(svar?.kod == .textEjSlappt)
        #expect(svar?.text.contains(BeslutID.nr(1).description) == true)
        #expect(svar?.text.contains(text) == false)
        try nämnd.släpp(1, .skälAngivet)
        #expect(try nämnd.fastställ("2023K2").rader.count == 1)
    }

    @Test("rättas den släppta texten till en med fynd måste också den släppas; till en utan behövs inget")
    func rättad() throws {
        var nämnd = try öppnad(.skäl(Self.fynd))
        try nämnd.släpp(1, .skälAngivet)
        try nämnd.rätta(1, .skälAngivet, "text", .fritext(.skriven("eftersom Alva väntar.")))
        #expect(avvisad { try nämnd.fastställ("2023K2") }?.kod == .textEjSlappt)
        try nämnd.rätta(1, .skälAngivet, "text", .fritext(.skriven("eftersom klienten väntar.")))
        #expect(avvisad { try nämnd.fastställ("2023K2") } == nil)
    }

    @Test("ett återkallat släpp hindrar igen")
    func återkallat() throws {
        var nämnd = try öppnad(.skäl(Self.fynd))
        try nämnd.släpp(1, .skälAngivet)
        try nämnd.återkalla(1, .textSläppt)
        #expect(avvisad { try nämnd.fastställ("2023K2") }?.kod == .textEjSlappt)
    }

    @Test("avslutets text prövas på en avslutad rad, inte skälet som fanns före")
    func avslutad() throws {
        var skälet = try öppnad(.skäl(Self.fynd), .avslutat("2023-04-20", .annat, "eftersom behovet upphört."))
        #expect(avvisad { try skälet.fastställ("2023K2") } == nil)
        var avslutet = try öppnad(.skäl("eftersom kö."), .avslutat("2023-04-20", .annat, Self.fynd))
        #expect(avvisad { try avslutet.fastställ("2023K2") }?.kod == .textEjSlappt)
        try avslutet.släpp(1, .beslutAvslutatUtanVerkställighet)
        #expect(avvisad { try avslutet.fastställ("2023K2") } == nil)
    }

    @Test("en rad som trycker texten prövas i varje rubrik: R3 och R2")
    func återrapport() throws {
        for avslutas in [true, false] {
            var nämnd = try öppnad()
            try nämnd.fastställ("2023K2")
            try nämnd.skicka("2023K2")
            if avslutas { try nämnd.avsluta(1, "2023-06-01", .annat, Self.fynd) } else { try nämnd.ange(1, skäl: Self.fynd) }
            try nämnd.öppna("2023K3", "2023-08-31")
            #expect(avvisad { try nämnd.fastställ("2023K3") }?.kod == .textEjSlappt)
        }
    }

    @Test("rader som inte trycker någon text prövas inte: R1, R4 verkställd för sent och RATTADE")
    func tryckerInte() throws {
        var försent = try öppnad(.skäl(Self.fynd), .verkställt("2023-04-20"))
        #expect(try försent.fastställ("2023K2").plats == Plats(.r4, .verkställd))
        for (verkställt, plats) in [("2023-06-01", Plats(.r1, .verkställd)), ("2023-04-17", Plats(.rättade, .verkställd))] {
            var nämnd = try öppnad()
            try nämnd.fastställ("2023K2")
            try nämnd.skicka("2023K2")
            try nämnd.ange(1, skäl: Self.fynd)
            try nämnd.verkställ(1, verkställt)
            try nämnd.öppna("2023K3", "2023-08-31")
            #expect(try nämnd.fastställ("2023K3").plats == plats)
        }
    }

    @Test("inte heller en rättad rad: den bär ingen text")
    func rättade() throws {
        for avslutas in [true, false] {
            var nämnd = try öppnad()
            try nämnd.fastställ("2023K2")
            try nämnd.skicka("2023K2")
            try nämnd.ange(1, skäl: Self.fynd)
            if avslutas { try nämnd.avsluta(1, "2023-06-01", .annat, Self.fynd) }
            try nämnd.registrera(1, .makulerat)
            try nämnd.öppna("2023K3", "2023-08-31")
            let rapport = try nämnd.fastställ("2023K3")
            #expect(rapport.plats == Plats(.rättade, avslutas ? .avslutad : .öppen))
            #expect(rapport.rader[0].text == nil && rapport.rader[0].skäl == nil)
        }
    }

    @Test("en text på en rad som inte står i rapporten hindrar inte")
    func inteIRapporten() throws {
        var nämnd = try öppnad(.skäl(Self.fynd), fatta: "2023-01-30")
        #expect(try nämnd.fastställ("2023K2").rader.isEmpty)
    }
}
