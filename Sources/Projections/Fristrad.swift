import CanonicalJSON
import Handlaggning
import Journal
import Postgres

/// A row of `readmodel.frist_v2`: a frist's state, and the positions between which it was what was known.
struct Fristrad: Hashable {
    let underlag: Fristunderlag
    let kändFrån: Int64
    /// The first position at which it no longer was; nil while it is.
    var kändTill: Int64?

    /// The columns ``init(_:)`` reads, in its order.
    static let kolumner = """
        beslut, art, nr, kand_fran, kand_till, omrade, lagrum, insats, beslutsdatum, galler_till, ursprung, start, slut, slut_art, slut_orsak,
        slut_text, skal_kod, skal_klass, skal_text, inskick, rattelser, person, kon, makulerat, vistelsekommun, aterkallad
        """

    init(_ underlag: Fristunderlag, kändFrån: Int64, kändTill: Int64? = nil) {
        self.underlag = underlag
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
            inskick: try kräv([Inskick](form: try JSON(parsing: rad[19] as String)), 19),
            rättelser: try kräv([Kvartal](form: try JSON(parsing: rad[20] as String)), 20), återkallad: try rad[25])
        underlag = Fristunderlag(
            beslut: BeslutID(try rad[0]), person: PersonID(try rad[21]), kön: try kräv(try val(22), 22), område: try kräv(try val(5), 5), lagrum: try rad[6], insats: try rad[7],
            beslutsdatum: try kräv(try datum(8), 8), gällerTill: try datum(9), ursprung: try kräv(try val(10), 10), makulerat: try rad[23],
            vistelsekommun: try rad[24], frist: frist)
        kändFrån = try rad[3]
        kändTill = try rad[4]
    }
}

/// A read model that cannot have come out of this log. `evb projektion bygg-om` makes it anew.
public enum Läsmodellfel: Error, Hashable, Sendable {
    /// A row has a value that the projection never writes; the column counted from 0 in the order read.
    case rad(kolumn: Int)
    /// The read model says that it has followed the log further than the log goes.
    case förLoggen(namn: String)
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
