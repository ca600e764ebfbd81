import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Numret till IVO")
struct IndividnummerTests {
    @Test("är T-numret så länge fristen rapporteras, också när ett personnummer blivit känt")
    func behålls() throws {
        var historia = Ivohistoria(personnummer: "19710211-T121")
        historia += [.inskickat("2023K2", .ny, stängd: false), .nummer("19710271-0000")]
        let identitet = try #require(historia.individrapporter().first?.identitet)
        #expect(identitet.nummer?.text == "19710211-T121")
        #expect(identitet.senareNummer?.slag == .samordningsnummer)
    }

    @Test("numret, namnet och skyddet är personens, på vilket av personens beslut de än registrerats")
    func personens() throws {
        func fattat(_ person: Personuppgifter) -> BeslutHändelse {
            .beslutFattat(BeslutFattat(uppgifter: .exempel("2023-01-17"), skyddat: SkyddadeBeslutsuppgifter(person: person)))
        }
        let utan = fattat(Personuppgifter(personnummer: nil, namn: nil, skyddad: false))
        let annat = [
            fattat(Personuppgifter(personnummer: "19710211-T121", namn: "Alma Exempelsson", skyddad: true)),
            .inskickat("2023K2", .ny, stängd: false),
            .rättad(.beslutFattat, 1, "personnummer", .skyddat(.text("19710211-0000"))),
        ]
        let k3 = Omgångsuppgifter.exempel("2023K3", "2023-08-31")
        let rad = try #require(Rapport(nämnd: "SN", omgång: k3, tidigare: [], underlag: Beslut.läge(.nr(1), efter: [utan])!.underlag).rader.first)
        let övriga = [try #require(Personuppgift(.nr(2), annat, till: kvartal("2023K3")))]
        let nämnd = Nämndsuppgifter(namn: "Socialnämnden", kommun: "Provkommun", kommunkod: "9999")
        let identitet = try #require(Individrapport(rad, händelser: [utan], övriga: övriga, i: k3, nämnd: nämnd)?.identitet)
        #expect(identitet.skyddad)
        #expect(identitet.namn?.helt == "Alma Exempelsson")
        // IVO has had the T-number on the other beslut: it is kept for this one too.
        #expect(identitet.nummer?.text == "19710211-T121")
        #expect(identitet.senareNummer?.text == "19710211-0000")
        #expect(Personuppgift(.nr(2), annat + [.makulerat], till: kvartal("2023K3")) == nil)
    }

    @Test("är T-numret också när omgångens egna inskick är det första")
    func sammaOmgång() throws {
        var historia = Ivohistoria(personnummer: "19710211-TF10")
        let rad = try #require(historia.rapport().rader.first)
        historia += [.inskickat("2023K3", .ny, stängd: false), .nummer("19710271-0000")]
        #expect(historia.individrapport(rad)?.identitet?.nummer?.text == "19710211-TF10")
    }

    @Test("är det som är känt nu när inget har lämnats, när inskicket är återkallat och när en rättelse har dragit tillbaka det")
    func inteLämnat() throws {
        let inskickat = BeslutHändelse.inskickat("2023K1", .ny, stängd: false)
        for före: [BeslutHändelse] in [[], [inskickat, .återkallad(.individrapportInskickad, 1)], [inskickat, .meddelad("2023K2")]] {
            var historia = Ivohistoria("2022-09-01", personnummer: "19710211-T121")
            historia += före + [.nummer("19710271-0000")]
            let identitet = try #require(historia.individrapporter().first?.identitet)
            #expect(identitet.nummer?.text == "19710271-0000")
            #expect(identitet.senareNummer == nil)
        }
    }

    @Test("är det som var känt när inskicket registrerades på nytt, när det första återkallats")
    func registreratPåNytt() throws {
        let inskickat = BeslutHändelse.inskickat("2023K2", .ny, stängd: false)
        var historia = Ivohistoria(personnummer: "19710211-T121")
        historia += [inskickat, .återkallad(.individrapportInskickad, 1), .nummer("19710211-T141"), inskickat, .nummer("19710271-0000")]
        #expect(historia.individrapporter().first?.identitet?.nummer?.text == "19710211-T141")
    }

    @Test("är ett rättat personnummer, fast ett annat har lämnats: bara T-nummer behålls")
    func rättatPersonnummer() throws {
        var historia = Ivohistoria(personnummer: "19710271-0000")
        historia += [.inskickat("2023K2", .ny, stängd: false), .nummer("19710272-0000")]
        #expect(historia.individrapporter().first?.identitet?.nummer?.text == "19710272-0000")
    }

    @Test("är det rättade T-numret när rättelsen kom före inskicket")
    func rättatFöre() throws {
        var historia = Ivohistoria(personnummer: "19710211-T121")
        historia += [.nummer("19710211-T141"), .inskickat("2023K2", .ny, stängd: false)]
        let identitet = try #require(historia.individrapporter().first?.identitet)
        #expect(identitet.nummer?.text == "19710211-T141")
        #expect(identitet.senareNummer == nil)
    }

    @Test(
        "är av det slag det skrivs som, och skrivs på ett sätt",
        arguments: [
            ("19710211-0000", Individnummer.Slag.personnummer, "19710211-0000"), ("197102110000", .personnummer, "19710211-0000"),
            ("19710271-0000", .samordningsnummer, "19710271-0000"), ("19710261-0000", .samordningsnummer, "19710261-0000"),
            ("19710231-0000", .personnummer, "19710231-0000"), ("19710211-T121", .reservnummer, "19710211-T121"),
            ("19710211TF10", .reservnummer, "19710211-TF10"), ("okänt", .personnummer, "okänt"),
        ])
    func slag(_ skrivet: String, _ slag: Individnummer.Slag, _ text: String) {
        #expect(Individnummer(skrivet).slag == slag)
        #expect(Individnummer(skrivet).text == text)
    }

    @Test(
        "har en könssiffra bara när det är ett T-nummer: jämn för kvinna, udda för man",
        arguments: [
            ("19710211-T121", Kön.kvinna), ("19710211-T131", .man), ("19710211-T101", .kvinna), ("19710211-TF10", .man), ("19710211-TF29", .kvinna),
            ("19710211-0010", nil),
        ] as [(String, Kön?)])
    func könssiffran(_ nummer: String, _ kön: Kön?) { #expect(Individnummer(nummer).könssiffra == kön) }
}

@Suite("Namnet till IVO")
struct PersonnamnTests {
    @Test(
        "delas vid sista blanksteget, eller vid kommat",
        arguments: [
            ("Alma Exempelsson", "Alma", "Exempelsson", false), ("Exempelsson, Alma", "Alma", "Exempelsson", false),
            ("Alma Maria Exempelsson", "Alma Maria", "Exempelsson", true), ("von Exempel, Alma Maria", "Alma Maria", "von Exempel", false),
            ("Alma", nil, "Alma", true), ("  Alma   Exempelsson ", "Alma", "Exempelsson", false), ("Exempelsson,", nil, "Exempelsson", true),
        ] as [(String, String?, String, Bool)])
    func delas(_ skrivet: String, _ förnamn: String?, _ efternamn: String, _ osäkert: Bool) throws {
        let namn = try #require(Personnamn(skrivet))
        #expect(namn.förnamn == förnamn)
        #expect(namn.efternamn == efternamn)
        #expect(namn.osäkert == osäkert)
    }

    @Test("finns inte när inget är skrivet", arguments: ["", "  ", ",", ", Alma"])
    func tomt(_ skrivet: String) { #expect(Personnamn(skrivet) == nil) }
}
