public import CanonicalJSON
import Handlaggning
import Journal
import Reports

extension Rapportsvar {
    /// The report as other programs read it. The hash covers `namnd`, `period`, `etikett`, `brytdatum`, `rader` and `summor` in canonical
    /// form, with each `text` replaced by its `textSha256`; `sand` and `textSha256` themselves stand outside.
    public var json: JSON {
        [
            "namnd": .string(rapport.nämnd), "period": .string(rapport.omgång.period.description), "etikett": .string(rapport.omgång.etikett),
            "brytdatum": .string(rapport.omgång.brytdatum.description), "position": .int(huvud.position), "version": .int(huvud.version),
            "status": .string(huvud.status.rawValue), "sha256": .string(huvud.sha256), "rader": .array(rapport.rader.map(radform)), "summor": rapport.summor,
        ]
    }

    private func radform(_ rad: Rapportrad) -> JSON {
        let fält = rad.form(text: { .string($0.visad) }, efterText: { [.init("textSha256", .string($0.hash))] })
        return .object(fält + [.init("sand", .bool(sända.contains(rad.frist)))])
    }
}
