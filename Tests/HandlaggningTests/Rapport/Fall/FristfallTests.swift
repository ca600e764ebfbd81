import Handlaggning
import HandlaggningSupport
import Testing

/// Fall 1–8 och 10: hur en frist börjar, löper och tar slut.
@Suite("Fall: fristens gång")
struct FristfallTests {
    @Test("1. verkställt på slutdagen rapporteras aldrig; dagen efter som verkställt för sent, en gång")
    func verkställtISistaStund() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.verkställ(1, "2023-04-17")
        try nämnd.verkställ(2, "2023-04-18")
        let k2 = try nämnd.genomför("2023K2", "2023-04-30")
        #expect(k2.rader.map(\.frist.beslut) == [.nr(2)])
        #expect(k2.plats == Plats(.r4, .verkställd))
        #expect(try nämnd.genomför("2023K3", "2023-08-31").rader.isEmpty)
    }

    @Test("2. återtaget på slutdagen rapporteras aldrig; dagen efter som avslutat, en gång")
    func återtagetISistaStund() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.avsluta(1, "2023-04-17", .återtagenAnsökan)
        try nämnd.avsluta(2, "2023-04-18", .återtagenAnsökan)
        let k2 = try nämnd.genomför("2023K2", "2023-04-30")
        #expect(k2.rader.map(\.frist.beslut) == [.nr(2)])
        #expect(k2.plats == Plats(.r4, .avslutad))
        #expect(try nämnd.genomför("2023K3", "2023-08-31").rader.isEmpty)
    }

    @Test("3. i tid, sedan avbrutet: återupptaget på avbrottet plus tre månader rapporteras aldrig; dagen efter en avbrottsrad med egen klocka")
    func avbrott() throws {
        var nämnd = Provnämnd()
        for nr in [1, 2] as [UInt64] {
            try nämnd.fatta(nr, "2022-06-01")
            try nämnd.verkställ(nr, "2022-08-31")
            try nämnd.registrera(nr, .avbrutet("2022-12-30"))
        }
        try nämnd.registrera(1, .återupptaget("2023-03-30"))
        try nämnd.registrera(2, .återupptaget("2023-03-31"))
        let k1 = try nämnd.genomför("2023K1", "2023-04-30")
        #expect(k1.rader.map(\.frist) == [FristID(beslut: .nr(2), nummer: FristNummer(art: .avbrott, nr: 1))])
        #expect(k1.plats == Plats(.r4, .verkställd))
        #expect(k1.rader[0].start == dag("2022-12-30"))
        #expect(k1.rader[0].dagarIFrist == 91)
        // Statistikens ålder räknas från beslutsdagen, också för avbrott: 2022-06-01 till 2023-03-31.
        #expect(k1.rader[0].dagarSedanBeslut == 303)
        #expect(try nämnd.genomför("2023K2", "2023-07-31").rader.isEmpty)
    }

    @Test("3. ett öppet avbrott blir rapporteringsbart dagen efter tre månader, inte dagen före")
    func öppetAvbrott() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2022-06-01")
        try nämnd.verkställ(1, "2022-08-31")
        try nämnd.registrera(1, .avbrutet("2022-11-30"))
        #expect(nämnd.rapport(.exempel("2023K1", "2023-02-28")).rader.isEmpty)
        let rapport = nämnd.rapport(.exempel("2023K1", "2023-03-01"))
        #expect(rapport.plats == Plats(.r4, .öppen))
        #expect(rapport.rader.map(\.dagarIFrist) == [91])
        #expect(rapport.rader.map(\.dagarSedanBeslut) == [273])
    }

    @Test("4. två sena avbrott på ett beslut är två rader; avbrott samma dag som verkställigheten går, dagen före inte")
    func tvåAvbrott() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2022-01-03")
        try nämnd.verkställ(1, "2022-02-01")
        #expect(avvisad { try nämnd.registrera(1, .avbrutet("2022-01-31")) }?.kod == .foreForegaendeHandelse)
        try nämnd.registrera(1, .avbrutet("2022-02-01"))
        try nämnd.registrera(1, .återupptaget("2022-06-01"))
        try nämnd.registrera(1, .avbrutet("2022-06-01"))
        let rapport = nämnd.rapport(.exempel("2022K3", "2022-10-31"))
        #expect(rapport.rader.map(\.frist.nummer) == [FristNummer(art: .avbrott, nr: 1), FristNummer(art: .avbrott, nr: 2)])
        #expect(rapport.rader.map(\.utfall) == [.verkställd, .öppen])
    }

    @Test("5. rapporterat för sent, verkställt (R1), sedan ett sent avbrott: en ny R4-rad, och den gamla kommer aldrig tillbaka")
    func avbrottEfterR1() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.verkställ(1, "2023-05-10")
        #expect(try nämnd.genomför("2023K3", "2023-08-31").plats == Plats(.r1, .verkställd))
        try nämnd.registrera(1, .avbrutet("2023-09-01"))
        let k4 = try nämnd.genomför("2023K4", "2023-12-31")
        #expect(k4.plats == Plats(.r4, .öppen))
        #expect(k4.rader.map(\.frist.nummer) == [FristNummer(art: .avbrott, nr: 1)])
        #expect(try nämnd.genomför("2024K1", "2024-03-31").plats == Plats(.r3, .öppen))
    }

    @Test("6. delvis verkställt: raden står öppen för resten; hela verkställigheten stänger den")
    func delvis() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.registrera(1, .delvisVerkställt("2023-02-01"))
        #expect(try nämnd.genomför("2023K2", "2023-04-30").plats == Plats(.r4, .öppen))
        try nämnd.registrera(1, .delvisVerkställt("2023-05-01"))
        #expect(try nämnd.genomför("2023K3", "2023-08-31").plats == Plats(.r3, .öppen))
        try nämnd.verkställ(1, "2023-09-01")
        #expect(try nämnd.genomför("2023K4", "2023-10-31").plats == Plats(.r1, .verkställd))
    }

    @Test("7. bekräftat utlöpt på en gällerTill senast på slutdagen: aldrig; efter: R4 eller R2 «löpt ut»; obekräftat: öppet och märkt")
    func löptUt() throws {
        var nämnd = Provnämnd()
        for (nr, till) in [(1, "2023-04-17"), (2, "2023-04-18"), (3, "2023-04-18")] as [(UInt64, String)] {
            try nämnd.fatta(nr, .exempel("2023-01-17", gällerTill: till))
        }
        try nämnd.avsluta(1, "2023-04-17", .löptUt)
        try nämnd.avsluta(2, "2023-04-18", .löptUt)
        let k2 = try nämnd.genomför("2023K2", "2023-04-30")
        #expect(k2.nummer(.r4) == [2, 3])
        #expect(k2.rader.map(\.utfall) == [.avslutad, .öppen])
        #expect(k2.rader.map(\.orsak) == [.löptUt, nil])
        #expect(k2.rader.map { $0.märken.contains(.löptUtObekräftat) } == [false, true])
        try nämnd.avsluta(3, "2023-04-18", .löptUt)
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.nummer(.r2) == [3])
        #expect(k3.rader.map(\.orsak) == [.löptUt])
    }

    @Test("8. ersatt av ett nytt beslut: den gamla raden stängs som nytt beslut, det nya har sin egen klocka, och kedjan syns")
    func ersatt() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.fatta(2, "2023-05-31")
        try nämnd.ersätt(1, med: 2, "2023-05-31")
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.rader.map(\.frist.beslut) == [.nr(1)])
        #expect(k3.plats == Plats(.r2, .avslutad))
        #expect(k3.rader.map(\.orsak) == [.nyttBeslut])
        let k4 = try nämnd.genomför("2023K4", "2023-10-31")
        #expect(k4.rader.map(\.frist.beslut) == [.nr(2)])
        #expect(k4.plats == Plats(.r4, .öppen))
        #expect(nämnd.beslut[.nr(2)]?.ersätter == [.nr(1)])
        #expect(nämnd.beslut[.nr(1)]?.ersattAv == .nr(2))
    }

    @Test("10. avböjda erbjudanden: raden står kvar i R3, och erbjudandena finns på beslutet")
    func erbjudanden() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.registrera(1, .erbjudande(1, "2023-04-01"))
        try nämnd.registrera(1, .besvarat(1, "2023-04-10", .nej))
        #expect(try nämnd.genomför("2023K2", "2023-04-30").plats == Plats(.r4, .öppen))
        try nämnd.registrera(1, .erbjudande(2, "2023-05-01"))
        try nämnd.registrera(1, .besvarat(2, "2023-05-02", .ja))
        #expect(avvisad { try nämnd.avsluta(1, "2023-05-02", Avslutsorsak(rawValue: "tackat_nej")) }?.kod == .tackatNejAvslutarInte)
        #expect(try nämnd.genomför("2023K3", "2023-08-31").plats == Plats(.r3, .öppen))
        #expect(nämnd.beslut[.nr(1)]?.erbjudanden.map(\.besvarat?.svar) == [.nej, .ja])
    }
}
