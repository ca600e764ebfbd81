extension Felgrupp {
    /// What stands in the way of correcting or withdrawing something registered.
    static let rättelser = Felgrupp(
        namn: "Rättelser",
        koder: [
            Felkod(
                "beslut_makulerat",
                "Beslutet är makulerat: det registrerades av misstag, och inget mer kan registreras på det.",
                gör: "Registrera på rätt beslut. Var makuleringen ett misstag, återkalla den med AterkallaHandelse."),
            Felkod(
                "okand_handelse",
                "Beslutet har ingen sådan händelse, eller inte så många av slaget.",
                gör: "Se vilka händelser som finns med evb rad, och ange typ och nummer därifrån."),
            Felkod(
                "redan_aterkallad",
                "Händelsen är redan återkallad.",
                gör: "Ingenting. Hände det ändå, registrera det på nytt."),
            Felkod(
                "kan_ej_aterkallas",
                "Händelsen är av ett slag som inte återkallas.",
                gör: "Gör som meddelandet säger, till exempel makulera beslutet eller rätta uppgiften en gång till."),
            Felkod(
                "person_kan_ej_rattas",
                "Vem beslutet gäller kan inte rättas.",
                gör: "Makulera beslutet och registrera ett nytt för rätt person."),
            Felkod(
                "falt_kan_ej_rattas",
                "Fältet kan inte rättas i den händelsen.",
                gör: "Välj ett fält som meddelandet räknar upp, eller återkalla händelsen om den var ett misstag."),
            Felkod(
                "tidslinjen_haller_inte",
                "Efter ändringen skulle en händelse inte kunna ha hänt, till exempel därför att den ligger före beslutet.",
                gör: "Rätta eller återkalla den händelse som meddelandet nämner först. Är det den som rättas: ange ett annat värde."),
            Felkod(
                "ingen_text",
                "Händelsen har ingen text som trycks i rapporten, så det finns inget att släppa.",
                gör: "Peka ut ett skäl eller ett avslut."),
        ])
}
