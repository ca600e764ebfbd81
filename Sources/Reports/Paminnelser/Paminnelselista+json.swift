public import CanonicalJSON
import Handlaggning

extension Påminnelselista {
    /// Listan som andra program läser den.
    public var json: JSON {
        [
            "idag": .dag(idag), "paminnelser": .array(nämnder.flatMap { nämnd in nämnd.påminnelser.alla.map { form($0, nämnd) } }),
            "summor": ["larm": .int(larm), "totalt": .int(antal)],
        ]
    }

    private func form(_ påminnelse: Påminnelse, _ nämnd: Nämnd) -> JSON {
        let anledning = påminnelse.anledning
        return [
            "namnd": .string(nämnd.påminnelser.nämnd), "nyckel": .string(påminnelse.nyckel), "slag": .string(anledning.kod),
            "larm": .bool(anledning.larm), "period": .optional(anledning.period?.description), "beslut": .optional(anledning.beslut?.description),
            "frist": anledning.frist.map { ["art": .string($0.nummer.art.rawValue), "nr": .int($0.nummer.nr)] } ?? .null,
            "rader": anledning.rader.map { .int($0) } ?? .null, "sedan": .dag(påminnelse.sedan), "senast": .dag(påminnelse.senast),
            "dagarKvar": påminnelse.dagar(idag).map { .int($0) } ?? .null, "uppmarksammad": .dag(nämnd.uppmärksammade[påminnelse.nyckel]),
            "text": .string(anledning.text(senast: påminnelse.senast)),
        ]
    }
}
