/// En identitet: 128 bitar, skrivna som uuid. `Av` säger vad den pekar på, så att en person aldrig kan ges där ett beslut väntas.
///
/// Källa: RFC 9562, 4 (textform).
public struct ID<Av>: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let hög: UInt64
    public let låg: UInt64

    public init(hög: UInt64, låg: UInt64) {
        self.hög = hög
        self.låg = låg
    }

    /// Läser `8-4-4-4-12` hexadecimala tecken, stora eller små; nil för allt annat.
    public init?(_ text: some StringProtocol) {
        var tal: [UInt64] = [0, 0]
        var siffror = 0
        var plats = 0
        for tecken in text.utf8 {
            if [8, 13, 18, 23].contains(plats) {
                guard tecken == UInt8(ascii: "-") else { return nil }
            } else {
                guard siffror < 32, let värde = Self.hex(tecken) else { return nil }
                tal[siffror / 16] = tal[siffror / 16] << 4 | värde
                siffror += 1
            }
            plats += 1
        }
        guard plats == 36 else { return nil }
        self.init(hög: tal[0], låg: tal[1])
    }

    /// Textformen med små bokstäver.
    public var description: String {
        var text = ""
        text.reserveCapacity(36)
        for nummer in 0..<32 {
            if [8, 12, 16, 20].contains(nummer) { text.append("-") }
            let ord = nummer < 16 ? hög : låg
            text.append(String(ord >> UInt64(60 - 4 * (nummer % 16)) & 0xF, radix: 16))
        }
        return text
    }

    public static func < (vänster: Self, höger: Self) -> Bool { (vänster.hög, vänster.låg) < (höger.hög, höger.låg) }

    private static func hex(_ tecken: UInt8) -> UInt64? {
        switch tecken {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(tecken - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(tecken - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(tecken - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

public enum Person {}
public enum Beslutsgrupp {}

public typealias BeslutID = ID<Beslut>
public typealias PersonID = ID<Person>
public typealias BeslutsgruppID = ID<Beslutsgrupp>
public typealias ErbjudandeID = ID<Erbjudande>
