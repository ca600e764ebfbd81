public import Handlaggning

/// Nämndens öppna frister, för den som har många ärenden och kort om tid. Innehåller ingen identitet: raderna har ingen att ge.
public struct Bevakningslista: Sendable {
    public let nämnd: String
    /// Hur långt loggen var känd.
    public let position: Int64
    public let bevakning: Bevakning
    public let läsmodell: Läsmodelläge
    let katalog: Katalog

    public init(nämnd: String, position: Int64, _ bevakning: Bevakning, läsmodell: Läsmodelläge = Läsmodelläge(), katalog: Katalog) {
        self.nämnd = nämnd
        self.position = position
        self.bevakning = bevakning
        self.läsmodell = läsmodell
        self.katalog = katalog
    }
}

// Det som är gemensamt för alla former.
extension Bevakningslista {
    var titel: String { "Bevakning av öppna frister, \(nämnd)" }

    var läge: String { "Räknat från \(bevakning.idag), så som det var känt vid position \(position) i loggen." }

    /// Hur mycket som väntar, eller att inget gör det.
    var sammanfattning: [String] { läsmodell.meningar() + summering }

    private var summering: [String] {
        let summor = bevakning.summor
        guard summor.totalt > 0 else { return ["Det finns inga öppna frister att bevaka."] }
        let domar = summor.domar == 0 ? "" : " Domar, som följs men inte rapporteras: \(summor.domar)."
        return [
            "Öppna frister: \(summor.totalt). Försenade: \(summor.försenade), varav utan skäl: \(summor.utanSkäl).\(domar)",
            "Slutdag inom 7 dagar: \(summor.inom7), inom 14 dagar: \(summor.inom14), inom 30 dagar: \(summor.inom30).",
        ]
    }

    func insatsnamn(_ rad: Bevakningsrad) -> String { katalog.namn(påInsats: rad.insats, rad.område, rad.beslutsdatum) }
}

extension Bevakningsnivå {
    /// Som den läses i en lista.
    var namn: String {
        switch self {
        case .försenad: "försenad"
        case .inom7: "inom 7 dagar"
        case .inom14: "inom 14 dagar"
        case .inom30: "inom 30 dagar"
        case .iTid: "i tid"
        }
    }
}

extension Bevakningsrad {
    var slutdag: Datum { Handlaggning.slutdag(start) }

    /// Dagen då fristen blir eller blev rapporteringsbar; en dom blir det aldrig.
    var rapporteras: String {
        switch ursprung {
        case .nämnd: rapporteringsbarFrån(start).description
        case .dom: "rapporteras inte"
        }
    }

    /// Vad fristen räknas från.
    var fristnamn: String {
        switch frist.nummer.art {
        case .beslut: "beslut \(start)"
        case .avbrott: "avbrott \(frist.nummer.nr), \(start)"
        }
    }
}

/// «1 dag», «12 dagar».
func antalDagar(_ antal: Int) -> String { antal == 1 ? "1 dag" : "\(antal) dagar" }
