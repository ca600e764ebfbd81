extension Felgrupp {
    /// The master key, the persons' keys, the seals and their keys.
    static let nycklar = Felgrupp(
        namn: "Nycklar och sigill",
        koder: [
            Felkod(
                "huvudnyckel",
                "Huvudnyckeln saknas, går inte att läsa, är felskriven eller kan läsas av andra.",
                gör: "Gör som meddelandet säger. En förlorad huvudnyckel måste återställas: en ny öppnar inget."),
            Felkod(
                "fel_huvudnyckel",
                "Huvudnyckeln hör inte till nyckeldatabasen.",
                gör: "Lägg tillbaka den rätta. Efter ett avbrutet byte kan den vara huvudnyckel.ny eller EVB_HUVUDNYCKEL_NY."),
            Felkod(
                "fel_nyckeldatabas",
                "Nyckeldatabasen saknar en nyckel som loggen är skriven med: den är en annan loggs, eller en för gammal kopia.",
                gör:
                    "Kontrollera att EVB_NYCKEL_URL är loggens nyckeldatabas, och återställ annars dess senaste säkerhetskopia. Ett arkiv utan nycklar "
                    + "ger inga texter, och dess logg kan bara läsas."),
            Felkod(
                "nyckeldatabas_saknas",
                "Loggens databas är angiven men inte personnycklarnas.",
                gör: "Ange EVB_NYCKEL_URL, en egen databas."),
            Felkod(
                "ny_huvudnyckel_saknas",
                "Huvudnyckeln ska bytas men den nya är inte angiven.",
                gör: "Ge den i EVB_HUVUDNYCKEL_NY."),
            Felkod(
                "nyckelbyte_pagar",
                "Ett annat evb håller på att byta huvudnyckeln.",
                gör: "Försök igen när det är klart."),
            Felkod(
                "annat_nyckelbyte",
                "Huvudnyckeln håller på att bytas mot en annan än den angivna.",
                gör: "Återställ den nya huvudnyckel som bytet började med, och kör evb huvudnyckel byt igen."),
            Felkod(
                "sigillnyckel",
                "Sigillnyckeln saknas, går inte att läsa, är felskriven eller kan läsas av andra.",
                gör: "Gör som meddelandet säger."),
            Felkod(
                "frammande_sigillnyckel",
                "Loggen är förseglad med en annan nyckel än den här.",
                gör: "Använd den nyckeln. Är den bytt, skriv dess öppna del i sigillnycklar-tidigare."),
            Felkod(
                "tidigare_sigillnyckel",
                "En rad bland de tidigare sigillnycklarna är inte en öppen nyckel, eller så är de för många.",
                gör: "Rätta raden: 64 hexadecimala tecken."),
            Felkod(
                "logg_motsager_sigill",
                "Loggen stämmer inte med sina sigill, sina fastställda rapporter eller det som har följt den, och förseglas inte.",
                gör: "Kör evb verifiera, som säger var. Inget nytt försök ändrar det."),
            Felkod(
                "sigill_forfalskat",
                "Ett sigill är gjort med en nyckel som ingen litar på, eller inte med den nyckel som det säger.",
                gör: "Är det en tidigare nyckel, skriv in den i sigillnycklar-tidigare. Annars: någon har ändrat i databasen."),
            Felkod(
                "sigill_avviker",
                "Loggen stämmer inte med ett sigill: den är omskriven. I ett arkiv: sigillet är inte gjort med någon av manifestets nycklar.",
                gör:
                    "Kör evb verifiera, som säger var. Låt ingen skriva mer, och återställ en säkerhetskopia som håller. Ett arkiv: hämta det på nytt."
            ),
            Felkod(
                "loggen_kortare_an_sigillet",
                "Loggen slutar före en förseglad position: dess sista händelser är borta.",
                gör: "Låt ingen skriva mer, och återställ en säkerhetskopia som har dem."),
            Felkod(
                "sigill_saknas",
                "En fastställd rapport saknar sitt sigill: det har tagits bort.",
                gör: "Ta reda på varför. När en människa vet det: kör evb sigill skriv --ersatt-forlorade."),
        ])
}
