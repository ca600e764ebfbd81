extension Felgrupp {
    /// The catalogues, the settings, and what was asked of the program where it runs.
    static let inställningar = Felgrupp(
        namn: "Kataloger och inställningar",
        koder: [
            Felkod(
                "katalogfel",
                "En katalog, till exempel över lagrum eller insatser, kan inte användas.",
                gör: "Rätta den fil och post som meddelandet nämner."),
            Felkod(
                "installningar",
                "Filen eller mappen med inställningar finns inte, eller kan inte läsas.",
                gör: "Kontrollera EVB_KONFIGURATION och CREDENTIALS_DIRECTORY."),
            Felkod(
                "okand_installning",
                "En rad i inställningarna har ett namn som evb inte har, eller är inte NAMN=värde.",
                gör: "Rätta raden. Meddelandet räknar upp namnen."),
            Felkod(
                "okand_miljo",
                "EVB_MILJO är inget av de värden som finns.",
                gör: "Skriv demo, test eller produktion."),
            Felkod(
                "annan_miljo",
                "Databasen är till för något annat än det här evb, till exempel produktion i stället för test.",
                gör: "Kontrollera att det är rätt databas. Är den det, rätta EVB_MILJO."),
            Felkod(
                "oskyddad_anslutning",
                "Databasen är på en annan maskin, och anslutningen kräver inte att den bevisar vem den är.",
                gör: "Lägg till sslmode=verify-full och sslrootcert i adressen."),
            Felkod(
                "framtida_dag",
                "Dagen har inte kommit. I produktion planeras jobben aldrig från en dag i framtiden.",
                gör: "Utelämna --nu, eller ange en dag som har varit."),
            Felkod(
                "okand_felkod",
                "Det finns ingen kod med det namnet i den här listan.",
                gör: "Kör evb fel för att se alla."),
        ])
}
