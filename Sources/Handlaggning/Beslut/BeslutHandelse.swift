/// Det som har hänt med ett beslut. En händelse är ett faktum: den ändras aldrig, och ingen annan väg leder till ett beslutsläge.
public enum BeslutHändelse: Hashable, Sendable {
    case beslutFattat(BeslutFattat)
    case beslutVerkställt(BeslutVerkställt)
    case beslutDelvisVerkställt(BeslutDelvisVerkställt)
    case verkställighetAvbruten(VerkställighetAvbruten)
    case verkställighetÅterupptagen(VerkställighetÅterupptagen)
    case skälAngivet(SkälAngivet)
    case erbjudandeLämnat(ErbjudandeLämnat)
    case erbjudandeBesvarat(ErbjudandeBesvarat)
    case uppföljningAntecknad(UppföljningAntecknad)
    case verkställighetPlanerad(VerkställighetPlanerad)
    case beslutAvslutatUtanVerkställighet(BeslutAvslutatUtanVerkställighet)
    case insatsAvslutad(InsatsAvslutad)
    case beslutErsatt(BeslutErsatt)
    case tidigareBeslutErsatt(TidigareBeslutErsatt)
    case personAvliden(PersonAvliden)
    case beslutÖverklagat(BeslutÖverklagat)
    case domRegistrerad(DomRegistrerad)
    case inhibitionBeslutad(InhibitionBeslutad)
    case senareläggningBegärd(SenareläggningBegärd)
    case vistelsekommunBegärd(VistelsekommunBegärd)
    case ivoÅtgärdRegistrerad(IVOÅtgärdRegistrerad)
    case uppgiftRättad(UppgiftRättad)
    case händelseÅterkallad(HändelseÅterkallad)
    case beslutMakulerat(BeslutMakulerat)
    case textSläppt(TextSläppt)
    case individrapportInskickad(IndividrapportInskickad)
    case rättelseMeddelad(RättelseMeddelad)
    case gallringFöreslagen(GallringFöreslagen)
    case personuppgifterGallrade(PersonuppgifterGallrade)
}

/// Regeln för en händelse på ett beslut: vad som måste stämma när den registreras, och vad som måste stämma också sedan något rättats.
protocol Beslutsregel {
    /// Händelsens egna uppgifter: inget datum i framtiden, kända koder. Prövas när den registreras eller själv rättas.
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning)

    /// Om händelsen kan följa på beslutet som det är före den. Prövas när den registreras, och för varje händelse i en tidslinje som
    /// ändras av en rättelse eller ett återkallande. En händelse som inte säger något om det kan följa på vad som helst.
    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning)

    /// Händelsen med en uppgift rättad; nil när uppgiften inte finns i den eller värdet inte går att läsa.
    func rättad(_ uppgift: Uppgift) -> BeslutHändelse?

    /// Fälten som går att rätta, med namnet de har i kommandot.
    static var rättbara: [String: Uppgiftsslag] { get }
}

extension Beslutsregel {
    func prövaFöljden(_ beslut: Beslut, _ omständigheter: Omständigheter) throws(Avvisning) {}
}

/// En händelse som bara kommer av ett kommando som självt prövar allt: den har inga uppgifter att pröva för sig, och inga att rätta.
protocol PrövadAvKommandot: Beslutsregel {}

extension PrövadAvKommandot {
    func prövaUppgifterna(_ omständigheter: Omständigheter) throws(Avvisning) {}
    func rättad(_ uppgift: Uppgift) -> BeslutHändelse? { nil }
    static var rättbara: [String: Uppgiftsslag] { [:] }
}

extension BeslutHändelse {
    /// Händelsens namn som det lagras och skrivs i `handelse.typ`.
    public enum Typ: String, CaseIterable, Sendable {
        case beslutFattat = "BeslutFattat"
        case beslutVerkställt = "BeslutVerkstallt"
        case beslutDelvisVerkställt = "BeslutDelvisVerkstallt"
        case verkställighetAvbruten = "VerkstallighetAvbruten"
        case verkställighetÅterupptagen = "VerkstallighetAterupptagen"
        case skälAngivet = "SkalAngivet"
        case erbjudandeLämnat = "ErbjudandeLamnat"
        case erbjudandeBesvarat = "ErbjudandeBesvarat"
        case uppföljningAntecknad = "UppfoljningAntecknad"
        case verkställighetPlanerad = "VerkstallighetPlanerad"
        case beslutAvslutatUtanVerkställighet = "BeslutAvslutatUtanVerkstallighet"
        case insatsAvslutad = "InsatsAvslutad"
        case beslutErsatt = "BeslutErsatt"
        case tidigareBeslutErsatt = "TidigareBeslutErsatt"
        case personAvliden = "PersonAvliden"
        case beslutÖverklagat = "BeslutOverklagat"
        case domRegistrerad = "DomRegistrerad"
        case inhibitionBeslutad = "InhibitionBeslutad"
        case senareläggningBegärd = "SenarelaggningBegard"
        case vistelsekommunBegärd = "VistelsekommunBegard"
        case ivoÅtgärdRegistrerad = "IVOAtgardRegistrerad"
        case uppgiftRättad = "UppgiftRattad"
        case händelseÅterkallad = "HandelseAterkallad"
        case beslutMakulerat = "BeslutMakulerat"
        case textSläppt = "TextSlappt"
        case individrapportInskickad = "IndividrapportInskickad"
        case rättelseMeddelad = "RattelseMeddelad"
        case gallringFöreslagen = "GallringForeslagen"
        case personuppgifterGallrade = "PersonuppgifterGallrade"
    }

    public var typ: Typ { typOchRegel.0 }
    var regel: any Beslutsregel { typOchRegel.1 }

    /// Texten som en människa har skrivit i händelsen och som kan komma att tryckas i en rapport. En som inte sägs här kan ingen läsa och släppa.
    public var trycktText: Fritext? {
        switch self {
        case .skälAngivet(let h): h.skäl.text
        case .beslutAvslutatUtanVerkställighet(let h): h.text
        // En rättad text är den som trycks.
        case .uppgiftRättad(let h): if case .fritext(let text) = h.uppgift.värde { text } else { nil }
        case .beslutFattat, .beslutVerkställt, .beslutDelvisVerkställt, .verkställighetAvbruten, .verkställighetÅterupptagen, .erbjudandeLämnat,
            .erbjudandeBesvarat, .uppföljningAntecknad, .verkställighetPlanerad, .insatsAvslutad, .beslutErsatt, .tidigareBeslutErsatt,
            .personAvliden, .beslutÖverklagat, .domRegistrerad, .inhibitionBeslutad, .senareläggningBegärd, .vistelsekommunBegärd,
            .ivoÅtgärdRegistrerad, .händelseÅterkallad, .beslutMakulerat, .textSläppt, .individrapportInskickad, .rättelseMeddelad,
            .gallringFöreslagen, .personuppgifterGallrade:
            nil
        }
    }

    private var typOchRegel: (Typ, any Beslutsregel) {
        switch self {
        case .beslutFattat(let h): (.beslutFattat, h)
        case .beslutVerkställt(let h): (.beslutVerkställt, h)
        case .beslutDelvisVerkställt(let h): (.beslutDelvisVerkställt, h)
        case .verkställighetAvbruten(let h): (.verkställighetAvbruten, h)
        case .verkställighetÅterupptagen(let h): (.verkställighetÅterupptagen, h)
        case .skälAngivet(let h): (.skälAngivet, h)
        case .erbjudandeLämnat(let h): (.erbjudandeLämnat, h)
        case .erbjudandeBesvarat(let h): (.erbjudandeBesvarat, h)
        case .uppföljningAntecknad(let h): (.uppföljningAntecknad, h)
        case .verkställighetPlanerad(let h): (.verkställighetPlanerad, h)
        case .beslutAvslutatUtanVerkställighet(let h): (.beslutAvslutatUtanVerkställighet, h)
        case .insatsAvslutad(let h): (.insatsAvslutad, h)
        case .beslutErsatt(let h): (.beslutErsatt, h)
        case .tidigareBeslutErsatt(let h): (.tidigareBeslutErsatt, h)
        case .personAvliden(let h): (.personAvliden, h)
        case .beslutÖverklagat(let h): (.beslutÖverklagat, h)
        case .domRegistrerad(let h): (.domRegistrerad, h)
        case .inhibitionBeslutad(let h): (.inhibitionBeslutad, h)
        case .senareläggningBegärd(let h): (.senareläggningBegärd, h)
        case .vistelsekommunBegärd(let h): (.vistelsekommunBegärd, h)
        case .ivoÅtgärdRegistrerad(let h): (.ivoÅtgärdRegistrerad, h)
        case .uppgiftRättad(let h): (.uppgiftRättad, h)
        case .händelseÅterkallad(let h): (.händelseÅterkallad, h)
        case .beslutMakulerat(let h): (.beslutMakulerat, h)
        case .textSläppt(let h): (.textSläppt, h)
        case .individrapportInskickad(let h): (.individrapportInskickad, h)
        case .rättelseMeddelad(let h): (.rättelseMeddelad, h)
        case .gallringFöreslagen(let h): (.gallringFöreslagen, h)
        case .personuppgifterGallrade(let h): (.personuppgifterGallrade, h)
        }
    }
}

extension BeslutHändelse.Typ {
    /// Fälten som går att rätta i händelser av typen, och vad för värden de har.
    public var rättbara: [String: Uppgiftsslag] { regel.rättbara }

    private var regel: any Beslutsregel.Type {
        switch self {
        case .beslutFattat: BeslutFattat.self
        case .beslutVerkställt: BeslutVerkställt.self
        case .beslutDelvisVerkställt: BeslutDelvisVerkställt.self
        case .verkställighetAvbruten: VerkställighetAvbruten.self
        case .verkställighetÅterupptagen: VerkställighetÅterupptagen.self
        case .skälAngivet: SkälAngivet.self
        case .erbjudandeLämnat: ErbjudandeLämnat.self
        case .erbjudandeBesvarat: ErbjudandeBesvarat.self
        case .uppföljningAntecknad: UppföljningAntecknad.self
        case .verkställighetPlanerad: VerkställighetPlanerad.self
        case .beslutAvslutatUtanVerkställighet: BeslutAvslutatUtanVerkställighet.self
        case .insatsAvslutad: InsatsAvslutad.self
        case .beslutErsatt: BeslutErsatt.self
        case .tidigareBeslutErsatt: TidigareBeslutErsatt.self
        case .personAvliden: PersonAvliden.self
        case .beslutÖverklagat: BeslutÖverklagat.self
        case .domRegistrerad: DomRegistrerad.self
        case .inhibitionBeslutad: InhibitionBeslutad.self
        case .senareläggningBegärd: SenareläggningBegärd.self
        case .vistelsekommunBegärd: VistelsekommunBegärd.self
        case .ivoÅtgärdRegistrerad: IVOÅtgärdRegistrerad.self
        case .uppgiftRättad: UppgiftRättad.self
        case .händelseÅterkallad: HändelseÅterkallad.self
        case .beslutMakulerat: BeslutMakulerat.self
        case .textSläppt: TextSläppt.self
        case .individrapportInskickad: IndividrapportInskickad.self
        case .rättelseMeddelad: RättelseMeddelad.self
        case .gallringFöreslagen: GallringFöreslagen.self
        case .personuppgifterGallrade: PersonuppgifterGallrade.self
        }
    }
}
