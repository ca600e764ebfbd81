extension Felgrupp {
    /// What is wrong with a request, or stands in the way of answering it.
    static let http = Felgrupp(
        namn: "Över HTTP",
        koder: [
            Felkod(
                "ogiltig_adress",
                "Adressen är för lång, eller har tecken eller delar som inte förekommer i någon adress här.",
                gör: "Rätta adressen. GET /v1 räknar upp dem som finns."),
            Felkod(
                "okand_adress",
                "Adressen finns inte.",
                gör: "Rätta adressen. GET /v1 räknar upp dem som finns."),
            Felkod(
                "metoden_gar_inte",
                "Adressen finns men tar inte emot den metoden.",
                gör: "Använd en av metoderna i svarets huvud Allow."),
            Felkod(
                "ogiltig_http",
                "Begäran går inte att läsa som HTTP/1.1.",
                gör: "Rätta programmet eller proxyn som skickar begäran."),
            Felkod(
                "huvudet_for_stort",
                "Begäran har för många eller för stora huvuden.",
                gör: "Skicka färre, till exempel inga kakor."),
            Felkod(
                "okand_parameter",
                "Adressen har en parameter som inte finns där, eller för många.",
                gör: "Rätta namnet eller ta bort parametern."),
            Felkod(
                "parameter_tva_ganger",
                "Samma parameter står flera gånger i adressen.",
                gör: "Ange den en gång."),
            Felkod(
                "ogiltig_parameter",
                "En parameters värde går inte att använda, eller är inte procentkodad UTF-8.",
                gör: "Skriv det i den form som meddelandet anger."),
            Felkod(
                "ogiltigt_huvud",
                "Ett av begärans huvuden står flera gånger eller har ett värde som inte går att använda.",
                gör: "Rätta det huvud som meddelandet nämner."),
            Felkod(
                "ogiltig_markor",
                "Parametern cursor är inte den som förra sidan gav.",
                gör: "Läs från början, utan cursor."),
            Felkod(
                "svarsform_saknas",
                "Svaret finns inte i någon form som begäran godtar.",
                gör: "Ange i Accept en av de former som meddelandet räknar upp."),
            Felkod(
                "fel_innehallstyp",
                "Begärans kropp är inte application/json, eller är komprimerad.",
                gör: "Skicka okomprimerad JSON, med Content-Type: application/json."),
            Felkod(
                "kroppen_for_stor",
                "Begärans kropp är för stor.",
                gör: "Skicka ett kommando i taget. Mycket på en gång läses in med evb importera."),
            Felkod(
                "kroppen_for_sen",
                "Begärans kropp kom inte fram i tid.",
                gör: "Kontrollera nätet och skicka begäran igen, med samma Idempotency-Key."),
            Felkod(
                "kroppen_bruten",
                "Begärans kropp bröts, eller är kortare än Content-Length säger.",
                gör: "Skicka begäran igen, med samma Idempotency-Key."),
            Felkod(
                "kropp_saknas",
                "Begäran saknar kropp.",
                gör: "Skicka kommandot eller frågan som JSON i kroppen."),
            Felkod(
                "aktor_ej_tillaten",
                "Kommandot anger aktor, som bara hör hemma i en import. Här handlar den inloggade.",
                gör: "Utelämna aktor."),
            Felkod(
                "namnd_motsager_adressen",
                "Kommandots nämnd är en annan än adressens.",
                gör: "Rätta det ena."),
            Felkod(
                "kommando_id_motsager_huvudet",
                "Kommandots kommandoId är ett annat än Idempotency-Key.",
                gör: "Ange bara det ena."),
            Felkod(
                "if_match_kravs",
                "Begäran säger inte vilken version den bygger på.",
                gör: "Läs beslutet, omgången eller rapporten, och skicka läsningens ETag i If-Match."),
            Felkod(
                "if_match_galler_inte",
                "If-Match gäller bara kommandon som ändrar ett beslut eller en omgång.",
                gör: "Utelämna If-Match."),
            Felkod(
                "andamal_saknas",
                "Begäran säger inte varför personuppgifterna läses. Det antecknas i åtkomstloggen.",
                gör: "Ange det i huvudet Andamal."),
            Felkod(
                "for_tatt",
                "Du frågar för tätt.",
                gör: "Vänta så många sekunder som svarets Retry-After säger."),
            Felkod(
                "upptaget",
                "För mycket pågår just nu, eller sökregistret byggs.",
                gör: "Försök igen efter så många sekunder som svarets Retry-After säger."),
            Felkod(
                "lasmodellen_drojer",
                "Det som frågades efter är registrerat men har inte hunnit bli läsbart.",
                gör: "Försök igen om en sekund. Händer det länge, ser den som sköter evb läget med evb projektion lista."),
            Felkod(
                "utfall_okant",
                "Förbindelsen med databasen bröts medan begäran utfördes, så det är okänt om den blev gjord.",
                gör: "Skicka samma begäran igen, med samma Idempotency-Key: det som redan är gjort görs inte en gång till."),
            Felkod(
                "nyckelfel",
                "Nycklarna som behövs för att läsa eller skriva personuppgifter går inte att använda.",
                gör: "Den som sköter evb ser orsaken i serverns logg, vid begärans id."),
            Felkod(
                "driftfel",
                "Något i installationen hindrar evb från att utföra begäran.",
                gör: "Den som sköter evb ser orsaken i serverns logg, vid begärans id. Säger svaret att allt är registrerat, gör ett jobb resten."),
        ])
}
