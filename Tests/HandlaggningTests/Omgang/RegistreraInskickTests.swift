import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att registrera inskick till IVO")
struct RegistreraInskickTests {
    func val(_ nr: UInt64, _ start: String, art: FristNummer.Art? = nil, fristnr: Int? = nil) -> Fristurval {
        .valda([Fristval(beslut: .nr(nr), start: dag(start), art: art, nr: fristnr)])
    }

    func fastställt() throws -> Provnämnd {
        var nämnd = try Botkyrka.kvartal3()
        try nämnd.fastställ("2023K3")
        return nämnd
    }

    func arter(_ nämnd: Provnämnd, _ period: String) -> [UInt64: [Inskick.Art]] {
        var arter: [UInt64: [Inskick.Art]] = [:]
        for (id, beslut) in nämnd.beslut {
            let inskick = beslut.frister[0].inskick.filter { $0.omgång == kvartal(period) }
            if !inskick.isEmpty { arter[id.låg & 0xFFFF] = inskick.map(\.art) }
        }
        return arter
    }

    @Test("alla: varje rad en gång, och arten följer av rubriken")
    func alla() throws {
        var nämnd = try fastställt()
        #expect(try nämnd.skicka("2023K3") == 10)
        #expect(
            arter(nämnd, "2023K3") == [
                1: [.verkstalld], 2: [.verkstalld], 3: [.avslutad], 4: [.avslutad], 5: [.ny], 6: [.ny], 7: [.ny], 8: [.avslutad], 9: [.avslutad],
                10: [.avslutad],
            ])
        #expect(nämnd.beslut[.nr(8)]?.frister[0].inskick.last?.stängd == true)
        #expect(nämnd.beslut[.nr(5)]?.frister[0].inskick.last?.stängd == false)
        #expect(try nämnd.skicka("2023K3") == 0)
    }

    @Test("alla av en art: bara de raderna, och sedan resten")
    func allaAvEnArt() throws {
        var nämnd = try fastställt()
        #expect(try nämnd.skicka("2023K3", art: .ny) == 3)
        #expect(try nämnd.skicka("2023K3", art: .aterrapport) == 0)
        #expect(try nämnd.skicka("2023K3") == 7)
    }

    @Test("en öppen återrapport har arten aterrapport")
    func återrapport() throws {
        var nämnd = try fastställt()
        try nämnd.skicka("2023K3")
        try nämnd.öppna("2023K4", "2023-10-31")
        try nämnd.fastställ("2023K4")
        #expect(try nämnd.skicka("2023K4", val(5, "2023-04-13"), art: .aterrapport) == 1)
        #expect(arter(nämnd, "2023K4") == [5: [.aterrapport]])
    }

    @Test("valda: en rad utpekad som den står i rapporten")
    func valda() throws {
        var nämnd = try fastställt()
        #expect(try nämnd.skicka("2023K3", val(5, "2023-04-13", art: .beslut, fristnr: 0)) == 1)
        #expect(arter(nämnd, "2023K3") == [5: [.ny]])
        #expect(
            nämnd.beslut[.nr(5)]?.frister[0].inskick == [
                Inskick(omgång: kvartal("2023K3"), art: .ny, datum: dag("2029-12-31"), stängd: false)
            ])
    }

    @Test(
        "avvisas för en rad som inte står i rapporten",
        arguments: [
            (5, "2023-04-14", nil, nil), (99, "2023-04-13", nil, nil), (5, "2023-04-13", FristNummer.Art.avbrott, nil), (5, "2023-04-13", nil, 1),
        ] as [(UInt64, String, FristNummer.Art?, Int?)])
    func ejIRapporten(_ nr: UInt64, _ start: String, _ art: FristNummer.Art?, _ fristnr: Int?) throws {
        var nämnd = try fastställt()
        #expect(avvisad { try nämnd.skicka("2023K3", val(nr, start, art: art, fristnr: fristnr)) }?.kod == .ejIRapporten)
    }

    @Test("avvisas andra gången för samma frist, omgång och art, också i samma lista")
    func tvåGånger() throws {
        var nämnd = try fastställt()
        let dubbel = Fristval(beslut: .nr(6), start: dag("2023-04-12"), art: nil, nr: nil)
        #expect(avvisad { try nämnd.skicka("2023K3", .valda([dubbel, dubbel])) }?.kod == .redanInskickad)
        try nämnd.skicka("2023K3", .valda([dubbel]))
        #expect(avvisad { try nämnd.skicka("2023K3", .valda([dubbel])) }?.kod == .redanInskickad)
    }

    @Test("arten får skrivas ut men inte ändras")
    func artFöljerRubriken() throws {
        var nämnd = try fastställt()
        #expect(avvisad { try nämnd.skicka("2023K3", val(5, "2023-04-13"), art: .aterrapport) }?.kod == .artFoljerRubriken)
        #expect(avvisad { try nämnd.skicka("2023K3", val(5, "2023-04-13"), art: .verkstalld) }?.kod == .artFoljerRubriken)
        #expect(avvisad { try nämnd.skicka("2023K3", val(1, "2022-12-28"), art: .ny) }?.kod == .artFoljerRubriken)
        #expect(avvisad { try nämnd.skicka("2023K3", val(5, "2023-04-13"), art: .ny) } == nil)
    }

    @Test("en slutrapport mellan omgångarna hör till den senaste omgång där raden stod öppen")
    func slutrapport() throws {
        var nämnd = try fastställt()
        try nämnd.skicka("2023K3")
        try nämnd.verkställ(5, "2023-09-20")
        try nämnd.avsluta(6, "2023-09-21")
        #expect(avvisad { try nämnd.skicka("2023K3", val(5, "2023-04-13"), art: .avslutad) }?.kod == .artFoljerRubriken)
        #expect(try nämnd.skicka("2023K3", val(5, "2023-04-13"), art: .verkstalld) == 1)
        #expect(try nämnd.skicka("2023K3", val(6, "2023-04-12"), art: .avslutad) == 1)
        #expect(nämnd.beslut[.nr(5)]?.frister[0].inskick.last?.stängd == false)
        #expect(avvisad { try nämnd.skicka("2023K3", val(5, "2023-04-13"), art: .verkstalld) }?.kod == .redanInskickad)

        try nämnd.verkställ(7, "2023-09-22")
        try nämnd.öppna("2023K4", "2023-10-31")
        try nämnd.fastställ("2023K4")
        #expect(avvisad { try nämnd.skicka("2023K3", val(7, "2023-03-22"), art: .verkstalld) }?.kod == .artFoljerRubriken)
    }

    @Test("«alla» lämnar också en öppen rad vars slutrapport redan är lämnad: IVO har inte fått den själv")
    func allaEfterSlutrapport() throws {
        var nämnd = try fastställt()
        try nämnd.verkställ(5, "2023-09-20")
        try nämnd.skicka("2023K3", .valda([Fristval(beslut: .nr(5), start: dag("2023-04-13"), art: nil, nr: nil)]), art: .verkstalld)
        #expect(try nämnd.skicka("2023K3") == 10)
        #expect(nämnd.beslut[.nr(5)]?.frister[0].inskick.map(\.art) == [.verkstalld, .ny])
    }

    @Test("en rad som efter sin slutrapport har visats öppen igen ska visas stängd en gång till")
    func öppnadEfterSlutrapport() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.verkställ(1, "2023-06-01")
        try nämnd.skicka("2023K2", .valda([Fristval(beslut: .nr(1), start: dag("2023-01-17"), art: nil, nr: nil)]), art: .verkstalld)
        try nämnd.öppna("2023K3", "2023-07-31")
        #expect(try nämnd.fastställ("2023K3").plats == Plats(.r1, .verkställd))
        try nämnd.återkalla(1, .beslutVerkställt)
        try nämnd.öppna("2023K4", "2023-10-31")
        #expect(try nämnd.fastställ("2023K4").plats == Plats(.r3, .öppen))
        try nämnd.verkställ(1, "2023-12-01")
        try nämnd.öppna("2024K1", "2024-01-31")
        #expect(try nämnd.fastställ("2024K1").plats == Plats(.r1, .verkställd))
    }

    @Test("avvisas innan rapporten är fastställd, och när omgången inte finns")
    func ejFastställd() throws {
        var nämnd = try Botkyrka.kvartal3()
        #expect(avvisad { try nämnd.skicka("2023K3") }?.kod == .ejFaststalld)
        #expect(avvisad { try nämnd.skicka("2023K4") }?.kod == .okandOmgang)
    }

    @Test("avvisas för i morgon")
    func framtid() throws {
        var nämnd = try fastställt()
        nämnd.idag = dag("2029-12-30")
        #expect(avvisad { try nämnd.skicka("2023K3") }?.kod == .datumIFramtiden)
        nämnd.idag = dag("2029-12-31")
        #expect(try nämnd.skicka("2023K3") == 10)
    }
}
