public import CanonicalJSON
import Handlaggning

extension Bevakningslista {
    /// Listan som andra program läser den.
    public var json: JSON {
        let summor = bevakning.summor
        return [
            "namnd": .string(nämnd), "idag": .datum(bevakning.idag), "position": .int(position), "frister": .array(bevakning.rader.map(form)),
            "summor": [
                "forsenade": .int(summor.försenade), "inom7": .int(summor.inom7), "inom14": .int(summor.inom14), "inom30": .int(summor.inom30),
                "utanSkal": .int(summor.utanSkäl), "domar": .int(summor.domar), "totalt": .int(summor.totalt),
            ],
            "parkerade": .array(läsmodell.parkerade.map { .string($0.description) }), "lasmodellAvviker": .bool(läsmodell.avviker),
        ]
    }

    private func form(_ rad: Bevakningsrad) -> JSON {
        [
            "beslut": .string("\(rad.frist.beslut)"),
            "frist": [
                "art": .string(rad.frist.nummer.art.rawValue), "nr": .int(rad.frist.nummer.nr), "start": .datum(rad.start),
                "slutdag": .datum(rad.slutdag),
            ],
            "rapporteringsbarFran": rad.ursprung == .dom ? .null : .datum(rapporteringsbarFrån(rad.start)), "dagarKvar": .int(rad.dagarKvar),
            "niva": .string(rad.nivå.rawValue), "beslutsdatum": .datum(rad.beslutsdatum), "omrade": .string(rad.område.rawValue),
            "lagrum": .string(rad.lagrum), "insats": .string(rad.insats), "enhet": .optional(rad.enhet), "ursprung": .string(rad.ursprung.rawValue),
            "planerad": .datum(rad.planerad), "varningar": .array(rad.varningar.map(\.form)),
        ]
    }
}

extension Varning {
    fileprivate var form: JSON {
        .object([.init("kod", .string(kod)), .init("slag", .string(slag.rawValue)), .init("text", .string(text))] + uppgifter)
    }

    /// Det som texten säger, var sak för sig.
    private var uppgifter: [JSON.Member] {
        switch self {
        case .skälSaknas, .planeringSaknas, .lagaKraftSaknas, .vistelsekommun, .rapporterasInte: []
        case .löptUtObekräftat(let datum, let dagar), .planeradDagPasserad(let datum, let dagar):
            [.init("datum", .datum(datum)), .init("dagarSedan", .int(dagar))]
        case .löperUt(let datum, let dagar): [.init("datum", .datum(datum)), .init("dagarKvar", .int(dagar))]
        case .erbjudandeUtanSvar(let id, let datum, let dagar):
            [.init("erbjudande", .string("\(id)")), .init("datum", .datum(datum)), .init("dagarSedan", .int(dagar))]
        case .klockanNollställd(let kedja):
            [
                .init("langd", .int(kedja.längd)), .init("forsta", .string("\(kedja.första)")), .init("datum", .datum(kedja.förstaBeslutsdatum)),
                .init("dagarSedan", .int(kedja.dagar)),
            ]
        case .tvåårsgräns(let gräns):
            [.init("datum", .datum(gräns.sistaDag)), .init("dagarKvar", .int(gräns.dagarKvar)), .init("paragraf", .optional(gräns.paragraf))]
        case .delvisVerkställt(let datum), .överklagat(let datum), .inhibition(let datum), .avgiftAnsökt(let datum): [.init("datum", .datum(datum))]
        case .dom(let datum, let lagaKraft): [.init("datum", .datum(datum)), .init("lagaKraft", .datum(lagaKraft))]
        case .senareläggning(let datum, let till, let utesluten):
            [.init("datum", .datum(datum)), .init("till", .datum(till)), .init("uteslutenAvgift", .bool(utesluten))]
        }
    }
}

extension JSON {
    /// Dagen, eller `null`.
    fileprivate static func datum(_ datum: Datum?) -> JSON { .optional(datum?.description) }
}
