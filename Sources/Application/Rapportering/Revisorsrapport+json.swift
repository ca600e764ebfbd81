public import CanonicalJSON
import Handlaggning
public import Reports

extension Rapportsvar {
    /// The revisorer's report as other programs read it. Made of the de-identified rows only.
    public func json(_ revisorer: Revisorsrapport) -> JSON {
        .object(
            huvud.medlemmar(rapport.nämnd, rapport.omgång) + [
                .init("rader", .array(revisorer.rader.map(\.form))), .init("undantagna", .int(revisorer.undantagna)),
                .init("versioner", sammanhang.versionsform),
                .init(
                    "missade",
                    sammanhang.missadform),
                .init(
                    "faststallande",
                    sammanhang.fastställande.map { ["position": .int($0.position), "kedjehash": .string($0.kedjehash)] } ?? .null),
                .init("avvikelser", revisorer.avvikelser.map { .array($0.map { $0.form(medBeslut: false) }) } ?? .null),
                .init("parkerade", .int(sammanhang.läsmodell.parkerade.count)), .init("lasmodellAvviker", .bool(sammanhang.läsmodell.avviker)),
            ])
    }
}

extension Revisorsrad {
    fileprivate var form: JSON {
        let koder: [JSON.Member] = skäl.map { [.init("kod", .string($0.kod.rawValue)), .init("klass", .string($0.klass.rawValue))] } ?? []
        return [
            "rubrik": .string(rubrik.rawValue), "utfall": .string(utfall.rawValue),
            "frist": [
                "art": .string(art.rawValue), "start": .string(start.description), "slutdag": .string(slutdag(start).description),
                "slut": .optional(slut?.description),
            ],
            "lagrum": .string(lagrum), "omrade": .string(område.rawValue), "insats": .string(insats),
            "beslutsdatum": .string(beslutsdatum.description), "dagarSedanBeslut": .int(dagarSedanBeslut), "dagarIFrist": .int(dagarIFrist),
            "skal": koder.isEmpty && text == nil ? .null : .object(koder + [.init("text", .optional(text))]), "orsak": .optional(orsak?.rawValue),
            "marken": .array(märken.map { .string($0.description) }),
        ]
    }
}

extension MissadOmgång {
    var kod: String {
        switch self {
        case .ejÖppnad: "ej_oppnad"
        case .ejLämnad: "ej_lamnad"
        }
    }
}
