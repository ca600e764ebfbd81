public import CanonicalJSON
import Handlaggning

extension Kalenderblad {
    /// Kalendern som andra program läser den.
    public var json: JSON {
        [
            "namnd": .string(kalender.nämnd), "ar": .int(kalender.år), "idag": .dag(kalender.idag), "position": .int(position),
            "omgangar": .array(kalender.omgångar.map(form)), "sammantraden": .array(kalender.sammanträden.map { .dag($0) }),
            "sommarUtanSammantrade": kalender.sommarUtanSammanträde.map(form) ?? .null, "fonsterOkant": .bool(kalender.fönsterOkänt),
            "bevakning": .array(kalender.månader.enumerated().map { månad($0 + 1, $1) }),
            "slutdagar": .array(kalender.slutdagar.map { ["datum": .dag($0.dag), "antal": .int($0.antal)] }),
        ]
    }

    private func form(_ omgång: Kalenderomgång) -> JSON {
        [
            "period": .string("\(omgång.uppgifter.period)"), "etikett": .string(omgång.uppgifter.etikett),
            "brytdatum": .dag(omgång.uppgifter.brytdatum), "fonster": omgång.fönster.map(form) ?? .null, "oppnad": .bool(omgång.öppnad),
            "steg": .array(omgång.steg.map(form)),
        ]
    }

    private func form(_ fönster: Rapporteringsperiod) -> JSON {
        [
            "kvartal": .string("\(fönster.kvartal)"), "fran": .dag(fönster.från), "till": .dag(fönster.till), "sistaDag": .dag(fönster.sistaDag),
        ]
    }

    private func form(_ steg: Kalendersteg) -> JSON {
        var gjort: Datum?
        if case .gjort(let dag) = steg.läge { gjort = dag }
        return [
            "steg": .string(steg.slag.rawValue), "lage": .string(steg.läge.kod), "fran": .dag(steg.från), "senast": .dag(steg.senast),
            "gjort": .dag(gjort),
        ]
    }

    private func månad(_ nummer: Int, _ antal: Fristantal) -> JSON {
        [
            "manad": .string("\(kalender.år)-\(nummer < 10 ? "0" : "")\(nummer)"), "dagar30": .int(antal.trettioKvar),
            "dagar14": .int(antal.fjortonKvar), "dagar7": .int(antal.sjuKvar), "slutdag": .int(antal.slutdag),
            "rapporteringsbar": .int(antal.rapporteringsbar),
        ]
    }
}

extension JSON {
    /// Dagen, eller `null`.
    static func dag(_ datum: Datum?) -> JSON { .optional(datum?.description) }
}
