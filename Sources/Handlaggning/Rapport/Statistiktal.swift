/// Ett antal som det får lämnas ut.
public enum Statistiktal: Hashable, Sendable {
    case antal(Int)
    /// Minst ett men färre än tröskeln.
    case färre
    /// Lämnas inte ut: med det skulle ett antal under tröskeln gå att räkna ut.
    case dolt

    init(_ antal: Int, _ tröskel: Statistiktröskel) { self = tröskel.ärLitet(antal) ? .färre : .antal(antal) }
}

/// Antal under tröskeln, men inte noll, lämnas inte ut: få personer kan kännas igen.
///
/// Källa: offentlighets- och sekretesslagen (2009:400) 26 kap. 1 §. Talet är nämndens val, inte lagens.
public struct Statistiktröskel: Hashable, Sendable {
    public let antal: Int

    /// Så få att en läsare i en liten kommun kan veta vilka de är.
    public static let förvald = Statistiktröskel(5)!
    public static let ingen = Statistiktröskel(0)!

    /// Nil för 1 och 2: «färre än 2» är ett, och det som skulle döljas vore utskrivet.
    public init?(_ antal: Int) {
        guard antal == 0 || (3...1_000).contains(antal) else { return nil }
        self.antal = antal
    }

    func ärLitet(_ antal: Int) -> Bool { antal > 0 && antal < self.antal }
}
