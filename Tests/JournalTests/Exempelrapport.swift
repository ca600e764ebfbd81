import Handlaggning
import HandlaggningSupport

/// En rapport med en rad av varje slag. Formen och hashen är räknade utanför programmet (kanonisk JSON och SHA-256).
let exempelrapport = Rapport(
    nämnd: "SN", omgång: .exempel("2023K3", "2023-08-31"),
    rader: [
        rad(.r1, .verkställd, 1, "2023-01-17", slut: "2023-06-01", dagar: (135, 135)),
        rad(.r2, .avslutad, 2, "2022-11-30", slut: "2023-06-12", dagar: (194, 194), orsak: .flyttat, text: stängd(avslutshash)),
        Rapportrad(
            rubrik: .r4, utfall: .öppen, frist: FristID(beslut: .nr(3), nummer: FristNummer(art: .avbrott, nr: 1)), start: dag("2023-05-01"),
            slut: nil,
            område: .of, lagrum: "LSS-9:9", insats: "lss_bostad_vuxna", beslutsdatum: dag("2023-02-01"), dagarSedanBeslut: 211, dagarIFrist: 122,
            skäl: Rapportrad.Radskäl(kod: .uppdragstagareSaknas, klass: .strukturell), orsak: nil, text: stängd(skälhash),
            märken: [.skulleHaRapporterats(kvartal("2023K2")), .slutEfterBrytdatum(dag("2023-09-01"))]),
        rad(.rättade, .avslutad, 4, "2023-01-20", slut: "2023-04-20", dagar: (90, 90), orsak: .annat),
    ])

/// SHA-256 över saltet 00…0f och «eftersom ingen familj har hittats.».
let skälhash = "dbef15b9ded816ec02bc0e5e8ead806266ae7caad8e6219cc552567d0743b3cc"
/// SHA-256 över samma salt och «eftersom klienten har flyttat.».
let avslutshash = "b63e37a250c71c90dbd0346a66a0473cdb120ccf026577b0418d4c27aa4f2e19"

let exempelrapporthash = "483bfe1ae6a524d7a46f8a9324fe46894978383b6ac1f5be8bd4f936d21402f3"
let exempelrapportform =
    #"{"brytdatum":"2023-08-31","etikett":"kvartal 3 2023","namnd":"SN","period":"2023K3","rader":[{"beslut":"018f3c6e-0000-7000-8000-00"#
    + #"0000000001","beslutsdatum":"2023-01-17","dagarIFrist":135,"dagarSedanBeslut":135,"frist":{"art":"beslut","nr":0,"slut":"2023-06-01"#
    + #"","slutdag":"2023-04-17","start":"2023-01-17"},"insats":"kontaktperson","lagrum":"SoL2001-4:1","marken":[],"omrade":"IFO","orsak":"#
    + #"null,"rubrik":"R1","skal":null,"utfall":"verkstalld"},{"beslut":"018f3c6e-0000-7000-8000-000000000002","beslutsdatum":"2022-11-30""#
    + #","dagarIFrist":194,"dagarSedanBeslut":194,"frist":{"art":"beslut","nr":0,"slut":"2023-06-12","slutdag":"2023-02-28","start":"2022-"#
    + #"11-30"},"insats":"kontaktperson","lagrum":"SoL2001-4:1","marken":[],"omrade":"IFO","orsak":"flyttat","rubrik":"R2","skal":{"text":"#
    + #""b63e37a250c71c90dbd0346a66a0473cdb120ccf026577b0418d4c27aa4f2e19"},"utfall":"avslutad"},{"beslut":"018f3c6e-0000-7000-8000-000000"#
    + #"000003","beslutsdatum":"2023-02-01","dagarIFrist":122,"dagarSedanBeslut":211,"frist":{"art":"avbrott","nr":1,"slut":null,"slutdag""#
    + #":"2023-08-01","start":"2023-05-01"},"insats":"lss_bostad_vuxna","lagrum":"LSS-9:9","marken":["skulle_ha_rapporterats:2023K2","slut"#
    + #"_efter_brytdatum:2023-09-01"],"omrade":"OF","orsak":null,"rubrik":"R4","skal":{"klass":"strukturell","kod":"uppdragstagare_saknas""#
    + #","text":"dbef15b9ded816ec02bc0e5e8ead806266ae7caad8e6219cc552567d0743b3cc"},"utfall":"oppen"},{"beslut":"018f3c6e-0000-7000-8000-0"#
    + #"00000000004","beslutsdatum":"2023-01-20","dagarIFrist":90,"dagarSedanBeslut":90,"frist":{"art":"beslut","nr":0,"slut":"2023-04-20""#
    + #","slutdag":"2023-04-20","start":"2023-01-20"},"insats":"kontaktperson","lagrum":"SoL2001-4:1","marken":[],"omrade":"IFO","orsak":""#
    + #"annat","rubrik":"RATTADE","skal":null,"utfall":"avslutad"}],"summor":{"R1":1,"R2":1,"R3":0,"R4":1,"RATTADE":1,"totalt":4}}"#

private func stängd(_ hash: String) -> Fritext { Fritext(hash: hash, innehåll: .stängt) }

private func rad(
    _ rubrik: Rubrik, _ utfall: Utfall, _ nr: UInt64, _ start: String, slut: String, dagar: (Int, Int), orsak: Avslutsorsak? = nil,
    text: Fritext? = nil
) -> Rapportrad {
    Rapportrad(
        rubrik: rubrik, utfall: utfall, frist: FristID(beslut: .nr(nr), nummer: .beslut), start: dag(start), slut: dag(slut), område: .ifo,
        lagrum: "SoL2001-4:1", insats: "kontaktperson", beslutsdatum: dag(start), dagarSedanBeslut: dagar.0, dagarIFrist: dagar.1, skäl: nil,
        orsak: orsak, text: text, märken: [])
}
