import Handlaggning
import HandlaggningSupport
import Testing

@Suite("IVO:s fönster för en omgång")
struct FönsterTests {
    @Test(
        "är det vars tid, sedan det förra stängde, innehåller brytdatum",
        arguments: [
            ("2023-04-30", "2023K1"), ("2023-05-01", "2023K2"), ("2023-06-30", "2023K2"), ("2023-08-31", "2023K2"), ("2023-09-01", "2023K3"),
            ("2023-09-30", "2023K3"), ("2023-10-31", "2023K3"), ("2023-11-01", "2023K4"), ("2023-12-31", "2023K4"), ("2024-01-31", "2023K4"),
            ("2024-02-01", "2024K1"), ("2024-02-29", "2024K1"), ("2024-03-31", "2024K1"), ("2019-01-01", "2019K1"), ("2019-03-31", "2019K1"),
        ])
    func fönster(_ brytdatum: String, _ väntat: String) {
        #expect(Katalog.program.fönster(brytdatum: dag(brytdatum))?.kvartal == kvartal(väntat))
    }

    @Test("är okänt när katalogen inte vet", arguments: ["2018-12-31", "1900-01-01", "2199-12-31"])
    func okänt(_ brytdatum: String) { #expect(Katalog.program.fönster(brytdatum: dag(brytdatum)) == nil) }

    @Test("som IVO har flyttat flyttar också gränsen till nästa")
    func flyttat() {
        let egen = Rapporteringsperiod(kvartal: kvartal("2027K2"), från: dag("2027-07-05"), till: dag("2027-09-15"))
        let katalog = Katalog(rapporteringsperioder: [egen], periodmönster: Katalog.program.periodmönster)
        #expect(katalog.fönster(brytdatum: dag("2027-09-15"))?.kvartal == kvartal("2027K2"))
        #expect(katalog.fönster(brytdatum: dag("2027-09-16"))?.kvartal == kvartal("2027K3"))
    }

    private func fönstren(_ omgångar: [(String, String)]) -> [String] {
        let fönster = Omgångsfönster(öppnade(omgångar), .program)
        return omgångar.map { fönster[kvartal($0.0)]?.kvartal.description ?? "–" }
    }

    @Test(
        "är det som just stängt för ett brytdatum mellan två fönster, om det inte har en egen omgång",
        arguments: [
            ("2023-05-02", "2023K1"), ("2023-05-15", "2023K1"), ("2023-05-23", "2023K1"), ("2023-06-16", "2023K1"), ("2023-06-17", "2023K2"),
            ("2023-06-30", "2023K2"), ("2023-04-30", "2023K1"), ("2023-02-01", "2022K4"), ("2019-01-01", "2019K1"),
        ])
    func mellan(_ brytdatum: String, _ väntat: String) {
        #expect(fönstren([("2023K2", brytdatum)]) == [väntat])
        // Har det förra en egen är det nästas.
        #expect(fönstren([("2022K4", "2022-12-31"), ("2023K1", "2023-04-15"), ("2023K2", "2023-05-15")]) == ["2022K4", "2023K1", "2023K2"])
    }

    @Test("är vart sitt för omgångar i följd, också när alla har räknats sent")
    func följd() {
        #expect(
            fönstren([("2023K1", "2023-02-10"), ("2023K2", "2023-05-15"), ("2023K3", "2023-09-05"), ("2023K4", "2023-11-20")])
                == ["2022K4", "2023K1", "2023K2", "2023K3"])
        // Två i samma fönster: en människa öppnade en till.
        #expect(fönstren([("2023K3", "2023-07-10"), ("2023K4", "2023-08-20"), ("2024K1", "2023-09-05")]) == ["2023K2", "2023K2", "2023K3"])
        #expect(fönstren([("2018K1", "2018-03-31"), ("2023K2", "2023-05-15")]) == ["–", "2023K1"])
    }

    @Test("har en sista dag som väntar till nästa vardag")
    func sistaDag() {
        #expect(Katalog.program.rapporteringsperiod(kvartal("2024K2"))?.sistaDag == dag("2024-09-02"))
        #expect(Katalog.program.rapporteringsperiod(kvartal("2024K3"))?.sistaDag == dag("2024-10-31"))
    }

    @Test("finns för varje dag från 2019, ett enda, och följer på varandra")
    func varjeDag() throws {
        var förra: Kvartal?
        for nr in 0..<(365 * 12) {
            let fönster = try #require(Katalog.program.fönster(brytdatum: dag("2019-01-01").plus(dagar: nr)))
            if let förra, förra != fönster.kvartal { #expect(förra.efterföljande == fönster.kvartal) }
            förra = fönster.kvartal
        }
    }
}
