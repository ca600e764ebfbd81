import CanonicalJSON
import Handlaggning
@testable import Journal
import Testing

/// Ett kommando med alla sina fält, och vad som gäller för vart och ett.
struct Kommandoexempel: Sendable, CustomTestStringConvertible {
    let namn: String
    let helt: JSON
    let krav: [String: Slag]
    let valfria: [String: Slag]

    var testDescription: String { namn }
    var fält: [String: Slag] { krav.merging(valfria) { krav, _ in krav } }

    /// Vad ett fält ska vara; talet 7 är fel för dem alla.
    enum Slag: Sendable {
        case text, period, datum, id, val, bool, objekt, urval

        var kodFörEttTal: Avvisning.Kod {
            switch self {
            case .text, .period, .bool, .objekt, .urval: .felTyp
            case .datum: .ogiltigtDatum
            case .id, .val: .ogiltigtVarde
            }
        }
    }

    init(_ fält: String, krav: [String: Slag], valfria: [String: Slag] = [:]) {
        helt = try! JSON(parsing: fält).satt("namnd", "SN")
        namn = helt["kommando"]!.string!
        (self.krav, self.valfria) = (krav.merging(["kommando": .text, "namnd": .text]) { krav, _ in krav }, valfria)
    }
}

/// Kommandot, eller avvisningen, för ett objekt.
func läs(_ objekt: JSON) -> Result<Kommandorad, Avvisning> {
    do { return .success(try Kommandorad(objekt)) } catch { return .failure(error) }
}

func läs(_ text: String) throws -> Result<Kommandorad, Avvisning> { läs(try JSON(parsing: text)) }

extension Result where Success == Kommandorad, Failure == Avvisning {
    var kommando: Kommando? { if case .success(let rad) = self { rad.kommando } else { nil } }
    var avvisning: Avvisning? { if case .failure(let avvisning) = self { avvisning } else { nil } }
}

extension JSON {
    /// Samma objekt med ett fält satt, eller borttaget när värdet är nil; `person.id` når in i ett objekt.
    func satt(_ stig: String, _ värde: JSON?) -> JSON {
        guard case .object(let medlemmar) = self else { return self }
        let delar = stig.split(separator: ".", maxSplits: 1).map(String.init)
        let nytt = delar.count == 1 ? värde : self[delar[0]]?.satt(delar[1], värde)
        guard medlemmar.contains(where: { $0.key == delar[0] }) else { return .object(medlemmar + (nytt.map { [Member(delar[0], $0)] } ?? [])) }
        return .object(medlemmar.compactMap { medlem in medlem.key == delar[0] ? nytt.map { Member(delar[0], $0) } : medlem })
    }
}
