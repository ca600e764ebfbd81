extension Felgrupp {
    /// The quarterly round: its report, its individrapporter and its way to the council.
    static let omgång = Felgrupp(
        namn: "Omgången och rapporten",
        koder: [
            Felkod(
                "omgang_finns_redan",
                "Omgången är redan öppnad.",
                gör: "Fortsätt med den som finns."),
            Felkod(
                "okand_omgang",
                "Omgången är inte öppnad, eller var det inte vid den position som frågan gäller.",
                gör: "Kontrollera perioden, eller öppna omgången med OppnaOmgang."),
            Felkod(
                "okand_position",
                "Loggen är inte så lång, eller det som läses har inte kommit så långt.",
                gör: "Ange en position som finns: meddelandet säger vilka."),
            Felkod(
                "brytdatum_ej_efter_foregaende",
                "Brytdatum ligger inte efter den föregående omgångens.",
                gör: "Rätta brytdatum eller perioden."),
            Felkod(
                "brytdatum_ej_fore_nasta",
                "Brytdatum ligger inte före nästa omgångs.",
                gör: "Rätta brytdatum eller perioden."),
            Felkod(
                "brytdatum_utanfor_perioden",
                "Brytdatum ligger mer än ett år från perioden.",
                gör: "Kontrollera årtalet: en öppnad omgång kan inte tas tillbaka."),
            Felkod(
                "senare_omgang_faststalld",
                "En senare omgångs rapport är redan fastställd; en tidigare kan inte komma till efteråt.",
                gör: "Det som saknas kommer med i nästa omgång."),
            Felkod(
                "brytdatum_ej_passerat",
                "Brytdatum är inte passerat.",
                gör: "Vänta till dagen efter brytdatum."),
            Felkod(
                "tidigare_omgang_ej_faststalld",
                "En tidigare omgång är inte fastställd. Omgångar fastställs i ordning.",
                gör: "Fastställ den tidigare omgångens rapport först."),
            Felkod(
                "redan_faststalld",
                "Rapporten är redan fastställd och ändras aldrig.",
                gör: "Ingenting. Det som blivit känt sedan dess kommer med i nästa omgång."),
            Felkod(
                "ej_faststalld",
                "Rapporten är inte fastställd.",
                gör: "Fastställ den först med FaststallRapport."),
            Felkod(
                "bevarande_brutet",
                "En frist som har rapporterats tidigare står inte under precis en rubrik i rapporten, som därför inte fastställs.",
                gör: "Be den som sköter evb att köra evb verifiera: en rapporterad frist får aldrig försvinna."),
            Felkod(
                "beslut_parkerat",
                "En händelse om beslutet kan inte läsas. Beslutet följs inte, och det som hänger på det går inte att göra.",
                gör: "Den som sköter evb uppgraderar programmet och kör evb projektion prova-om. Är det redan det nyaste: evb verifiera."),
            Felkod(
                "text_ej_slappt",
                "En text i rapporten kan innehålla personuppgifter och har inte släppts.",
                gör: "Läs texten. Rätta den med RattaUppgift, eller släpp den med SlappText."),
            Felkod(
                "personuppgift_i_avsnitt",
                "Texten har något som ser ut som ett personnummer, ett telefonnummer eller en e-postadress, och avsnittet blir offentligt.",
                gör: "Ta bort det ur texten."),
            Felkod(
                "ej_i_rapporten",
                "Fristen har ingen rad i den fastställda rapporten.",
                gör: "Kontrollera beslutets id, start och period."),
            Felkod(
                "frist_ej_entydig",
                "Beslutet har flera rader med samma startdag i rapporten.",
                gör: "Ange också art och nr."),
            Felkod(
                "art_foljer_rubriken",
                "Individrapportens art följer av rubriken som raden står under, och den angivna stämmer inte.",
                gör: "Utelämna art. En rad bland de rättade meddelas med MeddelaRattelse."),
            Felkod(
                "redan_inskickad",
                "Individrapporten är redan registrerad som inskickad, eller rättelsen som meddelad.",
                gör: "Ingenting. Utelämna raden om flera registreras på en gång."),
            Felkod(
                "ej_rattelse",
                "Raden står inte bland de rättade, så det finns ingen rättelse att meddela.",
                gör: "Registrera den med RegistreraInskick i stället, eller kontrollera valet."),
            Felkod(
                "redan_antagen",
                "Nämnden har redan antagit rapporten, och dess avsnitt ändras inte längre.",
                gör: "Ingenting. Skriv det som tillkommit i nästa omgångs rapport."),
            Felkod(
                "ej_antagen",
                "Nämnden har inte antagit rapporten. Den överlämnas efter antagandet.",
                gör: "Registrera antagandet först med AntaRapport."),
            Felkod(
                "redan_overlamnad",
                "Rapporten är redan överlämnad till den mottagaren.",
                gör: "Ingenting."),
            Felkod(
                "fore_antagandet",
                "Överlämnandet ligger före sammanträdet då rapporten antogs.",
                gör: "Rätta datumet."),
        ])
}
