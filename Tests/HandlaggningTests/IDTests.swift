import Handlaggning
import Testing

@Suite("En identitet")
struct IDTests {
    @Test("läses och skrivs i uuid-form, med små bokstäver")
    func text() throws {
        let id = try #require(BeslutID("018F3C6E-00ff-7000-8000-0123456789aB"))
        #expect(id.hög == 0x018f_3c6e_00ff_7000)
        #expect(id.låg == 0x8000_0123_4567_89ab)
        #expect(id.description == "018f3c6e-00ff-7000-8000-0123456789ab")
        #expect(BeslutID(id.description) == id)
        #expect(BeslutID(hög: 0, låg: 0).description == "00000000-0000-0000-0000-000000000000")
        #expect(BeslutID(hög: .max, låg: .max).description == "ffffffff-ffff-ffff-ffff-ffffffffffff")
    }

    @Test(
        "läses inte i någon annan form",
        arguments: [
            "", "018f3c6e-0000-7000-8000-00000000000", "018f3c6e-0000-7000-8000-0000000000011", "018f3c6e00007000800000000000000001",
            "018f3c6e-0000-7000-8000-00000000000g", "{018f3c6e-0000-7000-8000-000000000001}", "018f3c6e_0000_7000_8000_000000000001",
            "018f3c6e-0000-7000-8000 000000000001", "018f3c6e-0000-7000-80000-00000000001", "018f3c6e-0000-7000-8000-00000000000１",
        ])
    func ogiltiga(_ text: String) { #expect(BeslutID(text) == nil) }

    @Test("ordnas som sin textform")
    func ordning() {
        let ordnade = [BeslutID(hög: 0, låg: .max), BeslutID(hög: 1, låg: 0), BeslutID(hög: 1, låg: 1), BeslutID(hög: .max, låg: 0)]
        #expect(ordnade.shuffled().sorted() == ordnade)
        #expect(ordnade.map(\.description).sorted() == ordnade.map(\.description))
    }
}
