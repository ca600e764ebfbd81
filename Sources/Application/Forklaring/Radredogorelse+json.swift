public import CanonicalJSON
public import Handlaggning
import Journal
public import Reports

extension Radredogörelse {
    /// The explanation as other programs read it.
    public func json(_ katalog: Katalog) throws -> JSON {
        [
            "namnd": .string(nämnd), "period": .string(omgång.period.description), "etikett": .string(omgång.etikett),
            "brytdatum": .string(omgång.brytdatum.description), "position": .int(position), "beslut": .string(beslut.description),
            "lagrum": .string(uppgifter.lagrum), "insats": .string(uppgifter.insats), "omrade": .string(uppgifter.område.rawValue),
            "beslutsdatum": .string(uppgifter.beslutsdatum.description), "ursprung": .string(uppgifter.ursprung.rawValue),
            "makulerat": .bool(makulerat), "frister": .array(förklaringar.map { form($0, katalog) }),
            "handelser": .array(try händelser.map { try $0.json }),
        ]
    }

    private func form(_ förklaring: Radförklaring, _ katalog: Katalog) -> JSON {
        let frist = förklaring.underlag.frist
        return [
            "art": .string(frist.nummer.art.rawValue), "nr": .int(frist.nummer.nr), "start": .string(frist.start.description),
            "slutdag": .string(slutdag(frist.start).description), "slut": .optional(frist.slut?.datum.description),
            "aterkallad": .bool(frist.återkallad), "rubrik": .optional(förklaring.rad?.rubrik.rawValue),
            "utfall": .optional(förklaring.rad?.utfall.rawValue),
            "steg": .array(
                förklaring.steg.map { steg in
                    [
                        "regel": .string(steg.regel.rawValue), "utfall": .string(steg.utfall), "rakning": .string(steg.räkning),
                        "paragraf": paragraf(steg.regel, katalog).map(\.form) ?? .null,
                    ]
                }),
        ]
    }
}

extension Paragraf {
    fileprivate var form: JSON {
        [
            "id": .string(id), "namn": .string(namn), "lydelse": .optional(sfs), "iKraft": .string(giltig.från.description),
            "text": .optional(text),
        ]
    }
}

extension Radredogörelse.Händelse {
    var json: JSON {
        get throws {
            [
                "position": .int(position), "registrerad": .string(registrerad), "aktor": .string(aktör), "roll": .string(roll),
                "typ": .string(typ), "nr": .int(nr), "giltigt": .optional(giltigt), "data": try JSON(parsing: data), "aterkallad": .bool(återkallad),
            ]
        }
    }
}
