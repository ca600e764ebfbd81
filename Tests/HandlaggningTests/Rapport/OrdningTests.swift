import Handlaggning
import HandlaggningSupport
import Testing

@Suite("Rapportens ordning")
struct OrdningTests {
    @Test("rubrik för rubrik, och inom rubriken efter insats, beslutsdatum och id")
    func ordning() throws {
        let beslut: [(UInt64, String, String)] = [
            (1, "kontaktperson", "2023-02-02"), (2, "bostad", "2023-03-03"), (3, "kontaktperson", "2023-01-01"), (5, "bostad", "2023-02-02"),
            (4, "bostad", "2023-02-02"), (6, "boendestod", "2023-04-04"),
        ]
        var nämnd = Provnämnd()
        for (nr, insats, datum) in beslut { try nämnd.fatta(nr, .exempel(datum, insats: insats)) }
        let nya = nämnd.rapport(.exempel("2023K3", "2023-08-31"))
        #expect(nya.nummer(.r4) == [6, 4, 5, 2, 3, 1])

        try nämnd.genomför("2023K3", "2023-08-31")
        try nämnd.verkställ(1, "2023-09-01")
        try nämnd.verkställ(2, "2023-09-01")
        try nämnd.avsluta(3, "2023-09-01")
        try nämnd.verkställ(4, "2023-05-02")
        try nämnd.fatta(7, "2023-06-01")
        let nästa = nämnd.rapport(.exempel("2023K4", "2023-10-31"))
        #expect(nästa.rader.map(\.rubrik) == [.r1, .r1, .r2, .r3, .r3, .r4, .rättade])
        #expect(nästa.rader.map { $0.frist.beslut.låg & 0xFF } == [2, 1, 3, 6, 5, 7, 4])
    }

    @Test("rubrikerna kommer i sin ordning med de rättade sist")
    func rubriker() {
        #expect(Rubrik.allCases == [.r1, .r2, .r3, .r4, .rättade])
        #expect(Rubrik.allCases.shuffled().sorted() == Rubrik.allCases)
    }
}
