extension Felgrupp {
    /// Steering the jobs, and what is kept of one that failed. One that failed by something else keeps the error's name in the program.
    static let jobb = Felgrupp(
        namn: "Jobben",
        koder: [
            Felkod(
                "jobb_finns_inte",
                "Det finns inget jobb med det numret, eller så är det bortstädat sedan länge.",
                gör: "Se numren med evb jobb lista."),
            Felkod(
                "jobb_ej_uppgivet",
                "Bara ett uppgivet jobb körs om, och det här är inte uppgivet.",
                gör: "Se hur det står till med evb jobb visa och jobbets nummer."),
            Felkod(
                "jobb_ej_i_kon",
                "Jobbet står inte i kön: det är redan klart, eller har aldrig funnits.",
                gör: "Det finns inget att avbryta. Se numren med evb jobb lista."),
            Felkod(
                "okant_jobbslag",
                "Det finns inget slags jobb med det namnet.",
                gör: "Välj ett av dem som meddelandet räknar upp."),
            Felkod(
                "jobb_misslyckades",
                "Minst ett jobb misslyckades. Det som kan lyckas senare står kvar i kön.",
                gör: "Se orsaken med evb jobb lista, och kör evb jobb igen när den är borta."),
            Felkod(
                "jobb_uppgivna",
                "Det finns jobb som har getts upp, och det de skulle göra är inte gjort.",
                gör: "Se orsaken med evb jobb lista, och kör evb jobb kor-om när den är borta."),
            Felkod(
                "timeout",
                "Jobbet tog längre tid än det får. Det som det hann göra är ångrat.",
                gör: "Ingenting. Det görs om. Ges det upp, se efter vad som tynger databasen och kör evb jobb kor-om."),
            Felkod(
                "lease_lost",
                "En annan körare tog över jobbet, eller det var redan gjort. Det som den förra gjorde är ångrat.",
                gör: "Ingenting. Händer det ofta, är databasen eller maskinen överbelastad."),
            Felkod(
                "lease_lapsed",
                "Den som höll på med jobbet hördes inte av i tid: programmet kan ha stoppats eller tappat databasen.",
                gör: "Ingenting. Någon annan gör det. Ges det upp, ta reda på varför programmet dör och kör evb jobb kor-om."),
            Felkod(
                "no_connection",
                "Det fanns ingen ledig anslutning till databasen, så jobbet började aldrig.",
                gör: "Ingenting. Det görs om. Händer det länge, är databasen överbelastad eller borta."),
            Felkod(
                "PostgresError",
                "Databasen svarade med ett fel. Numret efter är PostgreSQL:s felkod (SQLSTATE).",
                gör: "Se programmets logg vid den tiden, och kör evb jobb kor-om när orsaken är borta."),
            Felkod(
                "unknown",
                "Jobbet misslyckades av ett fel utan namn.",
                gör: "Se programmets logg vid den tiden."),
            Felkod(
                "ogiltigt_uppdrag",
                "Det som jobbet skulle göra är inte skrivet av det här programmet. Inget försök lyckas.",
                gör: "Avbryt jobbet med evb jobb avbryt. Har ett nyare evb lagt det i kön, uppgradera och kör evb jobb kor-om."),
        ])
}
