import CanonicalJSON
import Handlaggning

extension BeslutHändelse {
    var form: Händelseform {
        switch self {
        case .beslutFattat(let h): h.form
        case .beslutVerkställt(let h): h.form
        case .beslutDelvisVerkställt(let h): h.form
        case .verkställighetAvbruten(let h): h.form
        case .verkställighetÅterupptagen(let h): h.form
        case .skälAngivet(let h): h.form
        case .erbjudandeLämnat(let h): h.form
        case .erbjudandeBesvarat(let h): h.form
        case .uppföljningAntecknad(let h): h.form
        case .verkställighetPlanerad(let h): h.form
        case .beslutAvslutatUtanVerkställighet(let h): h.form
        case .insatsAvslutad(let h): h.form
        case .beslutErsatt(let h): h.form
        case .tidigareBeslutErsatt(let h): h.form
        case .personAvliden(let h): h.form
        case .beslutÖverklagat(let h): h.form
        case .domRegistrerad(let h): h.form
        case .inhibitionBeslutad(let h): h.form
        case .senareläggningBegärd(let h): h.form
        case .vistelsekommunBegärd(let h): h.form
        case .ivoÅtgärdRegistrerad(let h): h.form
        case .uppgiftRättad(let h): h.form
        case .händelseÅterkallad(let h): h.form
        case .beslutMakulerat(let h): h.form
        case .textSläppt(let h): h.form
        case .individrapportInskickad(let h): h.form
        case .rättelseMeddelad(let h): h.form
        case .gallringFöreslagen(let h): h.form
        case .personuppgifterGallrade(let h): h.form
        }
    }

    /// - Parameter form: i sin aktuella version.
    /// - Throws: ``Formfel``.
    init(_ typ: Typ, _ form: Formläsare) throws {
        self =
            switch typ {
            case .beslutFattat: .beslutFattat(try BeslutFattat(form))
            case .beslutVerkställt: .beslutVerkställt(try BeslutVerkställt(form))
            case .beslutDelvisVerkställt: .beslutDelvisVerkställt(try BeslutDelvisVerkställt(form))
            case .verkställighetAvbruten: .verkställighetAvbruten(try VerkställighetAvbruten(form))
            case .verkställighetÅterupptagen: .verkställighetÅterupptagen(try VerkställighetÅterupptagen(form))
            case .skälAngivet: .skälAngivet(try SkälAngivet(form))
            case .erbjudandeLämnat: .erbjudandeLämnat(try ErbjudandeLämnat(form))
            case .erbjudandeBesvarat: .erbjudandeBesvarat(try ErbjudandeBesvarat(form))
            case .uppföljningAntecknad: .uppföljningAntecknad(try UppföljningAntecknad(form))
            case .verkställighetPlanerad: .verkställighetPlanerad(try VerkställighetPlanerad(form))
            case .beslutAvslutatUtanVerkställighet: .beslutAvslutatUtanVerkställighet(try BeslutAvslutatUtanVerkställighet(form))
            case .insatsAvslutad: .insatsAvslutad(try InsatsAvslutad(form))
            case .beslutErsatt: .beslutErsatt(try BeslutErsatt(form))
            case .tidigareBeslutErsatt: .tidigareBeslutErsatt(try TidigareBeslutErsatt(form))
            case .personAvliden: .personAvliden(try PersonAvliden(form))
            case .beslutÖverklagat: .beslutÖverklagat(try BeslutÖverklagat(form))
            case .domRegistrerad: .domRegistrerad(try DomRegistrerad(form))
            case .inhibitionBeslutad: .inhibitionBeslutad(try InhibitionBeslutad(form))
            case .senareläggningBegärd: .senareläggningBegärd(try SenareläggningBegärd(form))
            case .vistelsekommunBegärd: .vistelsekommunBegärd(try VistelsekommunBegärd(form))
            case .ivoÅtgärdRegistrerad: .ivoÅtgärdRegistrerad(try IVOÅtgärdRegistrerad(form))
            case .uppgiftRättad: .uppgiftRättad(try UppgiftRättad(form))
            case .händelseÅterkallad: .händelseÅterkallad(try HändelseÅterkallad(form))
            case .beslutMakulerat: .beslutMakulerat(BeslutMakulerat(skäl: try form.fritext("skal")))
            case .textSläppt: .textSläppt(try TextSläppt(form))
            case .individrapportInskickad: .individrapportInskickad(try IndividrapportInskickad(form))
            case .rättelseMeddelad: .rättelseMeddelad(try RättelseMeddelad(form))
            case .gallringFöreslagen: .gallringFöreslagen(try GallringFöreslagen(form))
            case .personuppgifterGallrade: .personuppgifterGallrade(try PersonuppgifterGallrade(form))
            }
    }
}

extension Händelseform {
    init(_ typ: BeslutHändelse.Typ, giltigt: Datum? = nil, _ data: [JSON.Member?], skyddat: [JSON.Member?]? = nil) {
        self.init(typ.rawValue, giltigt: giltigt, data, skyddat: skyddat)
    }
}
