import CanonicalJSON
import Handlaggning
import HandlaggningSupport
@testable import Journal
import Testing

/// En händelse och dess lagrade form, tecken för tecken. Formerna är skrivna för hand: det som en gång lagrats ska kunna läsas för alltid.
struct Exempelhändelse: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let händelse: Händelse
    let typ: String
    let giltigt: String?
    let data: String
    let skyddat: String?

    init(_ händelse: Händelse, _ typ: String, giltigt: String? = nil, _ data: String, skyddat: String? = nil) {
        self.init("", händelse, typ, giltigt: giltigt, data, skyddat: skyddat)
    }

    init(_ namn: String, _ händelse: Händelse, _ typ: String, giltigt: String? = nil, _ data: String, skyddat: String? = nil) {
        testDescription = namn.isEmpty ? typ : "\(typ) (\(namn))"
        (self.händelse, self.typ, self.giltigt, self.data, self.skyddat) = (händelse, typ, giltigt, data, skyddat)
    }
}

let känt = (0..<16).map { UInt8($0) }
let skältext = Fritext(text: "eftersom ingen familj har hittats.", salt: känt)
let avslutstext = Fritext(text: "eftersom klienten har flyttat.", salt: känt)

let exempelhändelser: [Exempelhändelse] =
    beslutshändelser + rättelseOchVäntehändelser + gallringshändelser + omgångshändelser + [
        Exempelhändelse(
            .nämnd(.nämndRegistrerad(Nämndsuppgifter(namn: "Socialnämnden", kommun: "Botkyrka kommun", kommunkod: "0127"))), "NamndRegistrerad",
            #"{"kommun":"Botkyrka kommun","kommunkod":"0127","namn":"Socialnämnden"}"#)
    ]

private let beslutshändelser: [Exempelhändelse] = [
    Exempelhändelse(
        "bara det nödvändiga",
        .beslut(
            .beslutFattat(
                BeslutFattat(
                    uppgifter: .exempel("2023-01-17"),
                    skyddat: SkyddadeBeslutsuppgifter(person: Personuppgifter(personnummer: nil, namn: nil, skyddad: false))))),
        "BeslutFattat", giltigt: "2023-01-17",
        #"{"berorBarn":false,"beslutsdatum":"2023-01-17","forhandsbesked":false,"insats":"kontaktperson","kon":"kvinna","lagrum":"SoL2001-4:1","#
            + #""omrade":"IFO","person":"018f3c6e-0000-7000-8000-000000000001","ursprung":"namnd"}"#,
        skyddat: #"{"skyddad":false}"#),
    Exempelhändelse(
        "alla uppgifter",
        .beslut(
            .beslutFattat(
                BeslutFattat(
                    uppgifter: Beslutsuppgifter(
                        person: .nr(2), kön: .okänt, område: .äo, lagrum: "SoL2025-11:1", insats: "hemtjanst", beslutsdatum: dag("2025-07-01"),
                        gällerFrån: dag("2025-08-01"), gällerTill: dag("2026-07-31"),
                        beslutsgrupp: .nr(3), förhandsbesked: true, ursprung: .dom, enhet: "Norra", berörBarn: true),
                    skyddat: SkyddadeBeslutsuppgifter(
                        person: Personuppgifter(personnummer: "19710211-T121", namn: "Alma Exempelsson", skyddad: true), inriktning: "missbruk",
                        omfattning: Omfattning(tal: "2.5", enhet: "timmar/vecka"), handläggare: "Handläggare Exempel",
                        källa: Källa(system: "exempel", id: "E-1"), dnr: "ÄN/2025:7")))),
        "BeslutFattat", giltigt: "2025-07-01",
        #"{"berorBarn":true,"beslutsdatum":"2025-07-01","beslutsgrupp":"018f3c6e-0000-7000-8000-000000000003","enhet":"Norra","#
            + #""forhandsbesked":true,"gallerFran":"2025-08-01","gallerTill":"2026-07-31","insats":"hemtjanst","kon":"okant","#
            + #""lagrum":"SoL2025-11:1","omrade":"AO","#
            + #""person":"018f3c6e-0000-7000-8000-000000000002","ursprung":"dom"}"#,
        skyddat: #"{"dnr":"ÄN/2025:7","handlaggare":"Handläggare Exempel","inriktning":"missbruk","kalla":{"id":"E-1","system":"exempel"},"#
            + #""namn":"Alma Exempelsson","omfattning":{"enhet":"timmar/vecka","tal":2.5},"personnummer":"19710211-T121","skyddad":true}"#),
    Exempelhändelse(.beslut(.verkställt("2023-06-01")), "BeslutVerkstallt", giltigt: "2023-06-01", #"{"datum":"2023-06-01"}"#),
    Exempelhändelse(
        .beslut(.skälAngivet(SkälAngivet(skäl: Skäl(kod: .uppdragstagareSaknas, klass: .strukturell, text: skältext)))), "SkalAngivet",
        #"{"klass":"strukturell","kod":"uppdragstagare_saknas","text":"\#(skälhash)"}"#,
        skyddat: #"{"salt":"000102030405060708090a0b0c0d0e0f","text":"eftersom ingen familj har hittats."}"#),
    Exempelhändelse(
        "med text",
        .beslut(.beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet(datum: dag("2023-06-05"), orsak: .flyttat, text: avslutstext))),
        "BeslutAvslutatUtanVerkstallighet", giltigt: "2023-06-05", #"{"datum":"2023-06-05","orsak":"flyttat","text":"\#(avslutshash)"}"#,
        skyddat: #"{"salt":"000102030405060708090a0b0c0d0e0f","text":"eftersom klienten har flyttat."}"#),
    Exempelhändelse(
        "utan text", .beslut(.avslutat("2023-06-05", .löptUt)), "BeslutAvslutatUtanVerkstallighet", giltigt: "2023-06-05",
        #"{"datum":"2023-06-05","orsak":"lopt_ut"}"#),
    Exempelhändelse(
        "med rapportör",
        .beslut(
            .individrapportInskickad(
                IndividrapportInskickad(
                    frist: FristNummer(art: .avbrott, nr: 2),
                    inskick: Inskick(omgång: kvartal("2023K3"), art: .verkstalld, datum: dag("2023-09-05"), stängd: true), kanal: .blankett,
                    rapportör: "Rapportör Exempel"))),
        "IndividrapportInskickad", giltigt: "2023-09-05",
        #"{"art":"avbrott","datum":"2023-09-05","inskick":"verkstalld","kanal":"blankett","nr":2,"omgang":"2023K3","stangd":true}"#,
        skyddat: #"{"rapportor":"Rapportör Exempel"}"#),
    Exempelhändelse(
        "utan rapportör",
        .beslut(
            .individrapportInskickad(
                IndividrapportInskickad(
                    frist: .beslut, inskick: Inskick(omgång: kvartal("2023K2"), art: .ny, datum: dag("2023-05-05"), stängd: false), kanal: .etjänst,
                    rapportör: nil))),
        "IndividrapportInskickad", giltigt: "2023-05-05",
        #"{"art":"beslut","datum":"2023-05-05","inskick":"ny","kanal":"etjanst","nr":0,"omgang":"2023K2","stangd":false}"#),
    Exempelhändelse(
        .beslut(.rättelseMeddelad(RättelseMeddelad(frist: .beslut, omgång: kvartal("2023K3"), datum: dag("2023-09-10")))), "RattelseMeddelad",
        giltigt: "2023-09-10", #"{"art":"beslut","datum":"2023-09-10","nr":0,"omgang":"2023K3"}"#),
]

let rättelseOchVäntehändelser: [Exempelhändelse] = [
    Exempelhändelse(
        .beslut(.beslutDelvisVerkställt(BeslutDelvisVerkställt(datum: dag("2023-06-01"), verkställd: skältext, kvarstående: skältext))),
        "BeslutDelvisVerkstallt", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","kvarstaende":"\#(skälhash)","verkstalld":"\#(skälhash)"}"#,
        skyddat:
            #"{"kvarstaende":"eftersom ingen familj har hittats.","kvarstaendeSalt":"000102030405060708090a0b0c0d0e0f","verkstalld":"eftersom ingen familj har hittats.","verkstalldSalt":"000102030405060708090a0b0c0d0e0f"}"#
    ),
    Exempelhändelse(
        .beslut(.verkställighetAvbruten(VerkställighetAvbruten(datum: dag("2023-06-01"), orsak: skältext, helt: false))), "VerkstallighetAvbruten",
        giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","helt":false,"orsak":"\#(skälhash)"}"#,
        skyddat: #"{"orsak":"eftersom ingen familj har hittats.","orsakSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        .beslut(.återupptaget("2023-06-01")), "VerkstallighetAterupptagen", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01"}"#),
    Exempelhändelse(
        .beslut(.erbjudandeLämnat(ErbjudandeLämnat(erbjudande: .nr(9), datum: dag("2023-06-01"), vad: skältext))), "ErbjudandeLamnat",
        giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","erbjudande":"018f3c6e-0000-7000-8000-000000000009","vad":"\#(skälhash)"}"#,
        skyddat: #"{"vad":"eftersom ingen familj har hittats.","vadSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "med skäl", .beslut(.erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: .nr(9), datum: dag("2023-06-01"), svar: .nej, skäl: skältext))),
        "ErbjudandeBesvarat", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","erbjudande":"018f3c6e-0000-7000-8000-000000000009","skal":"\#(skälhash)","svar":"nej"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "utan skäl", .beslut(.erbjudandeBesvarat(ErbjudandeBesvarat(erbjudande: .nr(9), datum: dag("2023-06-01"), svar: .inget, skäl: nil))),
        "ErbjudandeBesvarat", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","erbjudande":"018f3c6e-0000-7000-8000-000000000009","svar":"inget"}"#),
    Exempelhändelse(
        .beslut(.uppföljningAntecknad(UppföljningAntecknad(datum: dag("2023-06-01"), text: skältext))), "UppfoljningAntecknad", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","text":"\#(skälhash)"}"#,
        skyddat: #"{"salt":"000102030405060708090a0b0c0d0e0f","text":"eftersom ingen familj har hittats."}"#),
    Exempelhändelse(
        .beslut(.verkställighetPlanerad(VerkställighetPlanerad(datum: dag("2023-06-01")))), "VerkstallighetPlanerad", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01"}"#),
    Exempelhändelse(
        .beslut(.insatsAvslutad(InsatsAvslutad(datum: dag("2023-06-01"), orsak: skältext))), "InsatsAvslutad", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","orsak":"\#(skälhash)"}"#,
        skyddat: #"{"orsak":"eftersom ingen familj har hittats.","orsakSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        .beslut(.beslutErsatt(BeslutErsatt(nytt: .nr(9), datum: dag("2023-06-01")))), "BeslutErsatt", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","nytt":"018f3c6e-0000-7000-8000-000000000009"}"#),
    Exempelhändelse(
        .beslut(.tidigareBeslutErsatt(TidigareBeslutErsatt(tidigare: .nr(9)))), "TidigareBeslutErsatt",
        #"{"tidigare":"018f3c6e-0000-7000-8000-000000000009"}"#),
    Exempelhändelse(
        .beslut(.personAvliden(PersonAvliden(datum: dag("2023-06-01")))), "PersonAvliden", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01"}"#),
    Exempelhändelse(
        .beslut(.beslutÖverklagat(BeslutÖverklagat(datum: dag("2023-06-01"), instans: skältext, av: .annan))), "BeslutOverklagat",
        giltigt: "2023-06-01",
        #"{"av":"annan","datum":"2023-06-01","instans":"\#(skälhash)"}"#,
        skyddat: #"{"instans":"eftersom ingen familj har hittats.","instansSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        .beslut(.domRegistrerad(DomRegistrerad(datum: dag("2023-06-01"), instans: skältext, utfall: skältext, lagaKraft: dag("2023-07-01")))),
        "DomRegistrerad", giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","instans":"\#(skälhash)","lagaKraft":"2023-07-01","utfall":"\#(skälhash)"}"#,
        skyddat:
            #"{"instans":"eftersom ingen familj har hittats.","instansSalt":"000102030405060708090a0b0c0d0e0f","utfall":"eftersom ingen familj har hittats.","utfallSalt":"000102030405060708090a0b0c0d0e0f"}"#
    ),
    Exempelhändelse(
        .beslut(.inhibitionBeslutad(InhibitionBeslutad(datum: dag("2023-06-01"), instans: skältext, gäller: true))), "InhibitionBeslutad",
        giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","galler":true,"instans":"\#(skälhash)"}"#,
        skyddat: #"{"instans":"eftersom ingen familj har hittats.","instansSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        .beslut(.senareläggningBegärd(SenareläggningBegärd(datum: dag("2023-06-01"), till: dag("2023-09-01")))), "SenarelaggningBegard",
        giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","till":"2023-09-01"}"#),
    Exempelhändelse(
        .beslut(.vistelsekommunBegärd(VistelsekommunBegärd(datum: dag("2023-06-01"), kommunkod: "0180"))), "VistelsekommunBegard",
        giltigt: "2023-06-01",
        #"{"datum":"2023-06-01","kommunkod":"0180"}"#),
    Exempelhändelse(
        "med dnr och belopp",
        .beslut(.ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: dag("2023-06-01"), åtgärd: .avgiftUtdömd, dnr: "IVO 2023:17", belopp: 50_000))),
        "IVOAtgardRegistrerad", giltigt: "2023-06-01",
        #"{"atgard":"avgift_utdomd","belopp":50000,"datum":"2023-06-01"}"#,
        skyddat: #"{"dnr":"IVO 2023:17"}"#),
    Exempelhändelse(
        "utan", .beslut(.ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad(datum: dag("2023-06-01"), åtgärd: .yttrandeBegärt, dnr: nil, belopp: nil))),
        "IVOAtgardRegistrerad", giltigt: "2023-06-01",
        #"{"atgard":"yttrande_begart","datum":"2023-06-01"}"#),
    Exempelhändelse(
        "datum",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(
                    mål: Händelsemål(typ: .beslutVerkställt, nr: 2), uppgift: Uppgift(fält: "datum", värde: .datum(dag("2023-06-02"))), skäl: skältext
                ))), "UppgiftRattad",
        #"{"falt":"datum","nr":2,"skal":"\#(skälhash)","typ":"BeslutVerkstallt","varde":"2023-06-02"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "datum tas bort",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(mål: Händelsemål(typ: .beslutFattat, nr: 2), uppgift: Uppgift(fält: "gallerTill", värde: .datum(nil)), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"gallerTill","nr":2,"skal":"\#(skälhash)","typ":"BeslutFattat"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "kod",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(mål: Händelsemål(typ: .beslutFattat, nr: 2), uppgift: Uppgift(fält: "insats", värde: .text("bostad")), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"insats","nr":2,"skal":"\#(skälhash)","typ":"BeslutFattat","varde":"bostad"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "bool",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(mål: Händelsemål(typ: .beslutFattat, nr: 2), uppgift: Uppgift(fält: "berorBarn", värde: .bool(true)), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"berorBarn","nr":2,"skal":"\#(skälhash)","typ":"BeslutFattat","varde":true}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "grupp",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(
                    mål: Händelsemål(typ: .beslutFattat, nr: 2), uppgift: Uppgift(fält: "beslutsgrupp", värde: .grupp(.nr(9))), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"beslutsgrupp","nr":2,"skal":"\#(skälhash)","typ":"BeslutFattat","varde":"018f3c6e-0000-7000-8000-000000000009"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "belopp",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(
                    mål: Händelsemål(typ: .ivoÅtgärdRegistrerad, nr: 2), uppgift: Uppgift(fält: "belopp", värde: .heltal(60_000)), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"belopp","nr":2,"skal":"\#(skälhash)","typ":"IVOAtgardRegistrerad","varde":60000}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        "text",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(mål: Händelsemål(typ: .skälAngivet, nr: 2), uppgift: Uppgift(fält: "text", värde: .fritext(skältext)), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"text","nr":2,"skal":"\#(skälhash)","typ":"SkalAngivet","varde":"\#(skälhash)"}"#,
        skyddat:
            #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f","varde":"eftersom ingen familj har hittats.","vardeSalt":"000102030405060708090a0b0c0d0e0f"}"#
    ),
    Exempelhändelse(
        "personnummer",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(
                    mål: Händelsemål(typ: .beslutFattat, nr: 2), uppgift: Uppgift(fält: "personnummer", värde: .skyddat(.text("19710211-T121"))),
                    skäl: skältext))), "UppgiftRattad",
        #"{"falt":"personnummer","nr":2,"skal":"\#(skälhash)","typ":"BeslutFattat"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f","varde":"19710211-T121"}"#),
    Exempelhändelse(
        "skyddad",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(
                    mål: Händelsemål(typ: .beslutFattat, nr: 2), uppgift: Uppgift(fält: "skyddad", värde: .skyddat(.bool(true))), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"skyddad","nr":2,"skal":"\#(skälhash)","typ":"BeslutFattat"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f","varde":true}"#),
    Exempelhändelse(
        "omfattning",
        .beslut(
            .uppgiftRättad(
                UppgiftRättad(
                    mål: Händelsemål(typ: .beslutFattat, nr: 2),
                    uppgift: Uppgift(fält: "omfattning", värde: .skyddat(.omfattning(Omfattning(tal: "2.5", enhet: "timmar")))), skäl: skältext))),
        "UppgiftRattad",
        #"{"falt":"omfattning","nr":2,"skal":"\#(skälhash)","typ":"BeslutFattat"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f","varde":{"enhet":"timmar","tal":2.5}}"#),
    Exempelhändelse(
        .beslut(.händelseÅterkallad(HändelseÅterkallad(mål: Händelsemål(typ: .verkställighetAvbruten, nr: 1), skäl: skältext))), "HandelseAterkallad",
        #"{"nr":1,"skal":"\#(skälhash)","typ":"VerkstallighetAvbruten"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        .beslut(.beslutMakulerat(BeslutMakulerat(skäl: skältext))), "BeslutMakulerat",
        #"{"skal":"\#(skälhash)"}"#,
        skyddat: #"{"skal":"eftersom ingen familj har hittats.","skalSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        .beslut(.textSläppt(TextSläppt(mål: Händelsemål(typ: .skälAngivet, nr: 1), hash: skälhash))), "TextSlappt",
        #"{"nr":1,"text":"\#(skälhash)","typ":"SkalAngivet"}"#),
]

private let gallringsfakta = Gallringsfakta(
    lagrum: "16 kap. 1 § socialtjänstlagen (2025:400)", senasteAnteckning: dag("2019-03-10"), gallringsbar: dag("2024-03-11"))

private let gallringshändelser: [Exempelhändelse] = [
    Exempelhändelse(
        .beslut(.gallringFöreslagen(GallringFöreslagen(person: .nr(2), grund: skältext, fakta: gallringsfakta, föreslagenAv: "anna"))),
        "GallringForeslagen",
        #"{"foreslagenAv":"anna","gallringsbar":"2024-03-11","grund":"\#(skälhash)","lagrum":"16 kap. 1 § socialtjänstlagen (2025:400)","#
            + #""person":"018f3c6e-0000-7000-8000-000000000002","senasteAnteckning":"2019-03-10"}"#,
        skyddat: #"{"grund":"eftersom ingen familj har hittats.","grundSalt":"000102030405060708090a0b0c0d0e0f"}"#),
    Exempelhändelse(
        .beslut(.personuppgifterGallrade(PersonuppgifterGallrade(person: .nr(2), fakta: gallringsfakta, föreslagenAv: "anna", godkändAv: "bo"))),
        "PersonuppgifterGallrade",
        #"{"foreslagenAv":"anna","gallringsbar":"2024-03-11","godkandAv":"bo","lagrum":"16 kap. 1 § socialtjänstlagen (2025:400)","#
            + #""person":"018f3c6e-0000-7000-8000-000000000002","senasteAnteckning":"2019-03-10"}"#),
]

private let omgångshändelser: [Exempelhändelse] = [
    Exempelhändelse(
        .omgång(.omgångÖppnad(OmgångÖppnad(uppgifter: .exempel("2023K3", "2023-08-31")))), "OmgangOppnad",
        #"{"brytdatum":"2023-08-31","etikett":"kvartal 3 2023","period":"2023K3"}"#),
    Exempelhändelse(
        .omgång(
            .rapportBeräknad(RapportBeräknad(version: 2, beräkning: Beräkning(rapport: exempelrapport, position: 42, sha256: exempelrapporthash)))),
        "RapportBeraknad", #"{"position":42,"rapport":\#(exempelrapportform),"sha256":"\#(exempelrapporthash)","version":2}"#),
    Exempelhändelse(
        .omgång(.avsnittSkrivet(AvsnittSkrivet(insats: "bostad", text: skältext))), "AvsnittSkrivet",
        #"{"insats":"bostad","text":"\#(skälhash)"}"#,
        skyddat: #"{"salt":"000102030405060708090a0b0c0d0e0f","text":"eftersom ingen familj har hittats."}"#),
    Exempelhändelse(
        .omgång(.rapportFastställd(RapportFastställd(version: 2, sha256: exempelrapporthash))), "RapportFaststalld",
        #"{"sha256":"\#(exempelrapporthash)","version":2}"#),
    Exempelhändelse(
        "med paragraf och dnr",
        .omgång(.rapportAntagen(RapportAntagen(sammanträdesdatum: dag("2023-09-19"), paragraf: "§ 107", dnr: "SN/2023:77"))), "RapportAntagen",
        giltigt: "2023-09-19", #"{"dnr":"SN/2023:77","paragraf":"§ 107","sammantradesdatum":"2023-09-19"}"#),
    Exempelhändelse(
        "utan", .omgång(.rapportAntagen(RapportAntagen(sammanträdesdatum: dag("2023-09-19"), paragraf: nil, dnr: nil))), "RapportAntagen",
        giltigt: "2023-09-19", #"{"sammantradesdatum":"2023-09-19"}"#),
    Exempelhändelse(
        .omgång(.rapportÖverlämnad(RapportÖverlämnad(mottagare: .fullmäktige, datum: dag("2023-09-20"), version: 2))), "RapportOverlamnad",
        giltigt: "2023-09-20", #"{"datum":"2023-09-20","mottagare":"fullmaktige","version":2}"#),
]
