import Handlaggning

/// A random but valid history of a nämnd, the same for the same seed: beslut registered early and late, rounds frozen, sent wholly, in part
/// or not at all.
struct Historik {
    private(set) var rader = [Rad.nämnd]
    private(set) var perioder: [String] = []
    private var slump: Slump
    /// Beslut not yet ended: number and the latest date something happened.
    private var öppna: [(nummer: Int, senast: Datum)] = []
    private var antal = 0

    init(frö: UInt64, omgångar: Int = 5, beslutPerOmgång: Int = 12) {
        slump = Slump(frö)
        var brytdatum = Datum(2022, 3, 31)!
        for nummer in 0..<omgångar {
            registrera(beslutPerOmgång, före: brytdatum)
            händ(före: brytdatum.plus(dagar: 20))
            omgång(nummer, brytdatum)
            brytdatum = brytdatum.plus(månader: 3)
        }
    }

    private mutating func registrera(_ högst: Int, före brytdatum: Datum) {
        for _ in 0..<slump.tal(högst + 1) {
            antal += 1
            let datum = brytdatum.plus(dagar: -slump.tal(250))
            rader.append(
                Rad.fatta(
                    antal, "\(datum)", insats: ["kontaktperson", "bostad", "boendestod"][slump.tal(3)],
                    ursprung: slump.tal(12) == 0 ? "dom" : "namnd", källa: slump.tal(2) == 0 ? "K-\(antal)" : nil))
            öppna.append((antal, datum))
        }
    }

    private mutating func händ(före gräns: Datum) {
        for plats in öppna.indices.reversed() {
            let (nummer, senast) = öppna[plats]
            let datum = min(senast.plus(dagar: slump.tal(150)), gräns)
            switch slump.tal(6) {
            case 0:
                rader.append(Rad.verkställ(nummer, "\(datum)"))
                öppna.remove(at: plats)
            case 1:
                rader.append(Rad.avsluta(nummer, "\(datum)", text: slump.tal(2) == 0 ? "eftersom behovet har upphört \(nummer)." : nil))
                öppna.remove(at: plats)
            case 2, 3: rader.append(Rad.skäl(nummer, "Anledningen är att plats saknas, \(slump.tal(1_000))."))
            default: break
            }
        }
    }

    private mutating func omgång(_ nummer: Int, _ brytdatum: Datum) {
        let period = "\(2022 + nummer / 4)K\(nummer % 4 + 1)"
        perioder.append(period)
        rader += [Rad.öppna(period, "\(brytdatum)"), Rad.fastställ(period)]
        if slump.tal(4) > 0 { rader.append(Rad.inskick(period, "\(brytdatum.plus(dagar: 25))")) }
    }
}

/// SplitMix64: a few lines, the same numbers on every machine.
struct Slump {
    private var läge: UInt64

    init(_ frö: UInt64) { läge = frö }

    mutating func tal(_ under: Int) -> Int {
        läge &+= 0x9E37_79B9_7F4A_7C15
        var z = läge
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ z >> 31) % UInt64(under))
    }
}
