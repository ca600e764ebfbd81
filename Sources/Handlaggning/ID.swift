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
    public init?(_ text: some StringProtocol) { self.init(utf8: String(text).utf8) }

    // För ett enda slags text: varje händelse i en logg har id:n, och en generisk läsare av dem tar lika lång tid som resten av vikningen.
    private init?(utf8 text: String.UTF8View) {
        var (hög, låg): (UInt64, UInt64) = (0, 0)
        var plats = 0
        for tecken in text {
            switch plats {
            case 8, 13, 18, 23: guard tecken == UInt8(ascii: "-") else { return nil }
            case 0..<18:
                guard let värde = Self.hex(tecken) else { return nil }
                hög = hög << 4 | värde
            case 19..<36:
                guard let värde = Self.hex(tecken) else { return nil }
                låg = låg << 4 | värde
            default: return nil
            }
            plats += 1
        }
        guard plats == 36 else { return nil }
        self.init(hög: hög, låg: låg)
    }

    /// Textformen med små bokstäver.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { tecken in
            var plats = 0
            for nummer in 0..<32 {
                if nummer == 8 || nummer == 12 || nummer == 16 || nummer == 20 {
                    tecken[plats] = UInt8(ascii: "-")
                    plats += 1
                }
                let siffra = UInt8(truncatingIfNeeded: (nummer < 16 ? hög : låg) >> UInt64(60 - 4 * (nummer % 16))) & 0xF
                tecken[plats] = siffra < 10 ? UInt8(ascii: "0") + siffra : UInt8(ascii: "a") + siffra - 10
                plats += 1
            }
            return 36
        }
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

/// Den som ett beslut gäller. Personen är bara ett id här: identiteten ligger förseglad, och märket har inga värden.
public enum Person {}
/// Besluten ur samma handling. Gruppen är inget mer än det id som de har gemensamt.
public enum Beslutsgrupp {}

public typealias BeslutID = ID<Beslut>
public typealias PersonID = ID<Person>
public typealias BeslutsgruppID = ID<Beslutsgrupp>
public typealias ErbjudandeID = ID<Erbjudande>
