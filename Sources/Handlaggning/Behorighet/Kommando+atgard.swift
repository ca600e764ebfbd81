extension Kommando {
    /// Vad den som ger kommandot ska få göra.
    public var åtgärd: Åtgärd {
        switch self {
        case .registreraNämnd: .registreraNämnd
        case .fattaBeslut: .fattaBeslut
        case .registreraHändelse(let kommando): kommando.åtgärd
        case .ersättBeslut: .ersättBeslut
        case .registreraDödsfall: .registreraDödsfall
        case .makuleraBeslut: .makuleraBeslut
        case .rättaUppgift: .rättaUppgift
        case .återkallaHändelse: .återkallaHändelse
        case .släppText: .släppText
        case .öppnaOmgång: .öppnaOmgång
        case .skrivAvsnitt: .skrivAvsnitt
        case .fastställRapport: .fastställRapport
        case .registreraInskick: .registreraInskick
        case .meddelaRättelse: .meddelaRättelse
        case .antaRapport: .antaRapport
        case .överlämnaRapport: .överlämnaRapport
        case .föreslåGallring: .föreslåGallring
        case .godkännGallring: .godkännGallring
        }
    }
}

extension RegistreraHändelse {
    var åtgärd: Åtgärd {
        switch händelse {
        case .beslutVerkställt: .verkställ
        case .beslutDelvisVerkställt: .verkställDelvis
        case .verkställighetAvbruten: .avbrytVerkställighet
        case .verkställighetÅterupptagen: .återupptaVerkställighet
        case .skälAngivet: .angeSkäl
        case .erbjudandeLämnat: .lämnaErbjudande
        case .erbjudandeBesvarat: .besvaraErbjudande
        case .uppföljningAntecknad: .antecknaUppföljning
        case .verkställighetPlanerad: .planeraVerkställighet
        case .beslutAvslutatUtanVerkställighet: .avslutaUtanVerkställighet
        case .insatsAvslutad: .avslutaInsats
        case .beslutÖverklagat: .överklaga
        case .domRegistrerad: .registreraDom
        case .inhibitionBeslutad: .beslutaInhibition
        case .senareläggningBegärd: .begärSenareläggning
        case .vistelsekommunBegärd: .begärVistelsekommun
        case .ivoÅtgärdRegistrerad: .registreraIVOÅtgärd
        // Inget kommando ger bara en sådan händelse; den som ändå skapar ett ska få göra det som händelsen hör till.
        case .beslutFattat: .fattaBeslut
        case .beslutErsatt, .tidigareBeslutErsatt: .ersättBeslut
        case .personAvliden: .registreraDödsfall
        case .uppgiftRättad: .rättaUppgift
        case .händelseÅterkallad: .återkallaHändelse
        case .beslutMakulerat: .makuleraBeslut
        case .textSläppt: .släppText
        case .individrapportInskickad: .registreraInskick
        case .rättelseMeddelad: .meddelaRättelse
        case .gallringFöreslagen: .föreslåGallring
        case .personuppgifterGallrade: .godkännGallring
        }
    }
}
