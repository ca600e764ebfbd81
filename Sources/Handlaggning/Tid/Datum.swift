/// Ett datum i den gregorianska kalendern, utan klockslag och tidszon: en dag som en människa skriver den.
///
/// Räknas som dagar från 1970-01-01. Datum mellan år 1900 och 2199 finns: äldre och yngre kan bara vara skrivfel här.
public struct Datum: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let dagarSedan1970: Int32

    public init(dagarSedan1970: Int32) { self.dagarSedan1970 = dagarSedan1970 }

    /// Nil när dagen inte finns (`2023-02-30`) eller året ligger utanför 1900–2199.
    public init?(_ år: Int, _ månad: Int, _ dag: Int) {
        guard (1900...2199).contains(år), (1...12).contains(månad), (1...Datum.dagar(i: månad, år: år)).contains(dag) else { return nil }
        self.init(giltigt: år, månad, dag)
    }

    /// Läser `ÅÅÅÅ-MM-DD`; nil för varje annan form och för dagar som inte finns.
    public init?(_ text: some StringProtocol) { self.init(tecken: Array(String(text).utf8)) }

    private init?(tecken: [UInt8]) {
        guard tecken.count == 10, tecken[4] == UInt8(ascii: "-"), tecken[7] == UInt8(ascii: "-") else { return nil }
        func tal(_ platser: Range<Int>) -> Int? {
            tecken[platser].reduce(0 as Int?) { summa, tecken in
                guard let summa, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(tecken) else { return nil }
                return summa * 10 + Int(tecken - UInt8(ascii: "0"))
            }
        }
        guard let år = tal(0..<4), let månad = tal(5..<7), let dag = tal(8..<10) else { return nil }
        self.init(år, månad, dag)
    }

    public var år: Int { delar.år }
    public var månad: Int { delar.månad }
    public var dag: Int { delar.dag }

    public var description: String {
        let (år, månad, dag) = delar
        return "\(år)-\(månad < 10 ? "0" : "")\(månad)-\(dag < 10 ? "0" : "")\(dag)"
    }

    public static func < (vänster: Datum, höger: Datum) -> Bool { vänster.dagarSedan1970 < höger.dagarSedan1970 }

    /// Antalet dagar från `tidigare` till detta datum; negativt när det ligger före.
    public func dagar(sedan tidigare: Datum) -> Int { Int(dagarSedan1970) - Int(tidigare.dagarSedan1970) }

    /// Dagen så många dagar senare; tidigare när talet är negativt.
    public func plus(dagar: Int) -> Datum { Datum(dagarSedan1970: dagarSedan1970 + Int32(dagar)) }

    /// Dagen med samma tal i månaden `månader` senare; finns den inte, den månadens sista dag.
    ///
    /// Källa: lag (1930:173) om beräkning av lagstadgad tid, 1 §.
    public func plus(månader: Int) -> Datum {
        let (år, månad, dag) = delar
        let räknade = år * 12 + (månad - 1) + månader
        let (nyttÅr, nyMånad) = (räknade / 12, räknade % 12 + 1)
        return Datum(giltigt: nyttÅr, nyMånad, min(dag, Datum.dagar(i: nyMånad, år: nyttÅr)))
    }

    static func dagar(i månad: Int, år: Int) -> Int {
        switch månad {
        case 2: (år.isMultiple(of: 4) && !år.isMultiple(of: 100)) || år.isMultiple(of: 400) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

// Omräkningen mellan dagnummer och kalenderdag räknar år från 1 mars: skottdagen hamnar sist, och månadslängderna blir en formel.
extension Datum {
    private init(giltigt år: Int, _ månad: Int, _ dag: Int) {
        let marsår = månad > 2 ? år : år - 1
        let månadFrånMars = månad > 2 ? månad - 3 : månad + 9
        let skottdagar = marsår / 4 - marsår / 100 + marsår / 400
        self.init(dagarSedan1970: Int32(marsår * 365 + skottdagar + (153 * månadFrånMars + 2) / 5 + dag - 1 - Datum.dagarTill1970))
    }

    private var delar: (år: Int, månad: Int, dag: Int) {
        let dagar = Int(dagarSedan1970) + Datum.dagarTill1970
        let (sekel400, iSekel) = (dagar / 146_097, dagar % 146_097)
        let årISekel = (iSekel - iSekel / 1_460 + iSekel / 36_524 - iSekel / 146_096) / 365
        let dagIÅr = iSekel - (365 * årISekel + årISekel / 4 - årISekel / 100)
        let månadFrånMars = (5 * dagIÅr + 2) / 153
        let dag = dagIÅr - (153 * månadFrånMars + 2) / 5 + 1
        let månad = månadFrånMars < 10 ? månadFrånMars + 3 : månadFrånMars - 9
        return (sekel400 * 400 + årISekel + (månad <= 2 ? 1 : 0), månad, dag)
    }

    /// Dagar från 1 mars år 0 till 1 januari 1970.
    private static let dagarTill1970 = 719_468
}
