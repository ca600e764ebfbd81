/// Något om en öppen frist som handläggaren behöver se. Datum och antal, aldrig en text: den är förseglad.
public enum Varning: Hashable, Sendable {
    case skälSaknas
    /// Beslutets tid har gått ut utan att någon har bekräftat det.
    case löptUtObekräftat(gällerTill: Datum, dagarSedan: Int)
    case löperUt(gällerTill: Datum, dagarKvar: Int)
    case planeringSaknas
    case planeradDagPasserad(Datum, dagarSedan: Int)
    case erbjudandeUtanSvar(ErbjudandeID, Datum, dagarSedan: Int)
    case klockanNollställd(Beslutskedja)
    /// Tvåårsgränsen för en dom kan inte räknas.
    case lagaKraftSaknas

    // Det som inte kräver något, men hör till bilden. Inget av det stoppar klockan.
    case tvåårsgräns(Tvåårsgräns)
    case delvisVerkställt(Datum)
    case överklagat(Datum)
    case dom(Datum, lagaKraft: Datum?)
    case inhibition(Datum)
    case senareläggning(Datum, till: Datum?, uteslutenAvgift: Bool)
    case avgiftAnsökt(Datum)
    case vistelsekommun
    /// En domstol har beviljat insatsen.
    case rapporterasInte

    /// Om något är att göra (`varning`) eller att veta (`upplysning`).
    public enum Slag: String, Sendable {
        case varning, upplysning
    }

    /// Om handläggaren har något att göra, eller bara något att veta.
    public var slag: Slag {
        switch self {
        case .skälSaknas, .löptUtObekräftat, .löperUt, .planeringSaknas, .planeradDagPasserad, .erbjudandeUtanSvar, .klockanNollställd,
            .lagaKraftSaknas:
            .varning
        case .tvåårsgräns, .delvisVerkställt, .överklagat, .dom, .inhibition, .senareläggning, .avgiftAnsökt, .vistelsekommun, .rapporterasInte:
            .upplysning
        }
    }

    /// Namnet som andra program känner varningen vid.
    public var kod: String {
        switch self {
        case .skälSaknas: "skal_saknas"
        case .löptUtObekräftat: "lopt_ut_obekraftat"
        case .löperUt: "loper_ut"
        case .planeringSaknas: "planering_saknas"
        case .planeradDagPasserad: "planerad_dag_passerad"
        case .erbjudandeUtanSvar: "erbjudande_utan_svar"
        case .klockanNollställd: "klockan_nollstalld"
        case .tvåårsgräns: "tvaarsgrans"
        case .lagaKraftSaknas: "laga_kraft_saknas"
        case .delvisVerkställt: "delvis_verkstallt"
        case .överklagat: "overklagat"
        case .dom: "dom"
        case .inhibition: "inhibition"
        case .senareläggning: "senarelaggning"
        case .avgiftAnsökt: "avgift_ansokt"
        case .vistelsekommun: "vistelsekommun"
        case .rapporterasInte: "rapporteras_inte"
        }
    }
}
