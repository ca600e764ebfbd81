extension Felgrupp {
    /// The import of a case system's export, by its mapping.
    static let ärendesystem = Felgrupp(
        namn: "Ett ärendesystems export",
        koder: [
            Felkod(
                "avbildning_ogiltig",
                "Filen som säger hur exporten läses, avbildningen, kan inte användas.",
                gör: "Rätta det ställe i avbildningen som meddelandet pekar ut."),
            Felkod(
                "csv_ogiltig",
                "Ett citattecken i CSV-filen står inne i ett fält, eller saknar sitt avslutande citattecken.",
                gör: "Rätta raden i exporten: skriv hela fältet inom citattecken, och varje citattecken inuti det två gånger."),
            Felkod(
                "kolumn_saknas",
                "CSV-filen saknar en kolumn som avbildningen nämner.",
                gör: "Kontrollera rubrikraden, och avgransare och teckenkodning i avbildningen."),
            Felkod(
                "kolumn_ej_entydig",
                "CSV-filen har samma kolumnrubrik mer än en gång, så det går inte att veta vilken som avses.",
                gör: "Ge kolumnerna var sitt namn i exporten."),
            Felkod(
                "fel_antal_kolumner",
                "Raden har fler eller färre kolumner än rubrikraden.",
                gör: "Rätta raden i exporten. Ofta står avgränsaren inne i ett fält som saknar citattecken."),
            Felkod(
                "for_manga_poster",
                "Exporten har fler poster än som läses in på en gång.",
                gör: "Dela exporten, till exempel efter beslutens år."),
            Felkod(
                "okand_kod",
                "Koden i en kolumn finns inte i avbildningens tabell, eller betyder inget i evb.",
                gör: "Lägg till koden i avbildningen, eller rätta den i källan."),
            Felkod(
                "dubblett_i_kallan",
                "Två rader har samma id men olika uppgifter.",
                gör: "Rätta i källan så att varje id är unikt."),
            Felkod(
                "okant_beslut_i_kallan",
                "Raden hör till ett beslut eller en insats som saknas i exporten, eller vars egen rad avvisades.",
                gör: "Se efter vad som är fel med beslutets egen rad, eller ta med den i exporten."),
            Felkod(
                "beslut_utan_insats",
                "Beslutet har ingen rad bland insatserna som kunde läsas, så vad som beviljats är okänt.",
                gör: "Ta med beslutets insats i exporten, eller rätta dess rad."),
            Felkod(
                "annan_rad_avvisad",
                "En annan rad om samma beslut avvisades. Utan den kan det som hänt med beslutet bli fel.",
                gör: "Rätta den andra raden och importera på nytt."),
            Felkod(
                "andrad_i_kallan",
                "Raden säger något annat än när den lästes in förra gången. Importen ändrar aldrig det som redan är registrerat.",
                gör: "Se efter om källan eller avbildningen har ändrats, och rätta i evb för hand om det behövs."),
        ])
}
