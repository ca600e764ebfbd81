import Handlaggning
import HandlaggningSupport
import Testing

@testable import Projections

@Suite("Läsmodellens avtryck")
struct AvtryckTests {
    @Test("täcker varje kolumn som läses, utom den som följer av de andra")
    func kolumner() throws {
        var nämnd = Provnämnd()
        try nämnd.fatta(1, "2023-01-10")
        let rad = Fristrad(try #require(nämnd.underlag.first), lämnad: nil, kändFrån: 1)
        #expect(rad.texter.count == Fristrad.kolumner.split(separator: ",").count - 1)
    }
}
