/// SplitMix64: en följd som är densamma för samma frö, på varje maskin.
struct Slumpföljd {
    private var läge: UInt64

    init(frö: UInt64) { läge = frö }

    mutating func tal(_ spann: Range<Int>) -> Int {
        läge &+= 0x9E37_79B9_7F4A_7C15
        var z = läge
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return spann.lowerBound + Int((z ^ (z >> 31)) % UInt64(spann.count))
    }

    mutating func chans(_ procent: Int) -> Bool { tal(0..<100) < procent }

    mutating func en<Sak>(av saker: [Sak]) -> Sak { saker[tal(0..<saker.count)] }
}
