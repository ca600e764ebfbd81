extension Felgrupp {
    /// Who one is, what one may, and the service that proves it.
    static let inloggning = Felgrupp(
        namn: "Inloggning och behörighet",
        koder: [
            Felkod(
                "token_saknas",
                "Anropet saknar bevis på vem som anropar.",
                gör: "Logga in, och skicka beviset i Authorization: Bearer."),
            Felkod(
                "token_ogiltig",
                "Beviset på vem som anropar godtas inte.",
                gör: "Logga in på nytt. Den som sköter evb ser i serverns logg vad som var fel med det."),
            Felkod(
                "token_utgangen",
                "Inloggningen har gått ut.",
                gör: "Logga in på nytt."),
            Felkod(
                "mfa_kravs",
                "Inloggningen visar inte att den gjordes med flera faktorer.",
                gör: "Logga in på nytt med flera faktorer, till exempel e-legitimation."),
            Felkod(
                "uppdrag_ogiltiga",
                "Uppdragen i inloggningen kan inte läsas.",
                gör: "Be den som sköter behörigheterna att rätta dem: NÄMND/roll eller NÄMND/roll/ENHET."),
            Felkod(
                "utfardare_onabar",
                "Inloggningen kan inte prövas: utfärdarens nycklar gick inte att hämta.",
                gör: "Försök igen om en stund. Den som sköter evb kontrollerar att servern når EVB_OIDC_ISSUER."),
            Felkod(
                "ej_behorig",
                "Inget av dina uppdrag tillåter det här, eller så finns inte det som du frågar efter. Svaret säger inte vilket.",
                gör: "Välj rätt uppdrag i huvudet Uppdrag om du har flera. Annars: fråga den som sköter behörigheterna."),
            Felkod(
                "identitet_saknas",
                "Det är inte angivet vem som utfärdar inloggningarna, eller för vilka.",
                gör: "Ange EVB_OIDC_ISSUER och EVB_OIDC_AUDIENCE."),
            Felkod(
                "utfardare_ogiltig",
                "EVB_OIDC_ISSUER är inte en adress med https, eller med http på den egna datorn.",
                gör: "Rätta adressen, till punkt och pricka som utfärdaren skriver den i sina inloggningar."),
            Felkod(
                "uppdragsansprak_upptaget",
                "EVB_OIDC_UPPDRAG är ett anspråk som betyder något annat.",
                gör: "Låt utfärdaren lägga uppdragen i ett eget anspråk, och ange det."),
            Felkod(
                "bara_i_demo",
                "evb:s egen utfärdare ger vem som helst vilken roll som helst, och körs bara mot en databas för demo.",
                gör: "Använd kommunens egen inloggningstjänst."),
            Felkod(
                "utfardare_utan_tls",
                "Databasen är för produktion, men utfärdaren saknar TLS.",
                gör: "Ange en utfärdare med https i EVB_OIDC_ISSUER."),
            Felkod(
                "ingen_utfardare",
                "Ingen utfärdare svarar på den här datorns port.",
                gör: "Starta evb utfardare, eller ange rätt --port."),
            Felkod(
                "token_nekad",
                "Utfärdaren nekade begäran om en token.",
                gör: "Kontrollera --subjekt, --livstid och --uppdrag, som skrivs NÄMND/roll eller NÄMND/roll/ENHET."),
        ])
}
