import EventStore
import Handlaggning
import HandlaggningSupport
import Journal
import Testing

@Suite("En händelses ström")
struct StrömTests {
    @Test("säger vilket beslut eller vilken omgång den hör till, och bara det")
    func namn() {
        #expect(StreamName.beslut(.nr(1)).rawValue == "beslut:018f3c6e-0000-7000-8000-000000000001")
        #expect(StreamName.beslut(.nr(1)).beslut == .nr(1))
        #expect(StreamName.beslut(.nr(1)).omgång == nil)
        #expect(StreamName.omgång(kvartal("2023K3")).rawValue == "omgang:2023K3")
        #expect(StreamName.omgång(kvartal("2023K3")).omgång == kvartal("2023K3"))
        #expect(StreamName.omgång(kvartal("2023K3")).beslut == nil)
        #expect(StreamName.nämnd.rawValue == "namnd")
        #expect(StreamName.nämnd.beslut == nil && StreamName.nämnd.omgång == nil)
    }
}
