/// Ett antal som det får lämnas ut.
public enum Statistiktal: Hashable, Sendable {
    case antal(Int)
    /// Minst ett men färre än tröskeln.
    case färre
    /// Lämnas inte ut: med det skulle ett antal under tröskeln gå att räkna ut.
    case dolt

    init(_ antal: Int, _ tröskel: Statistiktröskel) { self = tröskel.ärLitet(antal) ? .färre : .antal(antal) }
}

/// Antal under tröskeln, men inte noll, lämnas inte ut: få personer kan kännas igen. Nämnden väljer om den vill ha en tröskel; lagen kräver
/// att antalen lämnas.
///
/// Källa: SoL (2025:400) 34 kap. 3 §; offentlighets- och sekretesslagen (2009:400) 26 kap. 1 §.
public struct Statistiktröskel: Hashable, Sendable {
    public let antal: Int

    public static let ingen = Statistiktröskel(0)!

    /// Nil för 1 och 2: «färre än 2» är ett, och det som skulle döljas vore utskrivet.
    public init?(_ antal: Int) {
        guard antal == 0 || (3...1_000).contains(antal) else { return nil }
        self.antal = antal
    }

    func ärLitet(_ antal: Int) -> Bool { antal > 0 && antal < self.antal }
}
