public import FoundationEssentials
import Glibc

/// Identifiers that sort by the time they were made, so that indexes grow at their end.
///
/// Källa: RFC 9562, 5.7 UUID Version 7; 6.2 method 3 (the 12 bits after the milliseconds are their fraction).
public enum UUIDv7 {
    /// A new identifier, from this machine's clock and its random source.
    public static func make() -> UUID {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let milliseconds = UInt64(now.tv_sec) * 1000 + UInt64(now.tv_nsec / 1_000_000)
        let fraction = UInt16(now.tv_nsec % 1_000_000 * 4096 / 1_000_000)
        return make(milliseconds: milliseconds, fraction: fraction, random: randomBytes(8).withUnsafeBytes { $0.load(as: UInt64.self) })
    }

    /// The identifier of given parts: Unix milliseconds (48 bits), their fraction (12 bits), and randomness (62 bits are used).
    public static func make(milliseconds: UInt64, fraction: UInt16, random: UInt64) -> UUID {
        let high = milliseconds << 16 | 0x7000 | UInt64(fraction & 0x0fff)
        let low = random & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        let halves = (high.bigEndian, low.bigEndian)
        return withUnsafeBytes(of: halves) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
