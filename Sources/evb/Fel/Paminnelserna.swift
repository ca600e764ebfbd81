extension Felgrupp {
    /// The kinds of reminder: an alarm stands by its kind in the operator's log and in the metric `evb_reminders_open`. Two kinds have
    /// a refusal's name and stand with it: `ej_faststalld`, `ej_antagen`.
    static let påminnelser = Felgrupp(
        namn: "Påminnelser och larm",
        koder: [
            Felkod(
                "omgang_saknas",
                "Larm: IVO:s fönster är öppet eller har varit det, och nämnden har ingen omgång för det.",
                gör: "Kontrollera att evb jobb eller evb servera är igång, eller öppna omgången med OppnaOmgang."),
            Felkod(
                "omgang_missad",
                "Larm: fönstret har stängt, och omgångens rapport är inte fastställd.",
                gör: "Fastställ rapporten, lämna raderna till IVO så snart som möjligt och registrera det med RegistreraInskick."),
            Felkod(
                "fonster_stangt",
                "Larm: fönstret har stängt, och rader i den fastställda rapporten är inte inskickade.",
                gör: "Lämna dem till IVO så snart som möjligt, och registrera det med RegistreraInskick."),
            Felkod(
                "fonster_okant",
                "Larm: katalogen vet inte när IVO tar emot rapporterna, så ingen omgång kan öppnas.",
                gör: "Lägg till perioden i katalogen rapporteringsperioder, eller uppgradera evb."),
            Felkod(
                "fonster_stanger",
                "Fönstret stänger snart, och allt är inte lämnat.",
                gör: "Fastställ rapporten och lämna raderna till IVO före fönstrets sista dag."),
            Felkod(
                "ej_inskickad",
                "Rader i den fastställda rapporten är inte lämnade till IVO.",
                gör: "Lämna dem, och registrera det med RegistreraInskick. De visas av evb rapport --vy ivo."),
            Felkod(
                "rattelse_att_meddela",
                "Något som är rapporterat har rättats, och IVO har inte fått veta det.",
                gör: "Meddela IVO, och registrera det med MeddelaRattelse."),
            Felkod(
                "slutrapport",
                "En rapporterad frist har tagit slut, och slutrapporten är inte lämnad till IVO.",
                gör: "Lämna den, och registrera det med RegistreraInskick på den omgång som påminnelsen nämner."),
            Felkod(
                "ej_overlamnad",
                "Den antagna rapporten är inte överlämnad till revisorerna eller till fullmäktige.",
                gör: "Överlämna den, och registrera det med OverlamnaRapport."),
            Felkod(
                "sommar_utan_sammantrade",
                "Nämnden har inget sammanträde under fönstret, så rapporten kan inte antas medan det är öppet.",
                gör: "Planera för nästa sammanträde, eller lägg till det i katalogen sammantraden om det finns ett."),
            Felkod(
                "skal_saknas",
                "En frist ska rapporteras, och skälen för dröjsmålet är inte angivna.",
                gör: "Ange dem med AngeSkal."),
            Felkod(
                "bevakning",
                "En frists sista dag är nära.",
                gör: "Verkställ beslutet, eller registrera det som har hänt."),
            Felkod(
                "rapporteringsbar",
                "En frist har gått ut utan att beslutet är verkställt, och är inte rapporterad än.",
                gör: "Inget särskilt: den kommer med i nästa omgång om den inte tar slut dessförinnan."),
            Felkod(
                "parkerat",
                "Larm: en händelse går inte att läsa, så beslutet står kvar som det var.",
                gör: "Se orsaken med evb projektion lista, uppgradera evb och kör evb projektion prova-om."),
            Felkod(
                "provet_avviker",
                "Larm: det dagliga provet fann att läsmodellen säger annat än loggen.",
                gör: "Kör evb verifiera. Håller loggen: kör evb projektion bygg-om."),
            Felkod(
                "forsegling_misslyckad",
                "Larm: den dagliga förseglingen av loggen gick inte att göra.",
                gör: "Kör evb verifiera, och kontrollera sigillnyckeln. Kör sedan evb sigill skriv."),
            Felkod(
                "jobb_uppgivet",
                "Larm: ett jobb har getts upp, och inget senare av samma slag har gjorts.",
                gör: "Se orsaken med evb jobb lista, och kör evb jobb kor-om när den är borta."),
        ])
}
