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
    beslutshändelser + omgångshändelser + [
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
                        omfattning: Omfattning(tal: "2.5", enhet: "timmar/vecka"), handläggare: "Handläggare Exempel", källa: Källa(system: "exempel", id: "E-1"), dnr: "ÄN/2025:7")))),
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

private let omgångshändelser: [Exempelhändelse] = [
    Exempelhändelse(
        .omgång(.omgångÖppnad(OmgångÖppnad(uppgifter: .exempel("2023K3", "2023-08-31")))), "OmgangOppnad",
        #"{"brytdatum":"2023-08-31","etikett":"kvartal 3 2023","period":"2023K3"}"#),
    Exempelhändelse(
        .omgång(
            .rapportBeräknad(RapportBeräknad(version: 2, beräkning: Beräkning(rapport: exempelrapport, position: 42, sha256: exempelrapporthash)))),
        "RapportBeraknad", #"{"position":42,"rapport":\#(exempelrapportform),"sha256":"\#(exempelrapporthash)","version":2}"#),
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
