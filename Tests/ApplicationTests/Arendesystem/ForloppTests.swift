@testable import Application
import Handlaggning
import Testing

@Suite("Vad som hänt med ett beslut i källan")
struct FörloppTests {
    private static func verkställighet(_ id: String, _ start: String?, _ slut: String? = nil, _ kommando: Slutkommando? = nil) -> Källpost {
        var värden: [Källfält: String] = [:]
        (värden[.start], värden[.slut], värden[.kommando]) = (start, slut, kommando?.rawValue)
        return Källpost(slag: .verkstallighet, rad: 2, id: id, tillhör: "I", bortsedd: false, värden: värden)
    }

    private static func avbrott(_ id: String, _ start: String, _ slut: String? = nil) -> Källpost {
        var värden: [Källfält: String] = [.start: start, .orsak: "sjuk"]
        värden[.slut] = slut
        return Källpost(slag: .avbrott, rad: 2, id: id, tillhör: "I", bortsedd: false, värden: värden)
    }

    private func förlopp(_ händelser: Källpost..., bortsedd: Bool = false) -> [String] {
        let beslut = Källbeslut(
            post: Källpost(slag: .insats, rad: 2, id: "I", tillhör: "B", bortsedd: bortsedd, värden: [:]), överordnad: nil, händelser: händelser)
        return beslut.kommandon.compactMap { kommando in
            let datum = kommando.roll == .fatta ? nil : kommando.post.värden[kommando.roll == .slut ? .slut : .start]
            return kommando.slag.map { "\($0.rawValue) \(datum ?? "")" }
        }
    }

    @Test("verkställs av den första starten; en till medan den pågår ändrar inget")
    func förstaStarten() {
        #expect(
            förlopp(Self.verkställighet("b", "2025-05-01"), Self.verkställighet("a", "2025-03-01")) == ["FattaBeslut ", "Verkstall 2025-03-01"])
    }

    @Test("avslutas eller avbryts när den sista pågående tar slut, efter vad orsaken betyder")
    func sistaSlutet() {
        #expect(
            förlopp(
                Self.verkställighet("a", "2025-03-01", "2025-06-30", .avslutaInsats),
                Self.verkställighet("b", "2025-05-01", "2025-08-31", .avslutaInsats))
                == ["FattaBeslut ", "Verkstall 2025-03-01", "AvslutaInsats 2025-08-31"])
        #expect(förlopp(Self.verkställighet("a", "2025-03-01", "2025-06-30", .inget)) == ["FattaBeslut ", "Verkstall 2025-03-01"])
    }

    @Test("återupptas av nästa start efter ett avbrott, också samma dag")
    func återupptas() {
        #expect(
            förlopp(Self.verkställighet("b", "2025-06-30"), Self.verkställighet("a", "2025-03-01", "2025-06-30", .avbryt))
                == ["FattaBeslut ", "Verkstall 2025-03-01", "AvbrytVerkstallighet 2025-06-30", "AterupptaVerkstallighet 2025-06-30"])
    }

    @Test("som börjar och slutar samma dag börjar först")
    func sammaDag() {
        #expect(
            förlopp(Self.verkställighet("a", "2025-03-01", "2025-03-01", .avslutaInsats))
                == ["FattaBeslut ", "Verkstall 2025-03-01", "AvslutaInsats 2025-03-01"])
    }

    @Test("avbryts och återupptas av ett avbrott")
    func avbrott() {
        #expect(
            förlopp(Self.avbrott("x", "2025-05-01", "2025-06-01"), Self.verkställighet("a", "2025-03-01"))
                == ["FattaBeslut ", "Verkstall 2025-03-01", "AvbrytVerkstallighet 2025-05-01", "AterupptaVerkstallighet 2025-06-01"])
    }

    @Test("med en start efter att insatsen avslutats lämnas åt reglerna att avvisa, inte tyst åt sidan")
    func efterSlutet() {
        #expect(
            förlopp(Self.verkställighet("a", "2025-03-01", "2025-04-01", .avslutaInsats), Self.verkställighet("b", "2025-05-01"))
                == ["FattaBeslut ", "Verkstall 2025-03-01", "AvslutaInsats 2025-04-01", "Verkstall 2025-05-01"])
    }

    @Test("som avbildningen ser bort från ger inget")
    func bortsedd() {
        #expect(förlopp(Self.verkställighet("a", "2025-03-01"), bortsedd: true).isEmpty)
    }
}
