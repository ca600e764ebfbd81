import Handlaggning

/// En rättslig händelse som den visas med raden: när och vad.
func rättslig(_ händelse: BeslutHändelse) -> (datum: Datum, text: String)? {
    switch händelse {
    case .beslutÖverklagat(let h):
        (h.datum, "beslutet överklagat till \(h.instans.visad) av \(h.av == .enskild ? "den enskilde" : "annan än den enskilde")")
    case .domRegistrerad(let h):
        (h.datum, "dom av \(h.instans.visad): \(h.utfall.visad)" + (h.lagaKraft.map { "; laga kraft \($0)" } ?? ""))
    case .inhibitionBeslutad(let h): (h.datum, "\(h.instans.visad): inhibition \(h.gäller ? "beslutad" : "upphävd")")
    case .senareläggningBegärd(let h):
        (h.datum, "den enskilde har begärt att verkställandet senareläggs" + (h.till.map { " till \($0)" } ?? ""))
    case .vistelsekommunBegärd(let h): (h.datum, "vistelsekommunen \(h.kommunkod) har ombetts verkställa beslutet")
    case .ivoÅtgärdRegistrerad(let h):
        (h.datum, åtgärd(h.åtgärd) + (h.belopp.map { ", \($0) kronor" } ?? "") + (h.dnr.map { ", dnr \($0)" } ?? ""))
    case .beslutFattat, .beslutVerkställt, .beslutDelvisVerkställt, .verkställighetAvbruten, .verkställighetÅterupptagen, .skälAngivet,
        .erbjudandeLämnat, .erbjudandeBesvarat, .uppföljningAntecknad, .verkställighetPlanerad, .beslutAvslutatUtanVerkställighet,
        .insatsAvslutad, .beslutErsatt, .tidigareBeslutErsatt, .personAvliden, .uppgiftRättad, .händelseÅterkallad, .beslutMakulerat,
        .textSläppt, .individrapportInskickad, .rättelseMeddelad, .gallringFöreslagen, .personuppgifterGallrade:
        nil
    }
}

private func åtgärd(_ åtgärd: IVOÅtgärdRegistrerad.Åtgärd) -> String {
    switch åtgärd {
    case .yttrandeBegärt: "IVO har begärt yttrande"
    case .yttrandeLämnat: "yttrande lämnat till IVO"
    case .avgiftAnsökt: "IVO har ansökt om särskild avgift"
    case .avgiftUtdömd: "särskild avgift utdömd"
    case .avslutat: "IVO har avslutat ärendet"
    }
}
