import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Kodlistorna")
struct KodlistorTests {
    let katalog = Katalog.program

    @Test("har de koder som skrivs i en importfil, varken fler eller färre")
    func koder() {
        func koder(_ poster: [Kodpost]) -> Set<String> { Set(poster.map(\.kod)) }
        #expect(
            koder(katalog.skälskoder)
                == ["resursbrist", "uppdragstagare_saknas", "tackat_nej", "onskemal", "halsa", "ej_kontakt", "upphandling", "annat"])
        #expect(
            koder(katalog.avslutsorsaker) == [
                "atertagen_ansokan", "behov_upphort", "tillgodosett_annat_satt", "flyttat", "avliden", "ej_medverkat", "nytt_beslut", "lopt_ut",
                "annat",
            ])
        #expect(katalog.skälskoder.count == 8)
        #expect(katalog.avslutsorsaker.count == 9)
    }

    @Test("har IVO:s inriktningar i blankettens ordning")
    func inriktningar() {
        #expect(
            katalog.inriktningar.map(\.namn) == [
                "Barn och familj", "Ekonomiskt bistånd", "Missbruks- och beroendevård", "Socialpsykiatri", "Våld i nära relation", "Övrigt",
            ])
        #expect(katalog.inriktning("vald_i_nara_relation", dag("2023-01-17"))?.namn == "Våld i nära relation")
    }

    @Test("har att tacka nej som skäl, aldrig som orsak till avslut")
    func tackatNej() {
        #expect(katalog.skälskod("tackat_nej", dag("2023-01-17"))?.namn == "den enskilde har tackat nej till erbjudande")
        #expect(katalog.avslutsorsak("tackat_nej", dag("2023-01-17")) == nil)
    }

    @Test("svarar med koden som gäller på dagen")
    func dagen() {
        func post(_ namn: String, _ från: String, _ till: String?) -> Kodpost {
            Kodpost(kod: "x", namn: namn, giltig: Giltighet(från: dag(från), till: till.map(dag)))
        }
        let poster = [post("förr", "2020-01-01", "2025-06-30"), post("nu", "2025-07-01", "2026-12-31")]
        let katalog = Katalog(skälskoder: poster, avslutsorsaker: poster, inriktningar: poster)
        for (datum, namn) in [
            ("2019-12-31", nil), ("2020-01-01", "förr"), ("2025-06-30", "förr"), ("2025-07-01", "nu"), ("2026-12-31", "nu"), ("2027-01-01", nil),
        ] {
            #expect(katalog.skälskod("x", dag(datum))?.namn == namn)
            #expect(katalog.avslutsorsak("x", dag(datum))?.namn == namn)
            #expect(katalog.inriktning("x", dag(datum))?.namn == namn)
        }
        #expect(katalog.skälskod("y", dag("2020-01-01")) == nil)
    }
}
