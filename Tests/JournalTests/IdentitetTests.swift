import Foundation
import Handlaggning
@testable import Journal
import Testing

@Suite("Identiteter och hexadecimala tecken")
struct IdentitetTests {
    @Test(
        "en identitet är samma 128 bitar som dess uuid",
        arguments: [
            "018f3c6e-0000-7000-8000-000000000001", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "01234567-89ab-cdef-0123-456789abcdef",
        ])
    func uuid(_ text: String) throws {
        let uuid = try #require(UUID(uuidString: text))
        let id = try #require(BeslutID(text))
        #expect(BeslutID(uuid) == id)
        #expect(id.uuid == uuid)
        #expect(id.uuid.uuidString.lowercased() == id.description)
    }

    @Test("byte skrivs som två små tecken och läses tillbaka")
    func hexadecimalt() {
        #expect(hex([0x00, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
        #expect(hex([]) == "")
        #expect(bytes(hex: "000fA0ff") == [0x00, 0x0F, 0xA0, 0xFF])
        #expect(bytes(hex: hex(0...255)) == Array(0...255))
    }

    @Test("en udda längd eller andra tecken läses inte", arguments: ["0", "0g", "000", " 00", "0x00", "åå"])
    func inteHex(_ text: String) { #expect(bytes(hex: text) == nil) }
}
