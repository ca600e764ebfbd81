import Handlaggning
import HandlaggningSupport
import Testing

/// Beslut 1 rapporterades öppet i 2023K2; sedan visar det sig att det verkställdes på slutdagen. I 2023K3 står det bland de rättade.
@Suite("Att meddela IVO en rättelse")
struct MeddelaRättelseTests {
    func rättat() throws -> Provnämnd {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-18")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.verkställ(1, "2023-04-17")
        try nämnd.öppna("2023K3", "2023-08-31")
        try nämnd.fastställ("2023K3")
        return nämnd
    }

    func meddela(_ urval: Fristurval, _ period: String = "2023K3", _ datum: String = "2023-09-10") -> Kommando {
        .meddelaRättelse(MeddelaRättelse(period: kvartal(period), datum: dag(datum), urval: urval))
    }

    func rad(_ nr: UInt64, _ start: String) -> Fristval { Fristval(beslut: .nr(nr), start: dag(start), art: nil, nr: nil) }

    @Test("gäller raderna under RATTADE, en gång var")
    func alla() throws {
        var nämnd = try rättat()
        let rapport = nämnd.fastställd(kvartal("2023K3"))?.rapport
        #expect(rapport?.nummer(.rättade) == [1])
        #expect(rapport?.nummer(.r3) == [2])
        #expect(try nämnd.utför(meddela(.alla)) == 1)
        #expect(try nämnd.utför(meddela(.alla)) == 0)
        #expect(avvisad { try nämnd.utför(meddela(.valda([rad(1, "2023-01-17")]))) }?.kod == .redanInskickad)
    }

    @Test("räcker en gång, också när raden har stått bland de rättade i två omgångar")
    func tvåOmgångar() throws {
        var nämnd = try rättat()
        try nämnd.skicka("2023K3")
        try nämnd.öppna("2023K4", "2023-10-31")
        try nämnd.fastställ("2023K4")
        let senare = try #require(nämnd.fastställd(kvartal("2023K4"))?.rapport)
        #expect(senare.nummer(.rättade) == [1])
        #expect(Inskicksläge(senare, Dictionary(uniqueKeysWithValues: nämnd.underlag.map { ($0.id, $0) })).rättelserKvar == 1)
        #expect(try nämnd.utför(meddela(.alla)) == 1)
        #expect(Inskicksläge(senare, Dictionary(uniqueKeysWithValues: nämnd.underlag.map { ($0.id, $0) })).rättelserKvar == 0)
        #expect(try nämnd.utför(meddela(.alla, "2023K4", "2023-11-10")) == 0)
        #expect(avvisad { try nämnd.utför(meddela(.valda([rad(1, "2023-01-17")]), "2023K4", "2023-11-10")) }?.kod == .redanInskickad)
    }

    @Test("drar tillbaka inskicket: i nästa omgång är fristen aldrig rapporterad")
    func nästaOmgång() throws {
        var meddelad = try rättat()
        try meddelad.skicka("2023K3")
        try meddelad.utför(meddela(.valda([rad(1, "2023-01-17")])))
        #expect(meddelad.rapport(.exempel("2023K4", "2023-10-31")).rader.map(\.frist.beslut) == [.nr(2)])

        var omeddelad = try rättat()
        try omeddelad.skicka("2023K3")
        #expect(omeddelad.rapport(.exempel("2023K4", "2023-10-31")).nummer(.rättade) == [1])
    }

    @Test("en rättad rad skickas inte in som individrapport")
    func inskick() throws {
        var nämnd = try rättat()
        #expect(avvisad { try nämnd.skicka("2023K3", .valda([rad(1, "2023-01-17")])) }?.kod == .artFoljerRubriken)
        #expect(try nämnd.skicka("2023K3") == 1)
    }

    @Test("avvisas för andra rader, okända rader, dubbletter och framtiden")
    func avvisas() throws {
        var nämnd = try rättat()
        #expect(avvisad { try nämnd.utför(meddela(.valda([rad(2, "2023-01-18")]))) }?.kod == .ejRattelse)
        #expect(avvisad { try nämnd.utför(meddela(.valda([rad(1, "2023-01-18")]))) }?.kod == .ejIRapporten)
        #expect(avvisad { try nämnd.utför(meddela(.valda([rad(1, "2023-01-17"), rad(1, "2023-01-17")]))) }?.kod == .redanInskickad)
        #expect(avvisad { try nämnd.utför(meddela(.alla, "2023K4")) }?.kod == .okandOmgang)
        nämnd.idag = dag("2023-09-09")
        #expect(avvisad { try nämnd.utför(meddela(.alla)) }?.kod == .datumIFramtiden)
        try nämnd.öppna("2023K4", "2023-10-31")
        #expect(avvisad { try nämnd.utför(meddela(.alla, "2023K4")) }?.kod == .ejFaststalld)
    }
}
