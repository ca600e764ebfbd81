extension Felgrupp {
    /// Writing a nämnd's log as an archive, and making a log of one.
    static let arkiv = Felgrupp(
        namn: "Arkivet",
        koder: [
            Felkod(
                "mapp_ej_tom",
                "Mappen som arkivet skulle skrivas till är inte tom.",
                gör: "Ange en mapp som inte finns, eller en tom."),
            Felkod(
                "kan_ej_oppnas",
                "Något förseglat i loggen kan inte öppnas med sin nyckel: det, eller nyckeln, är ändrat eller utbytt. Inget lämnas ut, och inget arkiv skrivs.",
                gör: "Kör evb verifiera, som säger var, och kontrollera att nyckeldatabasen hör till loggen."),
            Felkod(
                "namnden_finns_redan",
                "Nämnden har, eller har haft, en logg här.",
                gör: "Läs in arkivet i ett evb som aldrig har haft nämnden."),
            Felkod(
                "manifest_ogiltigt",
                "Arkivets manifest kan inte användas, eller säger annat än filerna.",
                gör: "Hämta arkivet på nytt från den som skrev det."),
            Felkod(
                "arkivfil_saknas",
                "En fil saknas: mappen är inte ett helt arkiv.",
                gör: "Hämta arkivet på nytt."),
            Felkod(
                "okand_arkivfil",
                "Mappen har filer som manifestet inte nämner.",
                gör: "Flytta dem därifrån, eller hämta arkivet på nytt."),
            Felkod(
                "kontrollsumma_avviker",
                "En fil i arkivet, eller manifestet självt, är inte den som skrevs.",
                gör: "Hämta arkivet på nytt. Händer det igen, fråga den som lämnade det."),
            Felkod(
                "arkivrad_ogiltig",
                "En rad i arkivet är inte en rad som evb skriver, eller har ett värde som databasen inte godtar.",
                gör: "Hämta arkivet på nytt."),
            Felkod(
                "fel_ordning",
                "Arkivets rader står inte i ordning, eller någon saknas.",
                gör: "Hämta arkivet på nytt."),
            Felkod(
                "annan_huvudnyckel",
                "Arkivets nycklar är inslagna under en annan huvudnyckel än den här.",
                gör: "Använd den huvudnyckel som arkivet skrevs under, eller ett arkiv utan nycklar."),
            Felkod(
                "nyckel_finns_redan",
                "Nyckeldatabasen har redan andra nycklar för nämnden.",
                gör: "Läs in arkivet i en nyckeldatabas utan dem."),
        ])
}
