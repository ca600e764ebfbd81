import EventStore
import Handlaggning

extension Fritext {
    /// Så många slumpade byte att hashen inte kan gissas baklänges ur en kort text.
    private static let saltlängd = 16

    /// En text som just har skrivits: får sitt salt och sin hash.
    init(ny text: String) {
        self.init(text: text, salt: randomBytes(Self.saltlängd))
    }

    init(text: String, salt: [UInt8]) {
        self.init(hash: hex(sha256(salt + Array(text.utf8))), innehåll: .öppet(text: text, salt: salt))
    }
}
