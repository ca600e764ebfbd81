import CanonicalJSON
import Handlaggning
import HandlaggningSupport
import Journal

/// A random history of a nämnd out of every command there is, the same for the same seed: beslut registered early and late, partly executed,
/// interrupted, corrected, recalled, replaced; deaths; rounds frozen, skipped, sent wholly, in part or not at all.
///
/// Commands are drawn blindly. The pure core, which reads nothing but the commands, says which of them the system must accept.
struct Historik {
    /// The accepted lines, in order.
    var rader: [String] { alla.filter(\.godtas).map(\.rad) }
    private(set) var alla: [(rad: String, godtas: Bool)] = []
    private(set) var perioder: [String] = []
    private var slump: Slump
    private var nämnd = Provnämnd()
    private var antal = 0

    init(frö: UInt64, omgångar: Int = 5, beslutPerOmgång: Int = 12) {
        slump = Slump(frö)
        föreslå(Rad.nämnd)
        var brytdatum = Datum(2022, 3, 31)!
        for nummer in 0..<omgångar {
            for _ in 0..<slump.tal(beslutPerOmgång + 1) { fatta(brytdatum.plus(dagar: -slump.tal(250))) }
            for _ in 0..<(antal * 2) { händ(1 + slump.tal(max(1, antal)), före: brytdatum.plus(dagar: 20)) }
            omgång(nummer, brytdatum)
            brytdatum = brytdatum.plus(månader: 3)
        }
    }

    /// Adds the line, and what the core thinks of it.
    private mutating func föreslå(_ rad: String) {
        do {
            try nämnd.utför(try Kommandorad(try JSON(parsing: Array(rad.utf8))).kommando)
            alla.append((rad, true))
        } catch { alla.append((rad, false)) }
    }

    private mutating func fatta(_ datum: Datum) {
        antal += 1
        // Many have several beslut.
        let person = slump.tal(2) == 0 ? 1 + slump.tal(antal) : antal
        föreslå(
            Rad.fatta(
                antal, "\(datum)", insats: ["kontaktperson", "bostad", "boendestod"][slump.tal(3)], person: person,
                ursprung: slump.tal(12) == 0 ? "dom" : "namnd", källa: slump.tal(2) == 0 ? "K-\(antal)" : nil))
    }

    private mutating func händ(_ nummer: Int, före gräns: Datum) {
        guard let beslut = nämnd.beslut[BeslutID(Rad.id(nummer))!] else { return }
        let datum = min(beslut.senasteDatum.plus(dagar: slump.tal(150) - 10), gräns)
        let nr = 1 + slump.tal(2)
        if beslut.öppenFrist?.nummer.art == .avbrott, slump.tal(3) == 0 { return föreslå(Rad.återuppta(nummer, "\(datum)")) }
        switch slump.tal(26) {
        case 0, 1, 2: föreslå(Rad.verkställ(nummer, "\(datum)"))
        case 3: föreslå(Rad.avsluta(nummer, "\(datum)", text: slump.tal(2) == 0 ? "eftersom behovet har upphört \(nummer)." : nil))
        case 4, 5: föreslå(Rad.skäl(nummer, "Anledningen är att plats saknas, \(slump.tal(1_000))."))
        case 6, 7, 8: föreslå(Rad.avbryt(nummer, "\(datum)"))
        case 9, 10: föreslå(Rad.återuppta(nummer, "\(datum)"))
        case 11:
            föreslå(Rad.om(nummer, "VerkstallDelvis", #""datum":"\#(datum)","verkstalld":"två timmar","kvarstaende":{"tal":3,"enhet":"timmar"}"#))
        case 12: föreslå(Rad.om(nummer, "LamnaErbjudande", #""erbjudande":"\#(Rad.id(slump.tal(2), "a"))","datum":"\#(datum)","vad":"en plats""#))
        case 13: föreslå(Rad.om(nummer, "BesvaraErbjudande", #""erbjudande":"\#(Rad.id(slump.tal(2), "a"))","datum":"\#(datum)","svar":"nej""#))
        case 14: föreslå(Rad.om(nummer, "AvslutaInsats", #""datum":"\#(datum)","orsak":"målen är nådda""#))
        case 15: föreslå(Rad.ersätt(nummer, 1 + slump.tal(antal), "\(datum)"))
        case 16: föreslå(Rad.dödsfall(person: 1 + slump.tal(antal * 3), "\(datum)"))
        case 17: föreslå(Rad.rätta(nummer, "BeslutFattat", "beslutsdatum", #""\#(beslut.uppgifter.beslutsdatum.plus(dagar: slump.tal(200) - 100))""#))
        case 18: föreslå(Rad.rätta(nummer, "BeslutVerkstallt", nr: nr, "datum", #""\#(datum)""#))
        case 19: föreslå(Rad.rätta(nummer, "VerkstallighetAvbruten", nr: nr, "datum", #""\#(datum)""#))
        case 20: föreslå(Rad.rätta(nummer, "SkalAngivet", nr: nr, "text", #""Anledningen är en annan.""#))
        case 21: föreslå(Rad.återkalla(nummer, ["BeslutVerkstallt", "VerkstallighetAvbruten", "PersonAvliden", "BeslutErsatt"][slump.tal(4)]))
        case 22: föreslå(Rad.återkalla(nummer, ["BeslutAvslutatUtanVerkstallighet", "VerkstallighetAterupptagen", "SkalAngivet"][slump.tal(3)]))
        case 23: föreslå(slump.tal(3) == 0 ? Rad.makulera(nummer) : Rad.återkalla(nummer, "BeslutMakulerat"))
        case 24: föreslå(Rad.om(nummer, "BegarVistelsekommun", #""datum":"\#(datum)","kommunkod":"0180""#))
        default: föreslå(Rad.om(nummer, "Overklaga", #""datum":"\#(datum)","instans":"förvaltningsrätten","av":"enskild""#))
        }
    }

    private mutating func omgång(_ nummer: Int, _ brytdatum: Datum) {
        // A round may never come about.
        if nummer > 0, slump.tal(6) == 0 { return }
        let period = "\(2022 + nummer / 4)K\(nummer % 4 + 1)"
        perioder.append(period)
        föreslå(Rad.öppna(period, "\(brytdatum)"))
        föreslå(Rad.fastställ(period))
        if slump.tal(4) > 0 { föreslå(Rad.inskick(period, "\(brytdatum.plus(dagar: 25))", frister: slump.tal(3) > 0 ? "\"alla\"" : några(period))) }
        mellanOmgångarna(nummer, brytdatum)
        if slump.tal(2) == 0 {
            föreslå(#"{"kommando":"MeddelaRattelse","namnd":"SN","period":"\#(period)","datum":"\#(brytdatum.plus(dagar: 25))","frister":"alla"}"#)
        }
    }

    /// Closing reports given between rounds, on some omgång so far: valid where the row stood open there and has ended since.
    private mutating func mellanOmgångarna(_ nummer: Int, _ brytdatum: Datum) {
        guard slump.tal(2) == 0 else { return }
        let period = perioder[slump.tal(perioder.count)]
        for rad in nämnd.fastställd(Kvartal(period)!)?.rapport.rader ?? [] where rad.utfall == .öppen {
            guard let slut = nämnd.beslut[rad.frist.beslut]?.frist(rad.frist.nummer)?.slut else { continue }
            let art = if case .verkställd = slut { "verkstalld" } else { "avslutad" }
            let frist =
                #"{"beslut":"\#(rad.frist.beslut)","start":"\#(rad.start)","art":"\#(rad.frist.nummer.art.rawValue)","nr":\#(rad.frist.nummer.nr)}"#
            föreslå(
                #"{"kommando":"RegistreraInskick","namnd":"SN","period":"\#(period)","datum":"\#(brytdatum.plus(dagar: 27))","kanal":"etjanst","#
                    + #""art":"\#(art)","frister":[\#(frist)]}"#)
        }
    }

    private mutating func några(_ period: String) -> String {
        let rader = nämnd.fastställd(Kvartal(period)!)?.rapport.rader.filter { $0.rubrik != .rättade } ?? []
        let val = rader.filter { _ in slump.tal(2) == 0 }.map {
            #"{"beslut":"\#($0.frist.beslut)","start":"\#($0.start)","art":"\#($0.frist.nummer.art.rawValue)","nr":\#($0.frist.nummer.nr)}"#
        }
        return "[\(val.joined(separator: ","))]"
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
