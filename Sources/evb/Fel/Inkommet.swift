extension Felgrupp {
    /// What is wrong with a command as it came: its form, and whether it has come before.
    static let inkommet = Felgrupp(
        namn: "Det som kom in",
        koder: [
            Felkod(
                "ej_json",
                "Raden eller begärans kropp är inte JSON, har samma fält två gånger eller har text efter objektet. Så märks också ett parkerat beslut "
                    + "vars händelse inte är JSON.",
                gör: "Rätta stället som meddelandet pekar ut. Skriv ett helt JSON-objekt på varje rad. För ett parkerat beslut: kör evb verifiera."),
            Felkod(
                "ej_utf8",
                "Raden eller begärans kropp är inte text i UTF-8.",
                gör: "Spara filen som UTF-8 och försök igen."),
            Felkod(
                "rad_for_lang",
                "Raden i filen är längre än ett kommando kan vara.",
                gör: "Skriv ett kommando på varje rad, och kontrollera att radsluten finns kvar i filen."),
            Felkod(
                "okant_kommando",
                "Det finns inget kommando med det namnet.",
                gör: "Kontrollera stavningen i fältet kommando."),
            Felkod(
                "okant_falt",
                "Kommandot, sökningen eller arkivets rad har ett fält som inte hör dit, eller fält som inte kan anges tillsammans.",
                gör: "Rätta fältets namn eller ta bort det. I ett arkiv: hämta arkivet på nytt."),
            Felkod(
                "falt_saknas",
                "Ett fält eller en kolumn som måste anges saknas eller är tom.",
                gör: "Fyll i det fält som meddelandet nämner. I ett arkiv: hämta arkivet på nytt."),
            Felkod(
                "fel_typ",
                "Värdet är av fel slag, till exempel ett tal där text ska stå, eller en lista som är för lång.",
                gör: "Skriv värdet i den form som meddelandet anger."),
            Felkod(
                "ogiltigt_datum",
                "Datumet finns inte i almanackan, eller är skrivet på annat sätt än det ska.",
                gör: "Skriv ÅÅÅÅ-MM-DD, till exempel 2023-08-31. I ett ärendesystems export: skriv datumen i avbildningens datumform."),
            Felkod(
                "ogiltigt_varde",
                "Värdet går inte att använda i fältet: det är inget av de möjliga, är tomt eller har tecken som inte får stå där.",
                gör: "Välj ett av de värden som meddelandet räknar upp, eller skriv det i den form som visas."),
            Felkod(
                "ogiltigt_dnr",
                "Diarienumret är inte skrivet med diarium, år och löpnummer.",
                gör: "Skriv det som i diariet, till exempel SN 2022:596, eller utelämna det om ärendet inte är diariefört än."),
            Felkod(
                "text_for_lang",
                "Texten är längre än fältet får vara.",
                gör: "Korta texten."),
            Felkod(
                "kommando_id_ateranvant",
                "Samma kommandoId, eller Idempotency-Key, har redan använts för ett annat kommando.",
                gör: "Ge kommandot ett nytt id. Bara en upprepning av precis samma kommando ska ha samma id."),
            Felkod(
                "versionskonflikt",
                "Någon annan har ändrat beslutet, omgången eller rapporten sedan den lästes. Inget är registrerat.",
                gör: "Läs på nytt och gör om det som fortfarande behövs."),
            Felkod(
                "kalla_redan_kand",
                "Ett beslut med samma id i samma källsystem är redan registrerat.",
                gör: "Rätta det registrerade beslutet i stället. Är det makulerat, till exempel för fel person, registrera det nya utan kalla."),
            Felkod(
                "namnd_redan_registrerad",
                "Nämnden är redan registrerad.",
                gör: "Ingenting, om det är samma nämnd. En annan nämnd behöver en annan kod."),
            Felkod(
                "okand_namnd",
                "Nämnden är inte registrerad.",
                gör: "Kontrollera nämndens kod, eller registrera nämnden med RegistreraNamnd."),
            Felkod(
                "for_manga_traffar",
                "Sökningen ger fler träffar än som visas.",
                gör: "Sök på personnummer eller ärendenummer i stället för namn."),
            Felkod(
                "tom_fil",
                "Filen är tom: det finns inget att importera.",
                gör: "Kontrollera att det är rätt fil och att den skrevs färdigt."),
        ])
}
