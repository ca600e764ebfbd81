import Handlaggning
import HandlaggningSupport
@testable import Reports

/// Rapporten som sammanställning, med ett huvud vars uppgifter är lätta att känna igen.
func sammanställning(
    _ rapport: Rapport, status: Rapporthuvud.Status = .fastställd, namn: String = "Socialnämnden", kommun: String = "Botkyrka kommun"
) -> Sammanställning {
    let huvud = Rapporthuvud(
        nämnd: Nämndsuppgifter(namn: namn, kommun: kommun, kommunkod: "0127"), status: status, version: 1, position: 42,
        sha256: String(repeating: "0123456789abcdef", count: 4))
    return Sammanställning(rapport, huvud, katalog: .program)
}

/// En rad om kontaktperson av 2023-01-17 i rapporten för 2023K3.
func rad(
    _ rubrik: Rubrik, _ utfall: Utfall, text: Fritext? = nil, märken: [Märke] = [], lagrum: String = "SoL2001-4:1", insats: String = "kontaktperson",
    område: Verksamhetsområde = .ifo
) -> Rapportrad {
    Rapportrad(
        rubrik: rubrik, utfall: utfall, frist: FristID(beslut: .nr(1), nummer: .beslut), start: dag("2023-01-17"),
        slut: utfall == .öppen ? nil : dag("2023-06-01"), område: område, lagrum: lagrum, insats: insats, beslutsdatum: dag("2023-01-17"),
        dagarSedanBeslut: 226, dagarIFrist: 226, skäl: nil, orsak: nil, text: text, märken: märken)
}

func rapport(_ rader: [Rapportrad], _ period: String = "2023K3", _ brytdatum: String = "2023-08-31", etikett: String? = nil) -> Rapport {
    Rapport(nämnd: "SN", omgång: Omgångsuppgifter(period: kvartal(period), etikett: etikett, brytdatum: dag(brytdatum)), rader: rader)
}

extension Sammanställning {
    /// Det tryckta, rad för rad.
    var rader: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// Raderna mellan en rubrik och nästa tomma rad.
    func under(_ rubrik: String) -> [String] {
        guard let plats = rader.firstIndex(of: rubrik) else { return [] }
        return Array(rader[(plats + 1)...].prefix { !$0.isEmpty })
    }
}
