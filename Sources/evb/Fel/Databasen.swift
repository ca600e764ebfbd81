extension Felgrupp {
    /// The database, the private cluster, the server's place, and the health of it all.
    static let databas = Felgrupp(
        namn: "Databasen och driften",
        koder: [
            Felkod(
                "databas_onabar",
                "Databasen kan inte nås.",
                gör: "Kontrollera att PostgreSQL är igång och att adressen är rätt, och försök igen."),
            Felkod(
                "anslutning_bruten",
                "Anslutningen till databasen bröts mitt i arbetet.",
                gör: "Kör samma kommando igen när den är tillbaka: det som redan är gjort görs inte en gång till."),
            Felkod(
                "databasfel",
                "Databasen svarade med ett fel som evb inte känner igen.",
                gör: "Läs vad databasen säger i meddelandet. Skicka det till den som förvaltar evb om det inte räcker."),
            Felkod(
                "skrivskyddad",
                "Databasen är skrivskyddad.",
                gör: "Anslut till den server som tar emot ändringar, inte till en kopia."),
            Felkod(
                "rattighet_saknas",
                "Databasrollen saknar en rättighet.",
                gör: "Arbeta som evb_login, och migrera som den som får skapa roller."),
            Felkod(
                "migrering_kravs",
                "Databasens schema saknas eller är för gammalt.",
                gör: "Kör evb migrera."),
            Felkod(
                "migrering_pagar",
                "En annan migrering pågår.",
                gör: "Vänta tills den är klar och försök igen."),
            Felkod(
                "migrering_misslyckades",
                "Ett steg i migreringen misslyckades.",
                gör: "Läs vad databasen säger i meddelandet, rätta det och kör evb migrera igen."),
            Felkod(
                "andrad_migrering",
                "Ett migreringssteg är inte det som kördes mot databasen.",
                gör: "Använd det evb som databasen migrerades med, eller ett nyare."),
            Felkod(
                "nyare_databas",
                "Databasen har migrerats av ett nyare evb.",
                gör: "Uppgradera programmet."),
            Felkod(
                "for_gammal_server",
                "PostgreSQL är för gammalt för evb.",
                gör: "Uppgradera PostgreSQL till den version som meddelandet nämner."),
            Felkod(
                "postgresql_saknas",
                "PostgreSQL:s program finns inte på datorn.",
                gör: "Installera dem, eller ange en server i EVB_DATABASE_URL."),
            Felkod(
                "annan_postgresql",
                "Data i mappen hör till en annan version av PostgreSQL än den installerade.",
                gör: "Installera den version som mappens data hör till."),
            Felkod(
                "mapp_onabar",
                "Användaren som PostgreSQL körs som når inte datamappen.",
                gör: "Välj en annan mapp med --data, eller ge användaren rätt att nå den."),
            Felkod(
                "serveranvandare_saknas",
                "PostgreSQL körs inte som root, och användaren postgres finns inte.",
                gör: "Installera PostgreSQL, eller kör evb som en annan användare än root."),
            Felkod(
                "frammande_socketmapp",
                "Mappen för databasens anslutningar tillhör någon annan, eller är öppen för andra.",
                gör: "Ta bort mappen som meddelandet nämner."),
            Felkod(
                "kluster_upptaget",
                "Ett annat evb håller på att starta eller stoppa det privata klustret.",
                gör: "Försök igen om en stund."),
            Felkod(
                "kluster_startar_inte",
                "Det privata PostgreSQL-klustret går inte att starta eller stoppa.",
                gör: "Läs vad det säger i meddelandet. Ofta är disken full, eller saknas rättigheter till mappen."),
            Felkod(
                "proxy_kravs",
                "Utanför den egna datorn lyssnar evb bara bakom en proxy som avslutar TLS.",
                gör: "Ange --bakom-proxy om det är så. Annars: lyssna på den egna datorn."),
            Felkod(
                "ogiltig_port",
                "Porten finns inte.",
                gör: "Ange ett tal som meddelandet tillåter."),
            Felkod(
                "kan_inte_lyssna",
                "Något annat använder porten, eller så är adressen inte den här datorns.",
                gör: "Välj en annan --port eller --adress, eller stoppa det som använder porten."),
            Felkod(
                "filfel",
                "En fil kunde inte läsas eller skrivas.",
                gör: "Kontrollera sökväg, rättigheter och ledigt utrymme: meddelandet säger vilket det är."),
            Felkod(
                "avvisade_ej_skrivna",
                "Importen är gjord, men filen med de avvisade raderna kunde inte läggas på sin plats.",
                gör: "Rätta det som meddelandet säger och kör samma kommando igen: det som är importerat görs inte en gång till."),
            Felkod(
                "utdata",
                "Det som skulle skrivas ut kunde inte skrivas, och det som kom ut är inte helt.",
                gör: "Kontrollera att disken har plats, och kör om."),
            Felkod(
                "avbrutet",
                "Arbetet avbröts. Inget är gjort till hälften.",
                gör: "Försök igen."),
            Felkod(
                "ovantat_fel",
                "Ett fel som evb inte känner igen.",
                gör: "Skicka meddelandet, eller begärans id, till den som förvaltar evb."),
            Felkod(
                "atkomst_ej_antecknad",
                "Läsningen kunde inte antecknas i åtkomstloggen, och då lämnas inget ut.",
                gör: "Försök igen om en stund. Händer det igen: kontrollera databasen."),
            Felkod(
                "atkomstlogg_avviker",
                "En rad i åtkomstloggen, eller dess huvud, är ändrad eller borttagen.",
                gör: "Spara databasen som den är, och ta reda på vem som har ändrat i den."),
            Felkod(
                "onabar",
                "Hälsan: databasen, eller nyckeldatabasen, kan inte nås.",
                gör: "Kontrollera att PostgreSQL är igång och att adressen är rätt."),
            Felkod(
                "svarar_inte",
                "Hälsan: delen svarade inte i tid.",
                gör: "Se efter vad som tynger databasen eller maskinen, om det inte går över."),
            Felkod(
                "fel",
                "Hälsan: provet av delen misslyckades.",
                gör: "Se orsaken i serverns logg."),
            Felkod(
                "gar_fel",
                "Hälsan: datorns klocka skiljer sig för mycket från databasens.",
                gör: "Ställ båda med NTP."),
            Felkod(
                "saknas",
                "Hälsan: loggen är förseglad, men sigillnyckeln finns inte här.",
                gör: "Lägg tillbaka den: EVB_SIGILLNYCKEL, eller filen sigillnyckel i datamappen."),
            Felkod(
                "slapar",
                "Hälsan: läsmodellen ligger långt efter loggen.",
                gör: "Kontrollera att evb jobb eller evb servera är igång, och se läget med evb projektion lista."),
        ])
}
