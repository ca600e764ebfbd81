extension Felgrupp {
    /// What the rules about a beslut refuse.
    static let beslut = Felgrupp(
        namn: "Beslutet och det som händer med det",
        koder: [
            Felkod(
                "okant_beslut",
                "Nämnden har inget beslut med det id:t, eller hade det inte vid den position som frågan gäller.",
                gör: "Kontrollera id:t, eller registrera beslutet först med FattaBeslut."),
            Felkod(
                "beslut_finns_redan",
                "Ett beslut med samma id är redan registrerat.",
                gör: "Ge det nya beslutet ett nytt id, eller rätta det som redan finns."),
            Felkod(
                "datum_i_framtiden",
                "Datumet har inte kommit än. Det som registreras ska ha hänt.",
                gör: "Rätta datumet, eller registrera när det har hänt."),
            Felkod(
                "fore_beslutsdatum",
                "Händelsen ligger före beslutsdagen.",
                gör: "Rätta händelsens datum. Är det beslutsdagen som är fel, rätta den med RattaUppgift."),
            Felkod(
                "fore_foregaende_handelse",
                "Händelsen ligger före något som redan har hänt med beslutet.",
                gör: "Rätta datumet. Är det den tidigare händelsen som är fel, rätta eller återkalla den först."),
            Felkod(
                "galler_till_fore_beslutsdatum",
                "Beslutet skulle sluta gälla före beslutsdagen.",
                gör: "Rätta gallerTill eller beslutsdatum."),
            Felkod(
                "galler_till_fore_galler_fran",
                "Beslutet skulle sluta gälla innan det börjar gälla.",
                gör: "Rätta gallerFran eller gallerTill."),
            Felkod(
                "okant_lagrum",
                "Lagrummet finns inte i katalogen.",
                gör: "Skriv det som i katalogen lagrum, till exempel SoL2025-11:1 eller LSS-9:9."),
            Felkod(
                "lagrum_ej_i_kraft",
                "Paragrafen gällde inte på beslutsdagen.",
                gör: "Ange den paragraf som gällde då, eller rätta beslutsdatum."),
            Felkod(
                "lagrum_ej_rapporteringspliktigt",
                "Beslut enligt lagrummet omfattas inte av rapporteringsskyldigheten och registreras inte här.",
                gör: "Utelämna beslutet, eller rätta lagrummet om det är fel."),
            Felkod(
                "lagrum_ej_for_insatsen",
                "Insatsen kan inte beviljas enligt det lagrummet.",
                gör: "Ange ett av de lagrum som meddelandet nämner, eller rätta insatsen."),
            Felkod(
                "okand_insats",
                "Insatsen finns inte i katalogen.",
                gör: "Använd en kod ur katalogen insatser."),
            Felkod(
                "insats_ej_i_katalogen",
                "Insatsens kod finns inte för området på beslutsdagen.",
                gör: "Kontrollera område och beslutsdatum, eller välj en kod som gällde då."),
            Felkod(
                "inriktning_bara_ifo",
                "Inriktning anges bara för individ- och familjeomsorg.",
                gör: "Utelämna inriktning, eller rätta området."),
            Felkod(
                "ingen_oppen_frist",
                "Beslutet har ingen öppen frist av det slag som behövs: det är redan verkställt eller avslutat, eller det öppna är ett avbrott.",
                gör: "Återkalla det som avslutade fristen om det var ett misstag. Efter ett avbrott: registrera AterupptaVerkstallighet."),
            Felkod(
                "tackat_nej_avslutar_inte",
                "Att den enskilde tackar nej till ett erbjudande avslutar inte beslutet: fristen löper vidare.",
                gör: "Ange skälet med AngeSkal i stället."),
            Felkod(
                "ej_verkstallt",
                "Ingen verkställighet pågår, så den kan varken avbrytas eller avslutas.",
                gör: "Registrera den först med Verkstall eller AterupptaVerkstallighet."),
            Felkod(
                "insats_redan_avslutad",
                "Insatsen är redan avslutad.",
                gör: "Ingenting. Var avslutet ett misstag: återkalla det med AterkallaHandelse."),
            Felkod(
                "inget_oppet_avbrott",
                "Verkställigheten är inte avbruten, så den kan inte återupptas.",
                gör: "Registrera avbrottet först med AvbrytVerkstallighet."),
            Felkod(
                "okant_erbjudande",
                "Erbjudandet som besvaras är inte registrerat på beslutet.",
                gör: "Kontrollera erbjudandets id, eller registrera det först med LamnaErbjudande."),
            Felkod(
                "erbjudande_finns_redan",
                "Ett erbjudande med samma id är redan registrerat.",
                gör: "Ge det nya erbjudandet ett nytt id."),
            Felkod(
                "svar_fore_erbjudande",
                "Svaret ligger före dagen då erbjudandet lämnades.",
                gör: "Rätta datumet."),
            Felkod(
                "samma_beslut",
                "Ett beslut kan inte ersätta sig självt.",
                gör: "Ange det nya beslutets id i fältet nytt."),
            Felkod(
                "annan_person",
                "Det nya beslutet gäller en annan person än det som skulle ersättas.",
                gör: "Kontrollera det nya beslutets id."),
            Felkod(
                "nytt_beslut_ersatt",
                "Det nya beslutet är självt ersatt av ett senare.",
                gör: "Ange det senaste beslutet."),
            Felkod(
                "okand_person",
                "Personen har inget registrerat beslut i nämnden.",
                gör: "Kontrollera personens id."),
            Felkod(
                "laga_kraft_fore_domen",
                "Domen skulle ha vunnit laga kraft före domsdagen.",
                gör: "Rätta datum eller lagaKraft."),
            Felkod(
                "senarelagd_fore_begaran",
                "Verkställandet skulle senareläggas till en dag före begäran.",
                gör: "Rätta datum eller till."),
            Felkod(
                "belopp_hor_ej_dit",
                "Ett belopp är angivet för en åtgärd som inte har något: bara en avgift som är ansökt eller utdömd har ett.",
                gör: "Ta bort beloppet, eller ange den åtgärd som det hör till."),
            Felkod(
                "belopp_utanfor_ramen",
                "Den särskilda avgiften är lägre eller högre än vad lagen tillåter för beslutets tid.",
                gör: "Kontrollera beloppet mot den ram som meddelandet anger."),
        ])
}
