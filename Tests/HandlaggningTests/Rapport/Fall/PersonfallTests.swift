import Handlaggning
import HandlaggningSupport
import Testing

/// Fall 9 och 19–22: människorna bakom raderna.
@Suite("Fall: personerna")
struct PersonfallTests {
    @Test("9. avliden före slutdagen aldrig; efter men orapporterad som ny avslutad; rapporterad som avslutad återrapport")
    func avliden() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.fatta(2, "2023-01-17")
        try nämnd.avsluta(1, "2023-04-16", .avliden)
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.fatta(3, "2023-04-03")
        try nämnd.avsluta(2, "2023-07-04", .avliden)
        try nämnd.avsluta(3, "2023-07-04", .avliden)
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.nummer(.r2) == [2])
        #expect(k3.nummer(.r4) == [3])
        #expect(k3.rader.allSatisfy { $0.orsak == .avliden })
        #expect(k3.rader.count == 2)
    }

    @Test("9. ett dödsfall stänger personens alla öppna frister: ny, återrapport och i tid var för sig")
    func dödsfall() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, .exempel("2023-01-17", person: .nr(7)))
        try nämnd.genomför("2023K2", "2023-04-30")
        try nämnd.fatta(2, .exempel("2023-04-03", person: .nr(7)))
        try nämnd.fatta(3, .exempel("2023-04-04", person: .nr(7)))
        try nämnd.fatta(4, .exempel("2023-04-03", person: .nr(8)))
        #expect(try nämnd.avliden(7, "2023-07-04") == 3)
        let k3 = try nämnd.genomför("2023K3", "2023-08-31")
        #expect(k3.nummer(.r2) == [1])
        #expect(k3.nummer(.r4) == [2, 4])
        #expect(k3.rader.map(\.orsak) == [.avliden, .avliden, nil])
        #expect(try nämnd.genomför("2023K4", "2023-10-31").nummer(.r3) == [4])
    }

    @Test("19. en person med tre beslut har tre rader")
    func treBeslut() throws {
        var nämnd = Provnämnd()
        for nr in 1...3 as ClosedRange<UInt64> { try nämnd.fatta(nr, .exempel("2023-01-17", person: .nr(7))) }
        #expect(nämnd.rapport(.exempel("2023K2", "2023-04-30")).nummer(.r4) == [1, 2, 3])
    }

    @Test("19. de tre raderna räknas som en person")
    func enPerson() throws {
        var nämnd = Provnämnd()
        for nr in 1...3 as ClosedRange<UInt64> { try nämnd.fatta(nr, .exempel("2023-01-17", person: .nr(7))) }
        let rapport = nämnd.rapport(.exempel("2023K2", "2023-04-30"))
        let personer = Dictionary(uniqueKeysWithValues: nämnd.underlag.map { ($0.id, $0.person) })
        #expect(rapport.rader.count == 3)
        #expect(Set(rapport.rader.map { personer[$0.frist] }) == [.nr(7)])
    }

    @Test("20. numret är detsamma hur länge beslutet än rapporteras, tills någon rättar det, och ingen rapport ändras av att det rättas")
    func tNummer() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        func nummer() -> String? {
            guard case .beslutFattat(let fattat)? = nämnd.beslut[.nr(1)]?.historik.first?.händelse else { return nil }
            return fattat.skyddat?.person.personnummer
        }
        for (period, brytdatum) in [("2023K2", "2023-04-30"), ("2023K3", "2023-08-31"), ("2023K4", "2023-10-31")] {
            try nämnd.genomför(period, brytdatum)
            #expect(nummer() == "19710211-T121")
        }
        let rapport = nämnd.rapport(.exempel("2024K1", "2024-01-31"))
        try nämnd.rätta(1, .beslutFattat, "personnummer", .skyddat(.text("19710211-TF10")))
        #expect(nummer() == "19710211-TF10")
        #expect(nämnd.rapport(.exempel("2024K1", "2024-01-31")) == rapport)
    }

    @Test("21. varken underlaget eller rapporten kan bära namn eller personnummer, skyddade eller inte")
    func skyddade() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-17")
        try nämnd.rätta(1, .beslutFattat, "skyddad", .skyddat(.bool(true)))
        try nämnd.ange(1, skäl: "eftersom kö.")
        let rapport = nämnd.rapport(.exempel("2023K2", "2023-04-30"))
        #expect(rapport.rader.count == 1)
        for text in [String(reflecting: rapport), String(reflecting: nämnd.underlag)] {
            #expect(!text.contains("Exempelsson"))
            #expect(!text.contains("19710211"))
        }
    }

    @Test("22. varje kön följer med i underlaget, och summorna går ihop")
    func kön() throws {
        var nämnd = Provnämnd()
        for (plats, kön) in (Kön.allCases + [.kvinna]).enumerated() {
            let nr = UInt64(plats + 1)
            try nämnd.fatta(
                nr,
                Beslutsuppgifter(person: .nr(nr), kön: kön, område: .ifo, lagrum: "SoL2001-4:1", insats: "bostad", beslutsdatum: dag("2023-01-17")))
        }
        let perKön = Dictionary(grouping: nämnd.underlag, by: \.kön).mapValues(\.count)
        #expect(perKön == [.kvinna: 2, .man: 1, .annat: 1, .okänt: 1])
        #expect(perKön.values.reduce(0, +) == nämnd.rapport(.exempel("2023K2", "2023-04-30")).rader.count)
        try nämnd.rätta(4, .beslutFattat, "kon", .text("man"))
        #expect(nämnd.underlag.filter { $0.kön == .man }.count == 2)
    }
}
