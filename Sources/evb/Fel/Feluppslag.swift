/// What was asked for is no code; those are that look like it, the most alike first.
struct OkändFelkod: Error {
    let kod: String
    let närmast: [String]

    /// Longer than any code; more of what was written is not repeated.
    private static let längst = 60
    private static let flestFörslag = 3

    fileprivate init(_ sökt: String) {
        kod = String(sökt.prefix(Self.längst))
        let lika = Felgrupp.alla.flatMap(\.koder).map(\.kod).compactMap { [kod] in Likhet(kod: $0, sökt: kod) }
        närmast = lika.sorted { ($0.avstånd, $0.kod) < ($1.avstånd, $1.kod) }.prefix(Self.flestFörslag).map(\.kod)
    }
}

extension Felgrupp {
    /// Those of the codes that are named, in the groups' order.
    ///
    /// - Throws: ``OkändFelkod`` for the first that is none.
    static func med(_ koder: [String]) throws(OkändFelkod) -> [Felgrupp] {
        let kända = Set(alla.flatMap(\.koder).map(\.kod))
        if let okänd = koder.first(where: { !kända.contains($0) }) { throw OkändFelkod(okänd) }
        let sökta = Set(koder)
        return alla.map { Felgrupp(namn: $0.namn, koder: $0.koder.filter { sökta.contains($0.kod) }) }.filter { !$0.koder.isEmpty }
    }
}

/// How far a code is from what was written.
private struct Likhet {
    let kod: String
    let avstånd: Int

    /// A slip or two of the finger; more is another word.
    private static let flestÄndringar = 3
    /// Of fewer characters too many codes are made.
    private static let kortastDel = 4

    /// - Returns: nil when they are not alike.
    init?(kod: String, sökt: String) {
        let avstånd = Self.ändringar(Array(kod.utf8), Array(sökt.utf8))
        guard avstånd <= Self.flestÄndringar || (sökt.utf8.count >= Self.kortastDel && kod.contains(sökt)) else { return nil }
        (self.kod, self.avstånd) = (kod, avstånd)
    }

    /// How many bytes must be added, removed or changed to make the one of the other.
    ///
    /// Källa: Wagner och Fischer, The String-to-String Correction Problem, Journal of the ACM 21 (1974).
    private static func ändringar(_ ena: [UInt8], _ andra: [UInt8]) -> Int {
        var rad = Array(0...andra.count)
        for (i, byte) in ena.enumerated() {
            var snett = rad[0]
            rad[0] = i + 1
            for (j, annan) in andra.enumerated() {
                let lika = snett + (byte == annan ? 0 : 1)
                snett = rad[j + 1]
                rad[j + 1] = min(lika, snett + 1, rad[j] + 1)
            }
        }
        return rad[andra.count]
    }
}
