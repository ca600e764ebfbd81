/// En omgångs period, `2023K3`. Bara ett namn på omgången: varken etikett eller brytdatum följer av den.
public struct Kvartal: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let år: Int
    /// 1–4.
    public let nummer: Int

    public init?(_ år: Int, _ nummer: Int) {
        guard (1900...2199).contains(år), (1...4).contains(nummer) else { return nil }
        self.år = år
        self.nummer = nummer
    }

    /// Läser `ÅÅÅÅKn`; nil för varje annan form.
    public init?(_ text: some StringProtocol) {
        let tecken = Array(text.utf8)
        let siffror = (UInt8(ascii: "0")...UInt8(ascii: "9"))
        guard tecken.count == 6, tecken[4] == UInt8(ascii: "K"), tecken[..<4].allSatisfy(siffror.contains), siffror.contains(tecken[5]) else {
            return nil
        }
        self.init(tecken[..<4].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }, Int(tecken[5] - UInt8(ascii: "0")))
    }

    public var description: String { "\(år)K\(nummer)" }

    public static func < (vänster: Kvartal, höger: Kvartal) -> Bool { (vänster.år, vänster.nummer) < (höger.år, höger.nummer) }
}
