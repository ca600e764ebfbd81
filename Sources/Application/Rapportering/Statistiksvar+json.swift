public import CanonicalJSON
import Handlaggning
import Reports

extension Statistiksvar {
    /// The statistics as other programs read them: one object a number. `antal` is null where the number is withheld, and `dolt` says why.
    public var json: JSON {
        let förra = statistik.föregående.map { omgång -> JSON in
            let poster = statistik.beslut.föregåendePoster + statistik.avbrott.föregåendePoster
            return ["period": .string(omgång.period.description), "tal": .array(poster.map(\.form))]
        }
        return .object(
            huvud.medlemmar(statistik.nämnd, statistik.omgång) + [
                .init("troskel", .int(statistik.tröskel.antal)), .init("nollrapport", .bool(statistik.tom)),
                .init("tal", .array(statistik.poster.map(\.form))), .init("foregaende", förra ?? .null),
            ])
    }
}

extension Statistikpost {
    fileprivate var form: JSON {
        let valda: [(String, String?)] = [
            ("art", art?.rawValue), ("omrade", område?.rawValue), ("insats", insats), ("kon", kön?.rawValue), ("aldersklass", åldersklass?.rawValue),
        ]
        return .object(
            [.init("matt", .string(mått))] + valda.compactMap { namn, värde in värde.map { .init(namn, .string($0)) } } + [
                .init("antal", antal.map { .int($0) } ?? .null), .init("dolt", .optional(dolt)),
            ])
    }
}
