extension Felgrupp {
    /// The log and the read models that follow it: what `evb verifiera` finds, and why a beslut is parked.
    static let läsmodell = Felgrupp(
        namn: "Loggen och läsmodellerna",
        koder: [
            Felkod(
                "kedja_bruten",
                "En händelse i loggen, eller i arkivet, är ändrad, borttagen eller flyttad. Inget efter den är bevisat.",
                gör: "Låt ingen skriva mer, spara databasen som den är, och återställ en säkerhetskopia som håller. Ett arkiv: hämta det på nytt."),
            Felkod(
                "kvitto_saknas",
                "En händelse saknar kommandot bakom sig, så en upprepning av det skulle inte kännas igen.",
                gör: "Någon har ändrat i databasen: återställ en säkerhetskopia som håller. Ett arkiv: hämta det på nytt."),
            Felkod(
                "olaslig_handelse",
                "En händelse kan inte läsas: ett nyare evb har skrivit den, eller så är den skadad.",
                gör: "Uppgradera evb. Är det redan det nyaste: kör evb verifiera, och återställ en säkerhetskopia om loggen är skadad."),
            Felkod(
                "lasmodell_avviker",
                "Läsmodellen säger annat än loggen.",
                gör: "Kör evb verifiera. Håller loggen: kör evb projektion bygg-om."),
            Felkod(
                "loggen_ar_kortare",
                "Loggen slutar före en position som en läsmodell har följt, eller som ett kommando har kvitterats på: händelser är borta.",
                gör: "Bygg inte om läsmodellen. Låt ingen skriva mer, spara databasen som den är, och återställ en säkerhetskopia som har dem."),
            Felkod(
                "rapport_stammer_inte",
                "En fastställd rapport i loggen är inte den som dess SHA-256 säger: den är ändrad.",
                gör: "Försegla inte. Spara databasen som den är, och jämför med rapporten som lämnades ut och med en säkerhetskopia."),
            Felkod(
                "ombyggnad_pagar",
                "Någon annan bygger redan om läsmodellen.",
                gör: "Vänta tills det är klart."),
            Felkod(
                "import_pagar",
                "En import eller ombyggnad pågår för nämnden.",
                gör: "Försök igen när den är klar."),
            Felkod(
                "okand_form",
                "Ett parkerat beslut: en händelse om det är skriven av ett nyare evb.",
                gör: "Uppgradera programmet och kör evb projektion prova-om."),
            Felkod(
                "skadad_form",
                "Ett parkerat beslut: en uppgift i en händelse om det saknas eller är skadad.",
                gör: "Kör evb verifiera. Håller kedjan, skicka händelsens position till den som förvaltar evb."),
            Felkod(
                "utan_beslut",
                "Ett parkerat beslut: det händer något med det innan det är fattat.",
                gör: "Kör evb verifiera. Håller kedjan, skicka händelsens position till den som förvaltar evb."),
            Felkod(
                "frammande",
                "Ett parkerat beslut: en händelse i dess ström hör inte till ett beslut.",
                gör: "Kör evb verifiera. Håller kedjan, skicka händelsens position till den som förvaltar evb."),
        ])
}
