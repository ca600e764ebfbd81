import CanonicalJSON
import EventStore
import Handlaggning

/// An entry of a catalogue.
protocol Katalogpost: Sendable {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak)

    /// Entries with the same key are the same thing at different times.
    var nyckel: String { get }
    var gäller: Giltighet { get }
}

extension Lagrumspost: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        let (kod, namn) = (try läsare.text("kod"), try läsare.text("namn"))
        let lag = try läsare.valfritt("lag") { $0.string.flatMap { Lag(rawValue: $0) } }
        let pliktigt = try läsare.ett("rapporteringspliktigt", \.bool)
        // Without its law there would be no paragraph to report under.
        if pliktigt && lag == nil { throw .felVärde("lag") }
        self.init(kod: kod, namn: namn, lag: lag, giltig: try läsare.giltighet(), rapporteringspliktigt: pliktigt)
    }

    var nyckel: String { kod }
    var gäller: Giltighet { giltig }
}

extension Insatspost: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        self.init(
            kod: try läsare.text("kod"), område: try läsare.ett("omrade") { $0.string.flatMap { Verksamhetsområde(rawValue: $0) } },
            namn: try läsare.text("namn"), lagrum: try läsare.lista("lagrum"), giltig: try läsare.giltighet())
    }

    var nyckel: String { "\(område.rawValue) \(kod)" }
    var gäller: Giltighet { giltig }
}

extension Paragraf: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        self.init(
            id: try läsare.text("id"), namn: try läsare.text("namn"), lag: try läsare.ett("lag") { $0.string.flatMap { Lag(rawValue: $0) } },
            roll: try läsare.ett("roll") { $0.string.flatMap { Roll(rawValue: $0) } },
            sfs: try läsare.valfritt("sfs", \.string), text: try läsare.valfritt("text", \.string), giltig: try läsare.giltighet())
    }

    /// Not the paragraph: two of them may not have one law's role on the same day.
    var nyckel: String { "\(lag.rawValue) \(roll.rawValue)" }
    var gäller: Giltighet { giltig }
}

extension Avgiftsram: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        func belopp(_ värde: JSON) -> Int? { värde.int.flatMap { $0 >= 0 ? $0 : nil } }
        self.init(
            lag: try läsare.ett("lag") { $0.string.flatMap { Lag(rawValue: $0) } }, lägst: try läsare.ett("lagst", belopp),
            högst: try läsare.ett("hogst", belopp), paragraf: try läsare.text("paragraf"), giltig: try läsare.giltighet())
        if lägst > högst { throw .lägstÖverHögst }
    }

    var nyckel: String { lag.rawValue }
    var gäller: Giltighet { giltig }
}

extension Kodpost: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        self.init(kod: try läsare.text("kod"), namn: try läsare.text("namn"), giltig: try läsare.giltighet())
    }

    var nyckel: String { kod }
    var gäller: Giltighet { giltig }
}

extension Rapporteringsperiod: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        let kvartal = try läsare.ett("period") { $0.string.flatMap { Kvartal($0) } }
        let (från, till) = (try läsare.datum("fran"), try läsare.datum("till"))
        if till < från { throw .tillFöreFrån }
        // A period with the year of the one it was copied from.
        if från <= kvartal.sistaDag { throw .felVärde("fran") }
        self.init(kvartal: kvartal, från: från, till: till)
    }

    var nyckel: String { kvartal.description }
    /// One per quarter, whatever its days.
    var gäller: Giltighet { Giltighet(från: kvartal.förstaDag, till: kvartal.sistaDag) }
}

extension Periodmönster: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        let nummer = try läsare.ett("kvartal", \.int)
        let öppnar = try läsare.ett("oppnar") { $0.string.flatMap { Månadsdag($0) } }
        let stänger = try läsare.ett("stanger") { $0.string.flatMap { Månadsdag($0) } }
        guard let mönster = Periodmönster(nummer: nummer, öppnar: öppnar, stänger: stänger, giltig: try läsare.giltighet()) else {
            throw .felVärde("kvartal")
        }
        self = mönster
    }

    var nyckel: String { String(nummer) }
    var gäller: Giltighet { giltig }
}

extension Gallringsregel: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        self.init(
            lag: try läsare.ett("lag") { $0.string.flatMap { Lag(rawValue: $0) } },
            år: try läsare.ett("ar") { $0.int.flatMap { (1...100).contains($0) ? $0 : nil } },
            paragraf: try läsare.text("paragraf"), giltig: try läsare.giltighet())
    }

    var nyckel: String { lag.rawValue }
    var gäller: Giltighet { giltig }
}

extension Gallringspost: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        self.init(
            område: try läsare.ett("omrade") { $0.string.flatMap { Verksamhetsområde(rawValue: $0) } },
            insats: try läsare.valfritt("insats", \.string), berörBarn: try läsare.ett("berorBarn", \.bool),
            tillÅlder: try läsare.valfritt("tillAlder") { $0.int.flatMap { (1...100).contains($0) ? $0 : nil } },
            ejAvslutadeFöre: try läsare.valfritt("ejAvslutadeFore") { $0.string.flatMap { Datum($0) } }, paragraf: try läsare.text("paragraf"),
            giltig: try läsare.giltighet())
    }

    var nyckel: String { "\(område.rawValue) \(insats ?? "*")" }
    var gäller: Giltighet { giltig }
}

extension Forskningsurval: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        func koder(_ värde: JSON) -> Set<String>? {
            let koder = värde.array?.compactMap { $0.string.flatMap { ärKommunkod($0) ? $0 : nil } }
            return koder?.count == värde.array?.count ? koder.map { Set($0) } : nil
        }
        func dagar(_ värde: JSON) -> Set<Int>? {
            let dagar = värde.array?.compactMap { $0.int.flatMap { (1...31).contains($0) ? $0 : nil } }
            return dagar?.count == värde.array?.count ? dagar.map { Set($0) } : nil
        }
        self.init(
            namn: try läsare.text("namn"), kommunkoder: try läsare.ett("kommunkoder", koder), födelsedagar: try läsare.ett("fodelsedagar", dagar),
            paragraf: try läsare.text("paragraf"), giltig: try läsare.giltighet())
        if kommunkoder.isEmpty && födelsedagar.isEmpty { throw .felVärde("kommunkoder") }
    }

    var nyckel: String { namn }
    var gäller: Giltighet { giltig }
}

extension Sammanträde: Katalogpost {
    init(_ läsare: inout Postläsare) throws(Katalogfel.Orsak) {
        self.init(nämnd: try läsare.ett("namnd") { $0.string.flatMap { Tenant(rawValue: $0)?.rawValue } }, datum: try läsare.datum("datum"))
    }

    /// A nämnd meets once a day.
    var nyckel: String { "\(nämnd) \(datum)" }
    var gäller: Giltighet { Giltighet(från: datum, till: datum) }
}
