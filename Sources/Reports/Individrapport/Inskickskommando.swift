import CanonicalJSON
import Handlaggning

// Kommandona som rapportören registrerar det gjorda med, som rader till importen. Dagen fylls i: den är dagen då rapporten lämnades.
extension Individrapporter {
    private static let dagen = JSON.string("ÅÅÅÅ-MM-DD")

    /// Alla rader som är kvar i omgången.
    var inskickskommandot: JSON {
        [
            "kommando": "RegistreraInskick", "namnd": .string(nämnd), "period": .string(omgång.period.description), "datum": Self.dagen,
            "kanal": .string(Kanal.etjänst.rawValue), "frister": "alla",
        ]
    }

    func slutkommando(_ slutrapport: Slutrapport) -> JSON {
        [
            "kommando": "RegistreraInskick", "namnd": .string(nämnd), "period": .string(slutrapport.omgång.description), "datum": Self.dagen,
            "kanal": .string(Kanal.etjänst.rawValue), "frister": [Self.frist(slutrapport.rad)], "art": .string(slutrapport.art.rawValue),
        ]
    }

    func rättelsekommando(_ rättelse: Individrapporträttelse) -> JSON {
        [
            "kommando": "MeddelaRattelse", "namnd": .string(nämnd), "period": .string(omgång.period.description), "datum": Self.dagen,
            "frister": [Self.frist(rättelse.rad)],
        ]
    }

    private static func frist(_ rad: Rapportrad) -> JSON {
        [
            "beslut": .string(rad.frist.beslut.description), "start": .string(rad.start.description), "art": .string(rad.frist.nummer.art.rawValue),
            "nr": .int(rad.frist.nummer.nr),
        ]
    }
}
