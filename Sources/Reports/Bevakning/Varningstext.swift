import Handlaggning

extension Varning {
    /// Varningen som en mening till handläggaren.
    var text: String {
        switch self {
        case .skälSaknas: "Skälet till dröjsmålet saknas."
        case .löptUtObekräftat(let till, let dagar):
            "Beslutet gällde till \(till), för \(antalDagar(dagar)) sedan, men ingen har bekräftat att det har löpt ut."
        case .löperUt(let till, let dagar): "Beslutet gäller bara till \(till), \(antalDagar(dagar)) kvar."
        case .planeringSaknas: "Ingen dag är planerad för verkställigheten."
        case .planeradDagPasserad(let dag, let dagar):
            "Verkställigheten var planerad till \(dag), för \(antalDagar(dagar)) sedan. Registrera den, eller en ny plan."
        case .erbjudandeUtanSvar(_, let dag, let dagar): "Erbjudandet \(dag) är inte besvarat efter \(antalDagar(dagar))."
        case .klockanNollställd(let kedja):
            "Klockan är nollställd: \(kedja.längd) beslut har ersatt varandra. Väntan är \(antalDagar(kedja.dagar)), "
                + "från det första beslutet \(kedja.förstaBeslutsdatum)."
        case .tvåårsgräns(let gräns): gräns.text
        case .lagaKraftSaknas: "Dagen då domen vann laga kraft är inte registrerad: från den räknas tvåårsgränsen för särskild avgift."
        case .delvisVerkställt(let dag): "Delvis verkställt \(dag); fristen löper för resten."
        case .överklagat(let dag): "Överklagat \(dag); fristen löper."
        case .dom(let dag, let lagaKraft): "Dom \(dag)\(lagaKraft.map { ", laga kraft \($0)" } ?? ", laga kraft inte registrerad")."
        case .inhibition(let dag): "Inhibition sedan \(dag); fristen löper."
        case .senareläggning(let dag, let till, let utesluten):
            "Den enskilde begärde \(dag) senareläggning\(till.map { " till \($0)" } ?? ""); fristen löper"
                + (utesluten ? ", men särskild avgift tas inte ut." : ".")
        case .avgiftAnsökt(let dag): "IVO har ansökt om särskild avgift \(dag)."
        case .vistelsekommun: "En vistelsekommun har ombetts verkställa beslutet."
        case .rapporterasInte: "Beviljat genom dom: följs men rapporteras inte."
        }
    }
}

extension Tvåårsgräns {
    fileprivate var text: String {
        let enligt = paragraf.map { " (\($0))" } ?? ""
        return dagarKvar < 0
            ? "Tvåårsgränsen för särskild avgift gick ut \(sistaDag)\(enligt)."
            : "Särskild avgift kan dömas ut om IVO:s ansökan delges kommunen senast \(sistaDag), \(antalDagar(dagarKvar)) kvar\(enligt)."
    }
}
