/// Lines for the rapportör's tests, beside those in `Rad`.
enum Ivorad {
    static func fatta(_ nummer: Int, _ datum: String, personnummer: String, namn: String, skyddad: Bool = false) -> String {
        #"{"kommando":"FattaBeslut","namnd":"SN","beslut":"\#(Rad.id(nummer))","person":{"id":"\#(Rad.id(nummer, "9"))","kon":"okant","#
            + #""personnummer":"\#(personnummer)","namn":"\#(namn)","skyddad":\#(skyddad)},"omrade":"IFO","inriktning":"socialpsykiatri","#
            + #""lagrum":"SoL2001-4:1","insats":"boendestod","beslutsdatum":"\#(datum)","omfattning":{"tal":5,"enhet":"timmar"}}"#
    }

    static func rad(_ kommando: String, _ nummer: Int, _ fält: String) -> String {
        #"{"kommando":"\#(kommando)","namnd":"SN","beslut":"\#(Rad.id(nummer))",\#(fält)}"#
    }

    static func rättaNummer(_ nummer: Int, _ värde: String) -> String {
        rad("RattaUppgift", nummer, #""handelse":{"typ":"BeslutFattat"},"falt":"personnummer","varde":"\#(värde)","skal":"folkbokförd""#)
    }

    /// Four beslut, all that an individrapport can tell, and a round that is frozen and sent.
    static let historik: [String] = [
        Rad.nämnd,
        fatta(1, "2023-01-10", personnummer: "19800101-T141", namn: "Alma Provsson"),
        Rad.skäl(1, "Anledningen är att plats saknas hos utföraren."),
        rad("LamnaErbjudande", 1, #""erbjudande":"\#(Rad.id(1, "a"))","datum":"2023-02-01","vad":"plats på Provgården""#),
        rad("BesvaraErbjudande", 1, #""erbjudande":"\#(Rad.id(1, "a"))","datum":"2023-02-08","svar":"nej","skal":"för långt""#),
        rad("VerkstallDelvis", 1, #""datum":"2023-03-01","verkstalld":{"tal":2,"enhet":"timmar"},"kvarstaende":"3 timmar""#),
        rad("AntecknaUppfoljning", 1, #""datum":"2023-03-10","text":"besök varje vecka av Provhemtjänsten""#),
        rad("PlaneraVerkstallighet", 1, #""datum":"2023-11-01""#),
        rad("Overklaga", 1, #""datum":"2023-02-02","instans":"Provrätten","av":"enskild""#),
        fatta(2, "2023-01-12", personnummer: "19810101-T152", namn: "Hemlig Provson", skyddad: true),
        Rad.verkställ(2, "2023-01-20"),
        rad("AvbrytVerkstallighet", 2, #""datum":"2023-01-25","orsak":"utföraren Provbolaget slutade","helt":false"#),
        fatta(3, "2023-01-14", personnummer: "19820101-T163", namn: "Bo Provman"),
        Rad.öppna("2023K2", "2023-04-30"), Rad.fastställ("2023K2"), Rad.inskick("2023K2", "2023-05-03"),
    ]
}
