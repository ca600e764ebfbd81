public import CanonicalJSON
import Handlaggning

extension Individrapporter {
    /// Allt som ett annat program behöver för att lämna individrapporterna. Ett fält som saknas är `null`.
    public var json: JSON {
        [
            "namnd": .string(nämnd), "period": .string(omgång.period.description), "etikett": .string(omgång.etikett),
            "brytdatum": .datum(omgång.brytdatum), "position": .int(huvud.position), "version": .int(huvud.version),
            "status": .string(huvud.status.rawValue), "sigill": huvud.sigill?.json ?? .null,
            "idag": .datum(arbetslista.idag), "ivoPeriod": arbetslista.period?.form ?? .null,
            "individrapporter": .array(individrapporter.enumerated().map(form)),
            "arbetslista": [
                "attSanda": .array(arbetslista.attSända.map(form)), "sanda": .array(arbetslista.sända.map(form)),
                "forfaller": .array(arbetslista.förfaller.map(form)),
            ],
            "rattelser": .array(rättelser.map(form)), "slutrapporter": .array(slutrapporter.map(form)),
        ]
    }

    private func form(_ plats: Int, _ rapport: Individrapport) -> JSON {
        let blankett = ifylld(rapport)
        let fält = Blankettfält.alla.map { JSON.Member($0.nyckel, form($0.läs(blankett))) }
        return .object(
            [.init("nr", .int(plats + 1)), .init("art", .string(rapport.art.rawValue)), .init("blankett", .string(blankett.blankett))]
                + fristform(rapport.rad) + fält + [.init("anmarkningar", .array(blankett.anmärkningar.map(JSON.string)))])
    }

    private func form(_ innehåll: Blankettfält.Innehåll) -> JSON {
        switch innehåll {
        case .värde(let värde): .optional(värde)
        case .poster(let poster): .array(poster.map { .object($0.map { JSON.Member($0.nyckel, .optional($0.värde)) }) })
        }
    }

    private func form(_ post: Arbetslista.Post) -> JSON {
        .object(
            [.init("nr", .int(post.nr)), .init("art", .string(post.art.rawValue))] + radform(post.rad)
                + [.init("period", arbetslista.period?.form ?? .null), .init("inskick", .array(post.lämnad.map(form)))])
    }

    private func form(_ lämnad: IndividrapportInskickad) -> JSON {
        [
            "omgang": .string(lämnad.inskick.omgång.description), "art": .string(lämnad.inskick.art.rawValue), "datum": .datum(lämnad.inskick.datum),
            "kanal": .string(lämnad.kanal.rawValue),
        ]
    }

    private func form(_ rättelse: Individrapporträttelse) -> JSON {
        let brev = brev(om: rättelse)
        let post: JSON = [
            "till": .string(brev.mottagare), "amne": .string(brev.ämne), "text": .string(brev.stycken.joined(separator: "\n")),
        ]
        return .object(
            radform(rättelse.rad) + [
                .init("inskick", .array(rättelse.inskick.map(form))), .init("meddelad", rättelse.meddelad.map(JSON.datum) ?? .null),
                .init("epost", post), .init("kommando", rättelsekommando(rättelse)),
            ])
    }

    private func form(_ slutrapport: Slutrapport) -> JSON {
        .object(
            [.init("omgang", .string(slutrapport.omgång.description)), .init("art", .string(slutrapport.art.rawValue))] + radform(slutrapport.rad)
                + [.init("slut", .datum(slutrapport.slut.datum)), .init("kommando", slutkommando(slutrapport))])
    }

    private func radform(_ rad: Rapportrad) -> [JSON.Member] {
        fristform(rad) + [.init("insats", .string(rad.insats)), .init("beslutsdatum", .datum(rad.beslutsdatum))]
    }

    private func fristform(_ rad: Rapportrad) -> [JSON.Member] {
        [
            .init("beslut", .string(rad.frist.beslut.description)), .init("rubrik", .string(rad.rubrik.rawValue)),
            .init("utfall", .string(rad.utfall.rawValue)),
            .init("frist", ["art": .string(rad.frist.nummer.art.rawValue), "nr": .int(rad.frist.nummer.nr), "start": .datum(rad.start)]),
        ]
    }
}

extension Rapporteringsperiod {
    fileprivate var form: JSON { ["ivoKvartal": .string(ivoKvartal), "fran": .datum(från), "till": .datum(till)] }
}

extension JSON {
    fileprivate static func datum(_ datum: Datum) -> JSON { .string(datum.description) }
}
