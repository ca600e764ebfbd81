import CanonicalJSON
import Handlaggning

extension BeslutHändelse {
    /// Händelsen som ett kommando av det namnet ger; nil när namnet inte är ett sådant kommandos.
    init?(kommando namn: String, _ fält: inout Fältläsare) throws(Avvisning) {
        switch namn {
        case "Verkstall": self = .beslutVerkställt(BeslutVerkställt(datum: try fält.datum("datum")))
        case "VerkstallDelvis":
            self = .beslutDelvisVerkställt(
                BeslutDelvisVerkställt(
                    datum: try fält.datum("datum"), verkställd: try fält.mängd("verkstalld"), kvarstående: try fält.mängd("kvarstaende")))
        case "AvbrytVerkstallighet":
            self = .verkställighetAvbruten(
                VerkställighetAvbruten(datum: try fält.datum("datum"), orsak: try fält.fritext("orsak"), helt: try fält.valfriBool("helt") ?? true))
        case "AterupptaVerkstallighet": self = .verkställighetÅterupptagen(VerkställighetÅterupptagen(datum: try fält.datum("datum")))
        case "AngeSkal":
            self = .skälAngivet(
                SkälAngivet(
                    skäl: Skäl(kod: Skälskod(rawValue: try fält.text("kod")), klass: try fält.val("klass"), text: try fält.fritext("text"))))
        case "LamnaErbjudande":
            self = .erbjudandeLämnat(
                ErbjudandeLämnat(erbjudande: try fält.id("erbjudande"), datum: try fält.datum("datum"), vad: try fält.fritext("vad")))
        case "BesvaraErbjudande":
            self = .erbjudandeBesvarat(
                ErbjudandeBesvarat(
                    erbjudande: try fält.id("erbjudande"), datum: try fält.datum("datum"), svar: try fält.val("svar"),
                    skäl: try fält.valfriFritext("skal")))
        case "AntecknaUppfoljning":
            self = .uppföljningAntecknad(UppföljningAntecknad(datum: try fält.datum("datum"), text: try fält.fritext("text")))
        case "PlaneraVerkstallighet": self = .verkställighetPlanerad(VerkställighetPlanerad(datum: try fält.datum("datum")))
        case "AvslutaUtanVerkstallighet":
            self = .beslutAvslutatUtanVerkställighet(
                BeslutAvslutatUtanVerkställighet(
                    datum: try fält.datum("datum"), orsak: Avslutsorsak(rawValue: try fält.text("orsak")), text: try fält.valfriFritext("text")))
        case "AvslutaInsats": self = .insatsAvslutad(InsatsAvslutad(datum: try fält.datum("datum"), orsak: try fält.fritext("orsak")))
        case "Overklaga":
            self = .beslutÖverklagat(
                BeslutÖverklagat(datum: try fält.datum("datum"), instans: try fält.fritext("instans"), av: try fält.val("av")))
        case "RegistreraDom":
            self = .domRegistrerad(
                DomRegistrerad(
                    datum: try fält.datum("datum"), instans: try fält.fritext("instans"), utfall: try fält.fritext("utfall"),
                    lagaKraft: try fält.valfrittDatum("lagaKraft")))
        case "BeslutaInhibition":
            self = .inhibitionBeslutad(
                InhibitionBeslutad(datum: try fält.datum("datum"), instans: try fält.fritext("instans"), gäller: try fält.bool("galler")))
        case "BegarSenarelaggning":
            self = .senareläggningBegärd(SenareläggningBegärd(datum: try fält.datum("datum"), till: try fält.valfrittDatum("till")))
        case "BegarVistelsekommun":
            self = .vistelsekommunBegärd(VistelsekommunBegärd(datum: try fält.datum("datum"), kommunkod: try fält.kommunkod()))
        case "RegistreraIVOAtgard":
            self = .ivoÅtgärdRegistrerad(
                IVOÅtgärdRegistrerad(
                    datum: try fält.datum("datum"), åtgärd: try fält.val("atgard"), dnr: try fält.diarienummer(),
                    belopp: try fält.valfrittHeltal("belopp", Fältläsare.möjligaBelopp)))
        default: return nil
        }
    }
}

extension Fältläsare {
    /// Kronor. Ramen för en särskild avgift prövas sedan; detta är bara vad som kan vara ett belopp.
    static let möjligaBelopp = 0...1_000_000_000

    /// Hur mycket: text, eller ett tal med enhet. Inget alls är ingen mängd.
    mutating func mängd(_ namn: String) throws(Avvisning) -> Fritext {
        guard case .object = try kräv(namn) else { return try fritext(namn) }
        guard let omfattning = try Omfattning(&self, namn) else { return try fritext(namn) }
        guard omfattning.tal != "0" else {
            throw Avvisning(
                .ogiltigtVarde, fält: fält("\(namn).tal"),
                "\(fält(namn)).tal är 0. Är inget verkställt, eller inget kvar, är beslutet inte delvis verkställt.")
        }
        return Fritext(ny: "\(omfattning.tal) \(omfattning.enhet)")
    }

    /// `handelse{typ, nr?}`.
    mutating func händelseval() throws(Avvisning) -> Händelseval {
        var händelse = try objekt("handelse")
        let val = Händelseval(typ: try händelse.val("typ"), nr: try händelse.valfrittHeltal("nr", 1...10_000))
        try händelse.klar()
        return val
    }
}
