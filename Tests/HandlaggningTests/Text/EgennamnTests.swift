import Testing

@Suite("Egennamn i en text")
struct EgennamnTests {
    @Test(
        "är ord med stor bokstav inne i en mening",
        arguments: [
            ("eftersom Anna väntar", ["egennamn: Anna"]), ("Klienten Anna-Lena väntar", ["egennamn: Anna-Lena"]),
            ("och Annas mor", ["egennamn: Annas"]),
            ("hos Émile och Östen", ["egennamn: Émile", "egennamn: Östen"]), ("hos ANNA", ["egennamn: ANNA"]),
            ("anmält till IVO:s jurist", ["egennamn: IVO:s"]),
            ("enligt LSS", ["egennamn: LSS"]), ("mamma-Karin väntar", []), ("hos mamma-Karin", ["egennamn: mamma-Karin"]),
            ("hos O’Neill", ["egennamn: O’Neill"]),
            ("hos O'Neill", ["egennamn: O'Neill"]), ("skäl: Anna", ["egennamn: Anna"]), ("Skäl:Anna", ["egennamn: Anna"]),
            ("A/Anna", ["egennamn: Anna"]),
            ("hos Anna Maria von Platen", ["egennamn: Anna", "egennamn: Maria", "egennamn: Platen"]),
            ("på Storgatan 3B", ["egennamn: Storgatan", "egennamn: B"]),
            ("slut.Anna väntar", ["egennamn: Anna"]), ("slut,Anna", ["egennamn: Anna"]), ("väntar på (Anna)", ["egennamn: Anna"]),
            ("hos Łukasz, Željko och Ñuñez", ["egennamn: Łukasz", "egennamn: Željko", "egennamn: Ñuñez"]), ("hos Анна", ["egennamn: Анна"]),
            ("hos 安娜", ["egennamn: 安娜"]), ("hos e\u{301}mile", []), ("hos E\u{301}mile", ["egennamn: E\u{301}mile"]),
            ("Anna Svensson", ["egennamn: Svensson"]),
            ("hos eHälsa", ["egennamn: eHälsa"]), ("hos Anna\u{AD}Lena", ["egennamn: Anna\u{AD}Lena"]), ("3 Anna", ["egennamn: Anna"]),
            ("väntar; Klienten", ["egennamn: Klienten"]),
            ("väntar… Klienten", ["egennamn: Klienten"]), ("på 1Anna", ["egennamn: Anna"]), ("x\u{200B}Anna", ["egennamn: Anna"]),
        ])
    func namn(_ text: String, _ fynd: [String]) { #expect(utpekat(text) == fynd) }

    @Test(
        "är inte ordet som inleder texten eller en mening",
        arguments: [
            "Klienten väntar.", "  Klienten väntar.", "(Klienten väntar.) Nämnden också.", "”Klienten väntar.” Nämnden också.",
            "\"Klienten väntar.\" Nämnden också.",
            "Väntar. Klienten vill.", "Väntar! Klienten vill.", "Väntar? Klienten vill.", "Väntar?! Klienten vill.", "Väntar... Klienten vill.",
            "Väntar (länge). Klienten vill.", "Väntar. (Klienten vill.)", "Väntar. ”Klienten vill.”", "Väntar. – Klienten vill.",
            "Väntar. • Klienten vill.",
            "Väntar.  \tKlienten vill.", "Väntar.\u{A0}Klienten vill.", "Väntar.\nKlienten vill.", "Väntar.\r\nKlienten vill.",
            "Väntar. \n Klienten vill.",
            "- Klienten väntar.\n- Nämnden väntar.", "• Klienten väntar.\n• Nämnden väntar.", "1. Klienten väntar.\n2. Nämnden väntar.",
            "Skäl\n\nKlienten väntar.", "Skäl\n \t\nKlienten väntar.", "Skäl\r\n\r\nKlienten väntar.", "Väntar sedan 2023-04-13. Klienten vill.",
            "Väntar till klockan 08.30. Klienten vill.", "«Klienten väntar.» Nämnden också.", "[Klienten väntar.] Nämnden också.",
            "'Väntar.' Klienten vill.",
            "\nKlienten väntar.", "ANNA väntar.", "Anna-Lena väntar.", "Väntar på hem. Klienten vill.", "Väntar sedan 2023. Klienten vill.",
        ])
    func början(_ text: String) { #expect(utpekat(text) == []) }

    @Test(
        "är ord efter en förkortnings punkt",
        arguments: [
            "Väntar t.ex. Anna", "Väntar bl.a. Anna", "Väntar dvs. Anna", "Väntar ca. Anna", "Väntar m.fl. Anna", "Väntar m.m. Anna",
            "Väntar s.k. Anna",
            "Väntar p.g.a. Anna", "Väntar fr.o.m. Anna", "Väntar t.o.m. Anna", "Väntar osv. Anna", "Väntar resp. Anna", "Väntar nr. Anna",
            "Väntar kl. Anna",
            "Väntar tel. Anna", "Väntar f.d. Anna", "Väntar ev. Anna", "Väntar inkl. Anna", "Väntar exkl. Anna", "Väntar T.ex. Anna",
            "Väntar DR. Anna",
            "T.ex. Anna",
            "Väntar t. ex. Anna", "Väntar bl. a. Anna", "Väntar p. g. a. Anna", "Väntar a.b.c.d. Anna", "Väntar dr. Anna", "Väntar (t.ex. Anna",
            "Väntar o.dyl. Anna",
            "Väntar m.fl.\nAnna", "Väntar m.fl.) Anna",
        ])
    func förkortningar(_ text: String) { #expect(utpekat(text).last == "egennamn: Anna") }

    @Test("är ord efter en initial, och initialen")
    func initial() { #expect(utpekat("enligt A. Svensson") == ["egennamn: A", "egennamn: Svensson"]) }

    @Test("är ord efter en radbrytning mitt i en mening")
    func radbrytning() { #expect(utpekat("Väntar på\nAnna") == ["egennamn: Anna"]) }
}
