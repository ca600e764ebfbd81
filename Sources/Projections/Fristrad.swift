import CanonicalJSON
import EventStore
public import Handlaggning
import Journal
import Postgres

/// A row of `frist_v3`: a frist's state, and the positions between which it was what was known.
struct Fristrad: Hashable {
    let underlag: Fristunderlag
    /// The omgång of the inskick that this row is the first to know; nil when it became known through something else.
    let lämnad: Kvartal?
    let kändFrån: Int64
    /// The first position at which it no longer was; nil while it is.
    var kändTill: Int64?

    /// The columns ``init(_:)`` reads, in its order.
    static let kolumner = """
        beslut, art, nr, kand_fran, kand_till, omrade, lagrum, insats, beslutsdatum, galler_till, ursprung, start, slut, slut_art, slut_orsak,
        slut_text, skal_kod, skal_klass, skal_text, inskick, rattelser, person, kon, makulerat, vistelsekommun, aterkallad, rapporteras, lamnad
        """

    /// The columns that are written, in the order of ``skriv(_:_:)``; `namnd` before them.
    static let skrivnaKolumner = """
        beslut, art, nr, kand_fran, kand_till, omrade, lagrum, insats, beslutsdatum, galler_till, ursprung, start, rapporteringsbar, slut, slut_art,
        slut_orsak, slut_text, skal_kod, skal_klass, skal_text, inskick, rattelser, person, kon, makulerat, vistelsekommun, aterkallad, rapporteras,
        lamnad
        """

    init(_ underlag: Fristunderlag, lämnad: Kvartal?, kändFrån: Int64, kändTill: Int64? = nil) {
        self.underlag = underlag
        self.lämnad = lämnad
        self.kändFrån = kändFrån
        self.kändTill = kändTill
    }

    /// - Throws: ``Läsmodellfel`` for a value that the projection never writes.
    init(_ rad: Row) throws {
        func datum(_ kolumn: Int) throws -> Datum? { try (rad[kolumn] as PostgresDate?).map { Datum($0) } }
        func val<Val: RawRepresentable>(_ kolumn: Int, _: Val.Type = Val.self) throws -> Val? where Val.RawValue == String {
            guard let text: String = try rad[kolumn] else { return nil }
            guard let val = Val(rawValue: text) else { throw Läsmodellfel.rad(kolumn: kolumn) }
            return val
        }
        func kräv<Värde>(_ värde: Värde?, _ kolumn: Int) throws -> Värde {
            guard let värde else { throw Läsmodellfel.rad(kolumn: kolumn) }
            return värde
        }
        // Nearly every list is empty.
        func lista<Del>(_ kolumn: Int, _ läs: (JSON) -> [Del]?) throws -> [Del] {
            let text: String = try rad[kolumn]
            return text == "[]" ? [] : try kräv(läs(try JSON(parsing: text)), kolumn)
        }
        func text(_ kolumn: Int) throws -> Fritext? { try (rad[kolumn] as String?).map { Fritext(hash: $0, innehåll: .stängt) } }

        var slut: Fristslut?
        if let dag = try datum(12) {
            let art: String = try rad[13]
            slut = art == "verkstalld" ? .verkställd(dag) : .avslutad(dag, try kräv(try val(14), 14), try text(15))
        }
        var skäl: Skäl?
        if let kod: Skälskod = try val(16) {
            skäl = Skäl(kod: kod, klass: try kräv(try val(17), 17), text: try kräv(try text(18), 18))
        }
        let frist = Frist(
            nummer: FristNummer(art: try kräv(try val(1), 1), nr: try rad[2]), start: try kräv(try datum(11), 11), slut: slut, skäl: skäl,
            inskick: try lista(19) { [Inskick](form: $0) }, rättelser: try lista(20) { [Kvartal](form: $0) }, återkallad: try rad[25])
        underlag = Fristunderlag(
            beslut: BeslutID(try rad[0]), person: PersonID(try rad[21]), kön: try kräv(try val(22), 22), område: try kräv(try val(5), 5),
            lagrum: try rad[6], insats: try rad[7],
            beslutsdatum: try kräv(try datum(8), 8), gällerTill: try datum(9), ursprung: try kräv(try val(10), 10), makulerat: try rad[23],
            vistelsekommun: try rad[24], frist: frist)
        // What follows from the rest is proven, not believed.
        guard underlag.visbarhet == (try val(26)) else { throw Läsmodellfel.rad(kolumn: 26) }
        lämnad = try (rad[27] as String?).map { text in try kräv(Kvartal(text), 27) }
        kändFrån = try rad[3]
        kändTill = try rad[4]
    }
}

extension Fristrad {
    static let antalSkrivna = 1 + skrivnaKolumner.split(separator: ",").count

    /// Writes the row for a COPY into `namnd` and ``skrivnaKolumner``.
    func skriv(_ nämnd: Tenant, _ ut: inout CopyWriter) throws {
        let (u, f) = (underlag, underlag.frist)
        func datum(_ värde: Datum?) -> Parameter { .date(optional: värde.map { PostgresDate($0) }) }
        try ut.beginRow(columns: Self.antalSkrivna)
        try ut.write(.text(nämnd.rawValue))
        try ut.write(.uuid(u.beslut.uuid))
        try ut.write(.text(f.nummer.art.rawValue))
        try ut.write(.int4(Int32(f.nummer.nr)))
        try ut.write(.int8(kändFrån))
        try ut.write(.int8(optional: kändTill))
        try ut.write(.text(u.område.rawValue))
        try ut.write(.text(u.lagrum))
        try ut.write(.text(u.insats))
        try ut.write(datum(u.beslutsdatum))
        try ut.write(datum(u.gällerTill))
        try ut.write(.text(u.ursprung.rawValue))
        try ut.write(datum(f.start))
        try ut.write(datum(rapporteringsbarFrån(f.start)))
        try ut.write(datum(f.slut?.datum))
        try ut.write(.text(optional: f.slut?.art))
        try ut.write(.text(optional: f.slut?.orsak?.rawValue))
        try ut.write(.text(optional: f.slut?.text?.hash))
        try ut.write(.text(optional: f.skäl?.kod.rawValue))
        try ut.write(.text(optional: f.skäl?.klass.rawValue))
        try ut.write(.text(optional: f.skäl?.text.hash))
        try ut.write(.text(f.inskick.isEmpty ? "[]" : f.inskick.form.canonical))
        try ut.write(.text(f.rättelser.isEmpty ? "[]" : f.rättelser.form.canonical))
        try ut.write(.uuid(u.person.uuid))
        try ut.write(.text(u.kön.rawValue))
        try ut.write(.bool(u.makulerat))
        try ut.write(.bool(u.vistelsekommun))
        try ut.write(.bool(f.återkallad))
        try ut.write(.text(u.visbarhet.rawValue))
        try ut.write(.text(optional: lämnad?.description))
    }
}

/// A read model that cannot have come out of this log. `evb projektion bygg-om` makes it anew, unless it is the log that is wrong.
public enum Läsmodellfel: Error, Hashable, Sendable {
    /// A row has a value that the projection never writes; the column counted from 0 in the order read.
    case rad(kolumn: Int)
    /// The read model says that it has followed the log further than the log goes: events are gone.
    case förLoggen(namn: String)
    /// None of its builds is in use.
    case utanBygge(namn: String)
    /// A frist of the beslut is another in the read model than the log says.
    case motsägerLoggen(BeslutID)
}

extension Fristslut {
    var art: String {
        switch self {
        case .verkställd: "verkstalld"
        case .avslutad: "avslutad"
        }
    }

    var orsak: Avslutsorsak? { if case .avslutad(_, let orsak, _) = self { orsak } else { nil } }
    var text: Fritext? { if case .avslutad(_, _, let text) = self { text } else { nil } }
}

extension [Inskick] {
    var form: JSON {
        .array(
            map {
                [
                    "omgang": .string($0.omgång.description), "art": .string($0.art.rawValue), "datum": .string($0.datum.description),
                    "stangd": .bool($0.stängd),
                ]
            })
    }

    init?(form: JSON) {
        guard let former = form.array else { return nil }
        self = former.compactMap { form in
            guard let omgång = form["omgang"]?.string.flatMap({ Kvartal($0) }), let art = form["art"]?.string.flatMap({ Inskick.Art(rawValue: $0) }),
                let datum = form["datum"]?.string.flatMap({ Datum($0) }), let stängd = form["stangd"]?.bool
            else { return nil }
            return Inskick(omgång: omgång, art: art, datum: datum, stängd: stängd)
        }
        guard count == former.count else { return nil }
    }
}

extension [Kvartal] {
    var form: JSON { .array(map { .string($0.description) }) }

    init?(form: JSON) {
        guard let former = form.array else { return nil }
        self = former.compactMap { $0.string.flatMap { Kvartal($0) } }
        guard count == former.count else { return nil }
    }
}
