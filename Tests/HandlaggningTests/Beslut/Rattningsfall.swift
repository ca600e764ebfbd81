import Handlaggning
import HandlaggningSupport
import Testing

/// En uppgift som går att rätta: historien med händelsen sist av sin typ, det nya värdet, och händelsen som den ska lyda sedan.
struct Rättningsfall: Sendable, CustomTestStringConvertible {
    let historia: [BeslutHändelse]
    let fält: String
    let värde: Uppgift.Värde
    let väntad: BeslutHändelse

    var typ: BeslutHändelse.Typ { väntad.typ }
    var testDescription: String { "\(typ.rawValue).\(fält)" }

    init(_ historia: [BeslutHändelse], _ fält: String, _ värde: Uppgift.Värde, _ väntad: BeslutHändelse) {
        (self.historia, self.fält, self.värde, self.väntad) = ([Rättningsfall.fattat()] + historia, fält, värde, väntad)
    }
}

extension Rättningsfall {
    static let alla = beslutet + förseglat + verkställighet + väntan + domstol + tillsyn

    static func uppgifter(
        kön: Kön = .kvinna, område: Verksamhetsområde = .ifo, lagrum: String = "SoL2001-4:1", insats: String = "kontaktperson",
        beslutsdatum: String = "2023-01-17", gällerFrån: String? = "2023-02-01", gällerTill: String? = "2023-12-31", grupp: UInt64? = 1,
        förhandsbesked: Bool = false, ursprung: Ursprung = .nämnd, enhet: String? = "Norr", berörBarn: Bool = false
    ) -> Beslutsuppgifter {
        Beslutsuppgifter(
            person: .nr(1), kön: kön, område: område, lagrum: lagrum, insats: insats, beslutsdatum: dag(beslutsdatum),
            gällerFrån: gällerFrån.map(dag), gällerTill: gällerTill.map(dag), beslutsgrupp: grupp.map { .nr($0) }, förhandsbesked: förhandsbesked,
            ursprung: ursprung, enhet: enhet,
            berörBarn: berörBarn)
    }

    static func skyddat(
        personnummer: String = "19710211-T121", namn: String? = "Alma Exempelsson", skyddad: Bool = false, inriktning: String? = nil,
        omfattning: Omfattning? = nil, handläggare: String? = nil, dnr: String? = nil
    ) -> SkyddadeBeslutsuppgifter {
        SkyddadeBeslutsuppgifter(
            person: Personuppgifter(personnummer: personnummer, namn: namn, skyddad: skyddad), inriktning: inriktning, omfattning: omfattning,
            handläggare: handläggare, dnr: dnr)
    }

    static func fattat(
        _ uppgifter: Beslutsuppgifter = Rättningsfall.uppgifter(), _ skyddat: SkyddadeBeslutsuppgifter = Rättningsfall.skyddat()
    ) -> BeslutHändelse { .beslutFattat(BeslutFattat(uppgifter: uppgifter, skyddat: skyddat)) }

    private static let beslutet: [Rättningsfall] = [
        Rättningsfall([], "kon", .text("annat"), fattat(uppgifter(kön: .annat))),
        Rättningsfall([], "omrade", .text("OF"), fattat(uppgifter(område: .of))),
        Rättningsfall([], "lagrum", .text("SoL2001-4:1"), fattat()),
        Rättningsfall([], "insats", .text("familjehem"), fattat(uppgifter(insats: "familjehem"))),
        Rättningsfall([], "beslutsdatum", .dag("2023-01-18"), fattat(uppgifter(beslutsdatum: "2023-01-18"))),
        Rättningsfall([], "gallerFran", .datum(nil), fattat(uppgifter(gällerFrån: nil))),
        Rättningsfall([], "gallerTill", .dag("2023-12-30"), fattat(uppgifter(gällerTill: "2023-12-30"))),
        Rättningsfall([], "beslutsgrupp", .grupp(.nr(2)), fattat(uppgifter(grupp: 2))),
        Rättningsfall([], "forhandsbesked", .bool(true), fattat(uppgifter(förhandsbesked: true))),
        Rättningsfall([], "ursprung", .text("dom"), fattat(uppgifter(ursprung: .dom))),
        Rättningsfall([], "enhet", .text("Söder"), fattat(uppgifter(enhet: "Söder"))),
        Rättningsfall([], "berorBarn", .bool(true), fattat(uppgifter(berörBarn: true))),
    ]

    private static let förseglat: [Rättningsfall] = [
        Rättningsfall([], "personnummer", .skyddat(.text("19710211-T123")), fattat(uppgifter(), skyddat(personnummer: "19710211-T123"))),
        Rättningsfall([], "namn", .skyddat(.text("Alva Exempelsson")), fattat(uppgifter(), skyddat(namn: "Alva Exempelsson"))),
        Rättningsfall([], "skyddad", .skyddat(.bool(true)), fattat(uppgifter(), skyddat(skyddad: true))),
        Rättningsfall([], "inriktning", .skyddat(.text("missbruk")), fattat(uppgifter(), skyddat(inriktning: "missbruk"))),
        Rättningsfall(
            [], "omfattning", .skyddat(.omfattning(Omfattning(tal: "2.5", enhet: "timmar"))),
            fattat(uppgifter(), skyddat(omfattning: Omfattning(tal: "2.5", enhet: "timmar")))),
        Rättningsfall([], "handlaggare", .skyddat(.text("Ada Exempelsson")), fattat(uppgifter(), skyddat(handläggare: "Ada Exempelsson"))),
        Rättningsfall([], "dnr", .skyddat(.text("SN 2023:77")), fattat(uppgifter(), skyddat(dnr: "SN 2023:77"))),
    ]

    private static func delvis(_ datum: String, _ verkställd: String, _ kvarstående: String) -> BeslutHändelse {
        .beslutDelvisVerkställt(BeslutDelvisVerkställt(datum: dag(datum), verkställd: .skriven(verkställd), kvarstående: .skriven(kvarstående)))
    }

    private static func avbrott(_ orsak: String, _ helt: Bool = true) -> BeslutHändelse {
        .verkställighetAvbruten(VerkställighetAvbruten(datum: dag("2023-03-01"), orsak: .skriven(orsak), helt: helt))
    }

    private static let igång: [BeslutHändelse] = [.verkställt("2023-02-01")]
    private static let verkställighet: [Rättningsfall] = [
        Rättningsfall(igång, "datum", .dag("2023-02-02"), .verkställt("2023-02-02")),
        Rättningsfall([.delvisVerkställt("2023-02-01")], "datum", .dag("2023-02-02"), .delvisVerkställt("2023-02-02")),
        Rättningsfall([delvis("2023-02-01", "a", "b")], "verkstalld", .fritext(.skriven("c")), delvis("2023-02-01", "c", "b")),
        Rättningsfall([delvis("2023-02-01", "a", "b")], "kvarstaende", .fritext(.skriven("c")), delvis("2023-02-01", "a", "c")),
        Rättningsfall(igång + [.avbrutet("2023-03-01")], "datum", .dag("2023-03-02"), .avbrutet("2023-03-02")),
        Rättningsfall(igång + [avbrott("a")], "orsak", .fritext(.skriven("b")), avbrott("b")),
        Rättningsfall(igång + [avbrott("a")], "helt", .bool(false), avbrott("a", false)),
        Rättningsfall(igång + [avbrott("a"), .återupptaget("2023-04-01")], "datum", .dag("2023-04-02"), .återupptaget("2023-04-02")),
        Rättningsfall([.avslutat("2023-02-01", .flyttat, "a.")], "datum", .dag("2023-02-02"), .avslutat("2023-02-02", .flyttat, "a.")),
        Rättningsfall([.avslutat("2023-02-01", .flyttat, "a.")], "orsak", .text("annat"), .avslutat("2023-02-01", .annat, "a.")),
        Rättningsfall([.avslutat("2023-02-01", .flyttat, "a.")], "text", .fritext(.skriven("b.")), .avslutat("2023-02-01", .flyttat, "b.")),
        Rättningsfall(igång + [.insatsenSlut("2023-03-01")], "datum", .dag("2023-03-02"), .insatsenSlut("2023-03-02")),
        Rättningsfall(
            igång + [.insatsenSlut("2023-03-01")], "orsak", .fritext(.skriven("b")),
            .insatsAvslutad(InsatsAvslutad(datum: dag("2023-03-01"), orsak: .skriven("b")))),
        Rättningsfall([.ersatt(av: 2, "2023-03-01")], "datum", .dag("2023-03-02"), .ersatt(av: 2, "2023-03-02")),
        Rättningsfall([.avliden("2023-03-01")], "datum", .dag("2023-03-02"), .avliden("2023-03-02")),
    ]

    private static func skäl(_ text: String, _ kod: String = "resursbrist", _ klass: Skälsklass = .strukturell) -> BeslutHändelse {
        .skälAngivet(SkälAngivet(skäl: .exempel(text, kod: Skälskod(rawValue: kod), klass: klass)))
    }

    private static let erbjudet: [BeslutHändelse] = [.erbjudande(1, "2023-02-01")]
    private static let väntan: [Rättningsfall] = [
        Rättningsfall([skäl("a.")], "kod", .text("halsa"), skäl("a.", "halsa")),
        Rättningsfall([skäl("a.")], "klass", .text("enskild"), skäl("a.", "resursbrist", .enskild)),
        Rättningsfall([skäl("a.")], "text", .fritext(.skriven("b.")), skäl("b.")),
        Rättningsfall(erbjudet, "datum", .dag("2023-02-02"), .erbjudande(1, "2023-02-02")),
        Rättningsfall(
            erbjudet, "vad", .fritext(.skriven("b")),
            .erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(1), datum: dag("2023-02-01"), vad: .skriven("b")))),
        Rättningsfall(erbjudet + [.besvarat(1, "2023-03-01", .nej)], "datum", .dag("2023-03-02"), .besvarat(1, "2023-03-02", .nej)),
        Rättningsfall(erbjudet + [.besvarat(1, "2023-03-01", .nej)], "svar", .text("ja"), .besvarat(1, "2023-03-01", .ja)),
        Rättningsfall(erbjudet + [.besvarat(1, "2023-03-01", .nej)], "skal", .fritext(.skriven("b")), .besvarat(1, "2023-03-01", .nej, skäl: "b")),
        Rättningsfall([.uppföljning("2023-03-01")], "datum", .dag("2023-03-02"), .uppföljning("2023-03-02")),
        Rättningsfall(
            [.uppföljning("2023-03-01")], "text", .fritext(.skriven("b")),
            .uppföljningAntecknad(UppföljningAntecknad(datum: dag("2023-03-01"), text: .skriven("b")))),
        Rättningsfall([.planerat("2023-03-01")], "datum", .dag("2033-03-02"), .planerat("2033-03-02")),
        Rättningsfall([.senareläggning("2023-03-01")], "datum", .dag("2023-03-02"), .senareläggning("2023-03-02")),
        Rättningsfall([.senareläggning("2023-03-01")], "till", .dag("2023-09-01"), .senareläggning("2023-03-01", till: "2023-09-01")),
        Rättningsfall([.vistelsekommun("2023-03-01")], "datum", .dag("2023-03-02"), .vistelsekommun("2023-03-02")),
        Rättningsfall(
            [.vistelsekommun("2023-03-01")], "kommunkod", .text("0127"),
            .vistelsekommunBegärd(VistelsekommunBegärd(datum: dag("2023-03-01"), kommunkod: "0127"))),
    ]

    private static func överklagat(_ instans: String, _ av: BeslutÖverklagat.Klagande) -> BeslutHändelse {
        .beslutÖverklagat(BeslutÖverklagat(datum: dag("2023-03-01"), instans: .skriven(instans), av: av))
    }

    private static func dom(_ instans: String, _ utfall: String) -> BeslutHändelse {
        .domRegistrerad(DomRegistrerad(datum: dag("2023-03-01"), instans: .skriven(instans), utfall: .skriven(utfall), lagaKraft: nil))
    }

    private static let domstol: [Rättningsfall] = [
        Rättningsfall([.överklagat("2023-03-01")], "datum", .dag("2023-03-02"), .överklagat("2023-03-02")),
        Rättningsfall([överklagat("a", .enskild)], "instans", .fritext(.skriven("b")), överklagat("b", .enskild)),
        Rättningsfall([överklagat("a", .enskild)], "av", .text("annan"), överklagat("a", .annan)),
        Rättningsfall([.dom("2023-03-01")], "datum", .dag("2023-03-02"), .dom("2023-03-02")),
        Rättningsfall([dom("a", "b")], "instans", .fritext(.skriven("c")), dom("c", "b")),
        Rättningsfall([dom("a", "b")], "utfall", .fritext(.skriven("c")), dom("a", "c")),
        Rättningsfall([.dom("2023-03-01")], "lagaKraft", .dag("2023-03-22"), .dom("2023-03-01", lagaKraft: "2023-03-22")),
        Rättningsfall([.inhibition("2023-03-01")], "datum", .dag("2023-03-02"), .inhibition("2023-03-02")),
        Rättningsfall(
            [.inhibition("2023-03-01")], "instans", .fritext(.skriven("b")),
            .inhibitionBeslutad(InhibitionBeslutad(datum: dag("2023-03-01"), instans: .skriven("b"), gäller: true))),
        Rättningsfall([.inhibition("2023-03-01")], "galler", .bool(false), .inhibition("2023-03-01", gäller: false)),
    ]

    private static func inskick(_ datum: String, _ kanal: Kanal = .etjänst) -> BeslutHändelse {
        .individrapportInskickad(
            IndividrapportInskickad(
                frist: .beslut, inskick: Inskick(omgång: kvartal("2023K2"), art: .ny, datum: dag(datum), stängd: false), kanal: kanal,
                rapportör: "Ada Exempelsson"))
    }

    private static func rättelse(_ datum: String) -> BeslutHändelse {
        .rättelseMeddelad(RättelseMeddelad(frist: .beslut, omgång: kvartal("2023K3"), datum: dag(datum)))
    }

    private static func ivo(_ belopp: Int?, dnr: String? = nil) -> BeslutHändelse {
        .ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: dag("2023-06-01"), åtgärd: .avgiftAnsökt, dnr: dnr, belopp: belopp))
    }

    private static let tillsyn: [Rättningsfall] = [
        Rättningsfall([.ivo("2023-06-01")], "datum", .dag("2023-06-02"), .ivo("2023-06-02")),
        Rättningsfall([.ivo("2023-06-01")], "atgard", .text("yttrande_begart"), .ivo("2023-06-01", .yttrandeBegärt)),
        Rättningsfall([ivo(10_000)], "belopp", .heltal(10_001), ivo(10_001)),
        Rättningsfall([ivo(nil)], "dnr", .skyddat(.text("SN 2023:77")), ivo(nil, dnr: "SN 2023:77")),
        Rättningsfall([inskick("2023-05-10")], "datum", .dag("2023-05-11"), inskick("2023-05-11")),
        Rättningsfall([inskick("2023-05-10")], "kanal", .text("blankett"), inskick("2023-05-10", .blankett)),
        Rättningsfall([rättelse("2023-09-10")], "datum", .dag("2023-09-11"), rättelse("2023-09-11")),
    ]
}
