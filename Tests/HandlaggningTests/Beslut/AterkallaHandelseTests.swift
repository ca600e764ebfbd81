import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Att återkalla en händelse")
struct ÅterkallaHändelseTests {
    static let fattat = BeslutHändelse.fattat(.exempel("2023-01-17"))

    struct Fall: Sendable, CustomTestStringConvertible {
        let historia: [BeslutHändelse]
        var testDescription: String { historia.last?.typ.rawValue ?? "" }

        init(_ historia: BeslutHändelse...) { self.historia = [fattat] + historia }
    }

    /// Den sista händelsen är den som återkallas.
    static let går: [Fall] = [
        Fall(.verkställt("2023-02-01")), Fall(.delvisVerkställt("2023-02-01")), Fall(.verkställt("2023-02-01"), .avbrutet("2023-03-01")),
        Fall(.verkställt("2023-02-01"), .avbrutet("2023-03-01"), .återupptaget("2023-04-01")), Fall(.skäl("a.")), Fall(.erbjudande(1, "2023-02-01")),
        Fall(.erbjudande(1, "2023-02-01"), .besvarat(1, "2023-02-01", .nej)), Fall(.uppföljning("2023-02-01")), Fall(.planerat("2023-02-01")),
        Fall(.avslutat("2023-02-01")), Fall(.verkställt("2023-02-01"), .insatsenSlut("2023-03-01")), Fall(.ersatt(av: 2, "2023-02-01")),
        Fall(.avliden("2023-02-01")), Fall(.överklagat("2023-02-01")), Fall(.dom("2023-02-01")), Fall(.inhibition("2023-02-01")),
        Fall(.senareläggning("2023-02-01")), Fall(.vistelsekommun("2023-02-01")), Fall(.ivo("2023-02-01")), Fall(.makulerat),
        Fall(.skäl("a."), .textSläppt(TextSläppt(mål: Händelsemål(typ: .skälAngivet, nr: 1), hash: "a"))),
        Fall(.inskickat("2023K2", .ny, stängd: false)),
        Fall(.rättelseMeddelad(RättelseMeddelad(frist: .beslut, omgång: kvartal("2023K3"), datum: dag("2023-09-10")))),
        Fall(
            .avslutat("2023-02-01"),
            .gallringFöreslagen(GallringFöreslagen(person: .nr(1), grund: .skriven("fem år"), fakta: gallring, föreslagenAv: "anna"))),
    ]

    static let gårInte: [Fall] = [
        Fall(), Fall(.ersätter(2)), Fall(.rättad(.beslutFattat, 1, "kon", .text("man"))), Fall(.skäl("a."), .återkallad(.skälAngivet, 1)),
    ]

    private static let gallring = Gallringsfakta(lagrum: "16 kap. 1 §", senasteAnteckning: dag("2023-02-01"), gallringsbar: dag("2028-02-02"))
    static let gallrat = BeslutHändelse.personuppgifterGallrade(
        PersonuppgifterGallrade(person: .nr(1), fakta: gallring, föreslagenAv: "anna", godkändAv: "bo"))

    @Test("går inte för en gallring")
    func gallring() { #expect(avvisad { try återkalla([Self.fattat, Self.gallrat], .personuppgifterGallrade) }?.kod == .personuppgifterGallrade) }

    func återkalla(_ historia: [BeslutHändelse], _ typ: BeslutHändelse.Typ, _ nr: Int? = nil) throws -> [(BeslutID, BeslutHändelse)] {
        try ÅterkallaHändelse(beslut: .nr(1), val: Händelseval(typ: typ, nr: nr), skäl: .skriven("misstag"))
            .avgör(Beslut.läge(.nr(1), efter: historia).map { [.nr(1): $0] } ?? [:], idag("2030-01-01"))
    }

    @Test("fallen är alla typer av händelser")
    func alla() {
        let typer = (Self.går + Self.gårInte).compactMap { $0.historia.last?.typ } + [Self.gallrat.typ]
        #expect(Set(typer) == Set(BeslutHändelse.Typ.allCases))
        #expect(typer.count == BeslutHändelse.Typ.allCases.count)
    }

    @Test("ger läget som om den inte hade hänt", arguments: går)
    func somOmIntet(_ fall: Fall) throws {
        let typ = try #require(fall.historia.last?.typ)
        let händelser = try återkalla(fall.historia, typ)
        #expect(händelser.map(\.0) == [.nr(1)])
        #expect(händelser.map(\.1) == [.återkallad(typ, 1)])
        let utan = try #require(Beslut.läge(.nr(1), efter: fall.historia.dropLast()))
        let med = try #require(Beslut.läge(.nr(1), efter: fall.historia + händelser.map(\.1)))
        #expect(med.frister.filter { !$0.återkallad } == utan.frister)
        #expect((med.senasteDatum, med.öppenFrist, med.erbjudanden) == (utan.senasteDatum, utan.öppenFrist, utan.erbjudanden))
        #expect((med.makulerat, med.insatsAvslutad, med.ersattAv) == (utan.makulerat, utan.insatsAvslutad, utan.ersattAv))
        #expect((med.vistelsekommun, med.släppta, med.pågår) == (utan.vistelsekommun, utan.släppta, utan.pågår))
        #expect(avvisad { try återkalla(fall.historia + händelser.map(\.1), typ) }?.kod == .redanAterkallad)
    }

    @Test("går inte för beslutet självt, länken från ett ersatt beslut, en rättelse eller ett återkallande", arguments: gårInte)
    func vägras(_ fall: Fall) throws {
        let typ = try #require(fall.historia.last?.typ)
        let svar = avvisad { try återkalla(fall.historia, typ) }
        #expect(svar?.kod == .kanEjAterkallas)
        #expect(svar?.fält == "handelse")
        #expect(["Makulera", "BeslutErsatt", "Rätta", "på nytt"].contains { svar?.text.contains($0) == true })
    }

    @Test("avvisas när resten av tidslinjen inte håller, och nämner händelsen")
    func tidslinjen() {
        let historia: [BeslutHändelse] = [Self.fattat, .verkställt("2023-02-01"), .avbrutet("2023-03-01"), .återupptaget("2023-04-01")]
        let följden: [(BeslutHändelse.Typ, String)] = [
            (.beslutVerkställt, "VerkstallighetAvbruten nr 1"), (.verkställighetAvbruten, "VerkstallighetAterupptagen nr 1"),
        ]
        for (typ, nämnd) in följden {
            let svar = avvisad { try återkalla(historia, typ) }
            #expect(svar?.kod == .tidslinjenHallerInte)
            #expect(svar?.text.contains(nämnd) == true)
        }
        #expect(avvisad { try återkalla(historia, .verkställighetÅterupptagen) } == nil)
    }

    @Test("avvisas på ett okänt beslut och när händelsen inte finns")
    func okänd() {
        #expect(avvisad { try återkalla([], .skälAngivet) }?.kod == .okantBeslut)
        #expect(avvisad { try återkalla([Self.fattat], .skälAngivet) }?.kod == .okandHandelse)
        #expect(avvisad { try återkalla([Self.fattat, .skäl("a.")], .skälAngivet, 2) }?.kod == .okandHandelse)
    }

    @Test("ett återkallat avbrott behåller sitt nummer och sin frist; har den rapporterats ska det rättas, alltid som öppen")
    func avbrott() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2022-10-01")
        try nämnd.verkställ(1, "2022-11-01")
        try nämnd.registrera(1, .avbrutet("2022-12-01"))
        #expect(try nämnd.genomför("2023K1", "2023-03-31").plats == Plats(.r4, .öppen))
        try nämnd.registrera(1, .återupptaget("2023-04-10"))
        try nämnd.återkalla(1, .verkställighetÅterupptagen)
        try nämnd.återkalla(1, .verkställighetAvbruten)
        try nämnd.registrera(1, .avbrutet("2022-12-15"))
        let beslut = try #require(nämnd.beslut[.nr(1)])
        #expect(beslut.frister.map(\.nummer.nr) == [0, 1, 2])
        #expect(beslut.frister[1].inskick.count == 1)

        try nämnd.öppna("2023K2", "2023-06-30")
        let k2 = try nämnd.fastställ("2023K2")
        #expect(k2.rader.map(\.rubrik) == [.r4, .rättade])
        #expect(k2.rader.map(\.frist.nummer.nr) == [2, 1])
        #expect(k2.rader[1].utfall == .öppen)
        #expect(k2.rader[1].start == dag("2022-12-01"))
        try nämnd.skicka("2023K2")
        try nämnd.meddelaRättelse("2023K2")
        #expect(try nämnd.genomför("2023K3", "2023-09-30").rader.map(\.frist.nummer.nr) == [2])
    }

    @Test("ett återkallat inskick räknas inte: raden är inte lämnad och kan lämnas igen")
    func inskick() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.återkalla(1, .individrapportInskickad)
        #expect(nämnd.rapport(.exempel("2023K3", "2023-08-31")).plats == Plats(.r4, .öppen))
        #expect(try nämnd.skicka("2023K2") == 1)
        #expect(nämnd.rapport(.exempel("2023K3", "2023-08-31")).plats == Plats(.r3, .öppen))
    }
}
