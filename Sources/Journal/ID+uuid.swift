public import FoundationEssentials
public import Handlaggning

extension ID {
    public init(_ uuid: UUID) {
        let b = uuid.uuid
        func ord(_ bytes: UInt8...) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(hög: ord(b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7), låg: ord(b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15))
    }

    public var uuid: UUID {
        func byte(_ ord: UInt64, _ plats: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: ord >> (56 - 8 * plats)) }
        return UUID(
            uuid: (
                byte(hög, 0), byte(hög, 1), byte(hög, 2), byte(hög, 3), byte(hög, 4), byte(hög, 5), byte(hög, 6), byte(hög, 7),
                byte(låg, 0), byte(låg, 1), byte(låg, 2), byte(låg, 3), byte(låg, 4), byte(låg, 5), byte(låg, 6), byte(låg, 7)
            ))
    }
}
