// Det som hör till bilden av en öppen frist utan att kräva något. Inget av det stoppar klockan: beslutet gäller omedelbart.
//
// Källa: SoL (2025:400) 35 kap. 5 §; LSS (1993:387) 27 §.
extension Bevakningsprövning {
    /// En del av insatsen är i gång; vad som återstår står i akten.
    ///
    /// Källa: IVO, frågor om rapporteringen: den del som inte är verkställd är ett ej verkställt beslut.
    var delvisVerkställt: Varning? { steg.compactMap { frist.delvis($0) }.last.map { .delvisVerkställt($0.datum) } }

    var överklagat: Varning? {
        händelser.compactMap { if case .beslutÖverklagat(let h) = $0 { h } else { nil } }.last.map { .överklagat($0.datum) }
    }

    var dom: Varning? { domar.last.map { .dom($0.datum, lagaKraft: $0.lagaKraft) } }

    var domar: [DomRegistrerad] { händelser.compactMap { if case .domRegistrerad(let h) = $0 { h } else { nil } } }

    /// Inhibitionen som gäller: den senaste, om den inte har upphört.
    var inhibition: Varning? {
        let senaste = händelser.compactMap { if case .inhibitionBeslutad(let h) = $0 { h } else { nil } }.last
        return senaste.flatMap { $0.gäller ? .inhibition($0.datum) : nil }
    }

    var senareläggning: Varning? {
        senareläggningar.last.map { .senareläggning($0.datum, till: $0.till, uteslutenAvgift: uteslutenAvgift) }
    }

    var senareläggningar: [SenareläggningBegärd] {
        steg.compactMap { if case .senareläggningBegärd(let h) = $0.händelse, $0.hör(till: frist, h.datum) { h } else { nil } }
    }

    var avgiftAnsökt: Varning? {
        let åtgärder = steg.compactMap { if case .ivoÅtgärdRegistrerad(let h) = $0.händelse, $0.hör(till: frist, h.datum) { h } else { nil } }
        return åtgärder.last { $0.åtgärd == .avgiftAnsökt }.map { .avgiftAnsökt($0.datum) }
    }

    var vistelsekommun: Varning? { beslut.vistelsekommun ? .vistelsekommun : nil }

    /// Källa: rapporteringsskyldigheten gäller nämndens beslut, inte domstolens avgörande (SoL (2025:400) 34 kap. 1 §; LSS (1993:387) 28 f §).
    var rapporterasInte: Varning? { beslut.uppgifter.ursprung == .dom ? .rapporterasInte : nil }
}
