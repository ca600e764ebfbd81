public import CanonicalJSON
import Handlaggning
import Journal
import Reports

extension Rapportsvar {
    /// The report as other programs read it. The hash covers `namnd`, `period`, `etikett`, `brytdatum`, `rader` and `summor` in canonical
    /// form, with each `text` replaced by its `textSha256`; `sand` and `textSha256` themselves stand outside. `salter` has the salt of each text
    /// that is shown: SHA-256(salt ‖ text) is its `textSha256`, so that its words can be checked by whoever reads them.
    public var json: JSON {
        .object(
            huvud.medlemmar(rapport.nämnd, rapport.omgång) + [
                .init("rader", .array(rapport.rader.map(radform))), .init("summor", rapport.summor), .init("salter", salter),
                .init("avsnitt", .array(sammanhang.avsnitt.map(\.form))), .init("versioner", sammanhang.versionsform),
                .init("missade", sammanhang.missadform),
                .init("avvikelser", sammanhang.fastställande.map { .array($0.avvikelser.skillnader.map { $0.form(medBeslut: true) }) } ?? .null),
                .init("parkerade", .array(sammanhang.läsmodell.parkerade.map { .string($0.description) })),
                .init("lasmodellAvviker", .bool(sammanhang.läsmodell.avviker)),
            ])
    }

    private var salter: JSON {
        var sedda: Set<String> = []
        return .object(
            rapport.rader.compactMap(\.text).compactMap { text in
                guard case .öppet(_, let salt) = text.innehåll, sedda.insert(text.hash).inserted else { return nil }
                return .init(text.hash, .string(hex(salt)))
            })
    }

    private func radform(_ rad: Rapportrad) -> JSON {
        let fält = rad.form(text: { .string($0.visad) }, efterText: { [.init("textSha256", .string($0.hash))] })
        return .object(fält + [.init("sand", .bool(sända.contains(rad.frist)))])
    }
}

extension Rapporthuvud {
    /// What every view of a report begins with.
    func medlemmar(_ nämnd: String, _ omgång: Omgångsuppgifter) -> [JSON.Member] {
        [
            .init("namnd", .string(nämnd)), .init("period", .string(omgång.period.description)), .init("etikett", .string(omgång.etikett)),
            .init("brytdatum", .string(omgång.brytdatum.description)), .init("position", .int(position)), .init("version", .int(version)),
            .init("status", .string(status.rawValue)), .init("sha256", .string(sha256)),
            .init(
                "antagen",
                antagen.map {
                    [
                        "sammantradesdatum": .string($0.sammanträdesdatum.description), "paragraf": .optional($0.paragraf),
                        "dnr": .optional($0.dnr),
                    ]
                } ?? .null),
            .init("sigill", sigill?.json ?? .null),
            .init(
                "overlamnad",
                .object(Mottagare.allCases.compactMap { till in överlämnad[till].map { .init(till.rawValue, .string($0.description)) } })),
        ]
    }
}

extension Avsnitt {
    fileprivate var form: JSON { ["insats": .string(insats), "text": .string(text.visad), "oforandrat": .bool(oförändrat)] }
}

extension Rapportsammanhang {
    var missadform: JSON { .array(missade.map { ["period": .string($0.period.description), "skal": .string($0.kod)] }) }

    var versionsform: JSON {
        .array(
            versioner.map { ["version": .int($0.version), "position": .int($0.position), "sha256": .string($0.sha256), "rader": .int($0.rader)] })
    }
}

extension Radskillnad {
    /// - Parameter medBeslut: whether the beslut's id may stand there.
    func form(medBeslut: Bool) -> JSON { .object(medlemmar(medBeslut: medBeslut)) }

    func medlemmar(medBeslut: Bool) -> [JSON.Member] {
        let (typ, uppgifter): (String, [Uppgiftsskillnad]) =
            switch self {
            case .tillkommen: ("tillkommen", [])
            case .borttagen: ("borttagen", [])
            case .ändrad(_, _, let uppgifter): ("andrad", uppgifter)
            }
        return [.init("typ", .string(typ))] + (medBeslut ? [.init("beslut", .string(rad.frist.beslut.description))] : []) + [
            .init("rubrik", .string(rad.rubrik.rawValue)), .init("utfall", .string(rad.utfall.rawValue)),
            .init(
                "frist",
                ["art": .string(rad.frist.nummer.art.rawValue), "nr": .int(rad.frist.nummer.nr), "start": .string(rad.start.description)]),
            .init("insats", .string(rad.insats)), .init("beslutsdatum", .string(rad.beslutsdatum.description)),
            .init(
                "uppgifter",
                .array(uppgifter.map { ["uppgift": .string($0.uppgift.rawValue), "fran": .optional($0.från), "till": .optional($0.till)] })),
        ]
    }
}
