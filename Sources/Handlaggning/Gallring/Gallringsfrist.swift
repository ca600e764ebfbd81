/// Tiden då en persons uppgifter ska gallras.
public struct Gallringsfrist: Hashable, Sendable {
    /// Dagen för den sista anteckningen om personen.
    public let senasteAnteckning: Datum
    /// Första dagen då uppgifterna får och ska gallras.
    public let från: Datum
    /// Dagen då gallringen senast ska vara gjord.
    public let senast: Datum
}

/// När uppgifterna ska gallras: åren ska ha gått till ända, så dagen efter är den första. Gallringen ska vara gjord senast vid utgången av
/// kalenderåret efter det då skyldigheten inträdde.
///
/// - Parameters:
///   - senasteAnteckning: dagen då något senast antecknades om personen.
///   - år: antalet år efter den sista anteckningen, ur katalogen.
///
/// Källa: SoL (2025:400) 16 kap. 1 §; tidigare SoL (2001:453) 12 kap. 1 §; LSS (1993:387) 21 c §; lag (1930:173) 1 §.
public func gallringsfrist(_ senasteAnteckning: Datum, år: Int) -> Gallringsfrist {
    let från = senasteAnteckning.plus(månader: 12 * år).plus(dagar: 1)
    let december = från.plus(månader: 12 + 12 - från.månad)
    return Gallringsfrist(senasteAnteckning: senasteAnteckning, från: från, senast: december.plus(dagar: 31 - december.dag))
}

extension Beslut {
    /// Den sista dagen som någon händelse på beslutet handlar om, som den nu lyder. En återkallad händelse är också antecknad. Det som
    /// saknar egen dag, ett skäl eller en rättelse, flyttar inte dagen: registreringsdagen säger inget när historik läses in i efterhand.
    ///
    /// Källa: SoL (2025:400) 16 kap. 1 §: «den sista anteckningen».
    public var senasteAnteckning: Datum { historik.compactMap(\.händelse.anteckningsdag).max() ?? uppgifter.beslutsdatum }

    /// Varför tiden till gallring inte har börjat löpa för beslutet; nil när den har det.
    ///
    /// Källa: SoL (2025:400) 16 kap. 1 §: så länge ett ärende pågår görs anteckningar i det.
    var gallringshinder: Gallringshinder? {
        if öppenFrist != nil { return .öppenFrist(id) }
        return pågår ? .insatsPågår(id) : nil
    }
}

/// Det som gör att tiden till gallring inte har börjat löpa.
public enum Gallringshinder: Hashable, Sendable {
    case öppenFrist(BeslutID)
    /// Insatsen är verkställd och har inte tagit slut. Att beslutets tid har gått ut räcker inte: slutet registreras av en människa.
    case insatsPågår(BeslutID)
    /// Katalogen säger inte hur länge uppgifter enligt lagen ska bevaras.
    case regelSaknas(BeslutID)
}

extension BeslutHändelse {
    /// Dagen som händelsen handlar om; nil för det som bara har registrerats, och för gallringen själv.
    var anteckningsdag: Datum? {
        switch self {
        case .beslutFattat(let h): h.uppgifter.beslutsdatum
        case .beslutVerkställt(let h): h.datum
        case .beslutDelvisVerkställt(let h): h.datum
        case .verkställighetAvbruten(let h): h.datum
        case .verkställighetÅterupptagen(let h): h.datum
        case .erbjudandeLämnat(let h): h.datum
        case .erbjudandeBesvarat(let h): h.datum
        case .uppföljningAntecknad(let h): h.datum
        case .verkställighetPlanerad(let h): h.datum
        case .beslutAvslutatUtanVerkställighet(let h): h.datum
        case .insatsAvslutad(let h): h.datum
        case .beslutErsatt(let h): h.datum
        case .personAvliden(let h): h.datum
        case .beslutÖverklagat(let h): h.datum
        case .domRegistrerad(let h): max(h.datum, h.lagaKraft ?? h.datum)
        case .inhibitionBeslutad(let h): h.datum
        case .senareläggningBegärd(let h): h.datum
        case .vistelsekommunBegärd(let h): h.datum
        case .ivoÅtgärdRegistrerad(let h): h.datum
        case .individrapportInskickad(let h): h.inskick.datum
        case .rättelseMeddelad(let h): h.datum
        case .skälAngivet, .tidigareBeslutErsatt, .uppgiftRättad, .händelseÅterkallad, .beslutMakulerat, .textSläppt, .gallringFöreslagen,
            .personuppgifterGallrade:
            nil
        }
    }
}
