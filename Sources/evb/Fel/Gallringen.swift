extension Felgrupp {
    /// Why a person's data are not erased, or why nothing can be added where they have been.
    static let gallring = Felgrupp(
        namn: "Gallringen",
        koder: [
            Felkod(
                "ej_gallringsbar",
                "Tiden till gallring har inte gått ut, eller katalogen säger inte när uppgifterna ska gallras.",
                gör: "Vänta till dagen som meddelandet anger, eller lägg till regeln i katalogen gallringsregler."),
            Felkod(
                "oppen_frist",
                "Ett av personens beslut har en öppen frist, så tiden till gallring har inte börjat.",
                gör: "Verkställ eller avsluta beslutet först."),
            Felkod(
                "insats_pagar",
                "En av personens insatser pågår, så tiden till gallring har inte börjat.",
                gör: "Har insatsen tagit slut, registrera det med AvslutaInsats."),
            Felkod(
                "gallring_undantagen",
                "Personens uppgifter är undantagna från gallring och ska vara kvar.",
                gör: "Ingenting, så länge undantaget gäller."),
            Felkod(
                "gallring_ej_foreslagen",
                "Gallringen är inte föreslagen.",
                gör: "Föreslå den först med ForeslaGallring. En annan person godkänner den."),
            Felkod(
                "gallring_redan_foreslagen",
                "Gallringen är redan föreslagen.",
                gör: "Låt en annan person godkänna den med GodkannGallring."),
            Felkod(
                "anteckning_efter_forslaget",
                "Något har registrerats om personen sedan gallringen föreslogs.",
                gör: "Granska det, och föreslå gallringen på nytt."),
            Felkod(
                "samma_person_godkanner",
                "Den som föreslog gallringen kan inte godkänna den.",
                gör: "Låt en annan person godkänna."),
            Felkod(
                "redan_gallrad",
                "Personens uppgifter är redan gallrade.",
                gör: "Ingenting."),
            Felkod(
                "personuppgifter_gallrade",
                "Personens uppgifter är gallrade, och inget mer får knytas till dem.",
                gör: "Registrera ett nytt beslut på ett nytt person-id, och ett inskick utan rapportor."),
            Felkod(
                "nyckelforstoring_aterstar",
                "Gallringen är registrerad, men personens nyckel kunde inte förstöras nu.",
                gör: "Kör evb jobb: ett jobb förstör nyckeln. Kontrollera att nyckeldatabasen kan nås."),
        ])
}
