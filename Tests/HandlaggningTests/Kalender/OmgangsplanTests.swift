import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Planen för omgångarna")
struct OmgångsplanTests {
    /// «2023K4 2023-09-30 öppnas 2023-09-17 för 2023K3».
    func nästa(
        _ idag: String, _ omgångar: [(String, String)], _ katalog: Katalog = .program, registrerad: String = "2030-01-01"
    ) -> String? {
        Omgångsplan(öppnade(omgångar), katalog, registrerad: dag(registrerad)).nästa(dag(idag)).map(Self.text)
    }

    static func text(_ k: Omgångsplan.Kommande) -> String {
        "\(k.uppgifter.period) \(k.uppgifter.brytdatum) öppnas \(k.öppnas) för \(k.fönster.kvartal)"
    }

    @Test("fortsätter nämndens eget sätt att räkna: Botkyrkas kvartal 4 lämnas i oktober")
    func botkyrka() {
        let botkyrka = [("2023K2", "2023-04-30"), ("2023K3", "2023-08-31")]
        #expect(nästa("2023-09-01", botkyrka) == "2023K4 2023-09-30 öppnas 2023-09-17 för 2023K3")
        let plan = Omgångsplan(öppnade(botkyrka), .program, registrerad: dag("2030-01-01"))
        #expect(
            plan.kommande(dag("2023-09-01"), flest: 3).map(Self.text) == [
                "2023K4 2023-09-30 öppnas 2023-09-17 för 2023K3", "2024K1 2023-12-31 öppnas 2023-12-18 för 2023K4",
                "2024K2 2024-03-31 öppnas 2024-03-18 för 2024K1",
            ])
        #expect(plan.förfallen(dag("2023-09-16")) == nil)
        #expect(plan.förfallen(dag("2023-09-17"))?.uppgifter.period == kvartal("2023K4"))
    }

    @Test(
        "för en nämnd utan omgångar är det första fönster som inte har stängt, fjorton dagar före det",
        arguments: [
            ("2023-10-31", "2023K3 2023-09-30 öppnas 2023-09-17 för 2023K3"), ("2023-11-01", "2023K4 2023-12-31 öppnas 2023-12-18 för 2023K4"),
            ("2024-01-31", "2023K4 2023-12-31 öppnas 2023-12-18 för 2023K4"), ("2024-02-01", "2024K1 2024-03-31 öppnas 2024-03-18 för 2024K1"),
            ("2024-04-30", "2024K1 2024-03-31 öppnas 2024-03-18 för 2024K1"), ("2024-05-01", "2024K2 2024-06-30 öppnas 2024-06-17 för 2024K2"),
            // 31 augusti 2024 är en lördag.
            ("2024-09-02", "2024K2 2024-06-30 öppnas 2024-06-17 för 2024K2"), ("2024-09-03", "2024K3 2024-09-30 öppnas 2024-09-17 för 2024K3"),
        ])
    func utan(_ idag: String, _ väntat: String) { #expect(nästa(idag, []) == väntat) }

    @Test(
        "väntar för en nyregistrerad nämnd en vecka, så att dess historik hinner läsas in, och räknas sedan från registreringen",
        arguments: [
            ("2024-02-01", "2024-02-01", "2024K1 2024-03-31 öppnas 2024-03-18 för 2024K1"),
            ("2024-03-20", "2024-03-20", "2024K1 2024-03-31 öppnas 2024-03-27 för 2024K1"),
            ("2024-04-23", "2024-04-23", "2024K1 2024-03-31 öppnas 2024-04-30 för 2024K1"),
            ("2024-04-24", "2024-04-24", "2024K2 2024-06-30 öppnas 2024-06-17 för 2024K2"),
            // Ingen har arbetat sedan dess: den missade öppnas, och sedan de efter den.
            ("2024-03-20", "2025-02-10", "2024K1 2024-03-31 öppnas 2024-03-27 för 2024K1"),
            // En historik från tiden före registreringen.
            ("2024-03-20", "2024-03-19", "2024K1 2024-03-31 öppnas 2024-03-18 för 2024K1"),
        ])
    func registrerad(_ registrerad: String, _ idag: String, _ väntat: String) { #expect(nästa(idag, [], registrerad: registrerad) == väntat) }

    @Test(
        "hoppar inte över ett fönster för att förra omgångens brytdatum låg efter sitt: Botkyrkas vår låg i 04-18…05-23",
        arguments: [
            "2023-04-18", "2023-05-02", "2023-05-15", "2023-05-23", "2023-06-16",
        ])
    func mellanFönster(_ brytdatum: String) {
        let plan = Omgångsplan(öppnade([("2023K2", brytdatum)]), .program, registrerad: dag("2030-01-01"))
        #expect(
            plan.kommande(dag("2023-06-20"), flest: 2).map(Self.text) == [
                "2023K3 2023-06-30 öppnas 2023-06-17 för 2023K2", "2023K4 2023-09-30 öppnas 2023-09-17 för 2023K3",
            ])
    }

    @Test("tar inte ett fönster två gånger, och inget brytdatum före det förra")
    func aldrigTvåGånger() {
        // Sent i fönstret: nästa är ändå nästa fönster.
        #expect(nästa("2023-11-01", [("2023K4", "2023-10-31")]) == "2024K1 2023-12-31 öppnas 2023-12-18 för 2023K4")
        let utdragen = Rapporteringsperiod(kvartal: kvartal("2027K2"), från: dag("2027-07-01"), till: dag("2027-10-10"))
        let katalog = Katalog(rapporteringsperioder: [utdragen], periodmönster: Katalog.program.periodmönster)
        #expect(nästa("2027-10-11", [("2027K2", "2027-10-05")], katalog) == "2027K3 2027-10-06 öppnas 2027-09-17 för 2027K3")
    }

    @Test("är tom när katalogen inte vet när IVO tar emot")
    func okänt() {
        #expect(nästa("2018-05-01", [("2018K1", "2018-03-31")]) == nil)
        #expect(nästa("2024-01-01", [], Katalog()) == nil)
        let slut = Katalog(rapporteringsperioder: [Rapporteringsperiod(kvartal: kvartal("2024K1"), från: dag("2024-04-01"), till: dag("2024-04-30"))])
        #expect(nästa("2024-05-01", [("2024K1", "2024-03-31")], slut) == nil)
    }

    @Test("öppnar, hur nämnden än har räknat, omgångar som kärnan godtar, en för varje fönster och med stigande brytdatum", arguments: 0..<400)
    func egenskap(_ frö: Int) throws {
        // En omgång var som helst i ett fönsters tid, med en etikettperiod som går före, med eller efter kalendern.
        let brytdatum = dag("2019-06-01").plus(dagar: frö * 5)
        let tidens = try #require(Katalog.program.fönster(brytdatum: brytdatum))
        let fönster = try #require(Omgångsfönster(öppnade([("2019K2", "\(brytdatum)")]), .program)[kvartal("2019K2")])
        #expect(fönster == tidens || fönster.kvartal == tidens.kvartal.föregående && fönster.till < brytdatum && brytdatum < tidens.öppnarOmgång)
        let period = try #require([fönster.kvartal.föregående, fönster.kvartal, fönster.kvartal.efterföljande][frö % 3])
        var nämnd = Provnämnd()
        try nämnd.öppna("\(period)", "\(brytdatum)")
        var sedda: Set<Kvartal> = [fönster.kvartal]
        for steg in 1...9 {
            let kommande = try #require(Omgångsplan(nämnd.allaOmgångar, .program, registrerad: nämnd.registrerad).nästa(dag("2019-01-01")))
            #expect(sedda.insert(kommande.fönster.kvartal).inserted)
            #expect(kommande.uppgifter.brytdatum > nämnd.allaOmgångar.alla.last!.uppgifter.brytdatum)
            #expect(Katalog.program.fönster(brytdatum: kommande.uppgifter.brytdatum) == kommande.fönster)
            #expect(kommande.uppgifter.brytdatum == kommande.fönster.kvartal.sistaDag)
            try nämnd.utför(.öppnaOmgång(ÖppnaOmgång(uppgifter: kommande.uppgifter)))
            #expect(nämnd.allaOmgångar.alla.count == steg + 1)
        }
    }
}

func öppnade(_ omgångar: [(String, String)]) -> Omgångar {
    Omgångar(omgångar.map { Omgång.läge(efter: [.omgångÖppnad(OmgångÖppnad(uppgifter: .exempel($0, $1)))])! })
}
