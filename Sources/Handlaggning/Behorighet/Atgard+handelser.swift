extension Åtgärd {
    /// Händelsetyperna, som de lagras, som kommandot kan leda till; ingen för ett sätt att läsa.
    public var händelsetyper: Set<String> {
        switch self {
        case .registreraNämnd: ["NamndRegistrerad"]
        case .fattaBeslut: ["BeslutFattat"]
        case .verkställ: ["BeslutVerkstallt"]
        case .verkställDelvis: ["BeslutDelvisVerkstallt"]
        case .avbrytVerkställighet: ["VerkstallighetAvbruten"]
        case .återupptaVerkställighet: ["VerkstallighetAterupptagen"]
        case .angeSkäl: ["SkalAngivet"]
        case .lämnaErbjudande: ["ErbjudandeLamnat"]
        case .besvaraErbjudande: ["ErbjudandeBesvarat"]
        case .avslutaUtanVerkställighet: ["BeslutAvslutatUtanVerkstallighet"]
        case .avslutaInsats: ["InsatsAvslutad"]
        case .ersättBeslut: ["BeslutErsatt", "TidigareBeslutErsatt"]
        case .registreraDödsfall: ["PersonAvliden"]
        case .antecknaUppföljning: ["UppfoljningAntecknad"]
        case .planeraVerkställighet: ["VerkstallighetPlanerad"]
        case .överklaga: ["BeslutOverklagat"]
        case .registreraDom: ["DomRegistrerad"]
        case .beslutaInhibition: ["InhibitionBeslutad"]
        case .begärSenareläggning: ["SenarelaggningBegard"]
        case .begärVistelsekommun: ["VistelsekommunBegard"]
        case .registreraIVOÅtgärd: ["IVOAtgardRegistrerad"]
        case .rättaUppgift: ["UppgiftRattad"]
        case .återkallaHändelse: ["HandelseAterkallad"]
        // Det som beslutet trätt i stället för har det aldrig ersatt.
        case .makuleraBeslut: ["BeslutMakulerat", "HandelseAterkallad"]
        case .släppText: ["TextSlappt"]
        case .föreslåGallring: ["GallringForeslagen"]
        case .godkännGallring: ["PersonuppgifterGallrade"]
        case .öppnaOmgång: ["OmgangOppnad"]
        // Det som fastställs är beräknat i samma stund.
        case .fastställRapport: ["RapportBeraknad", "RapportFaststalld"]
        case .registreraInskick: ["IndividrapportInskickad"]
        case .meddelaRättelse: ["RattelseMeddelad"]
        case .skrivAvsnitt: ["AvsnittSkrivet"]
        case .antaRapport: ["RapportAntagen"]
        case .överlämnaRapport: ["RapportOverlamnad"]
        case .läsaBeslut, .läsaBeslutIdentifierat, .läsaBevakning, .läsaOmgångar, .läsaRapportNämnd, .läsaRapportIVO, .läsaRapportRevisor,
            .läsaRapportFullmäktige, .läsaRadförklaring, .läsaLogg, .läsaSigill, .läsaKalender, .läsaPåminnelser, .läsaHändelser, .söka,
            .läsaÅtkomstlogg, .lämnaRegisterutdrag, .läsaGallringskandidater, .läsaBehörigheter, .läsaJobb, .styraJobb, .läsaHälsa,
            .läsaMätvärden:
            []
        }
    }
}
