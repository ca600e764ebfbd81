/// Läser ``Behörighetsmatris`` ur sin tabell. Strängt: en cell, rad eller kolumn som saknas, är okänd eller står två gånger är ett fel.
struct Matrisläsning {
    let räckvidder: [Roll: [Åtgärd: Räckvidd]]

    enum Fel: Error, Hashable {
        case felKolumner
        case okändÅtgärd(String)
        case åtgärdTvåGånger(Åtgärd)
        case åtgärdSaknas(Åtgärd)
        case felAntalCeller(Åtgärd)
        case okändCell(Åtgärd, Roll)
    }

    /// Kolumnernas rubriker, i rollernas ordning.
    static let kolumner = ["handl", "enhchef", "rapport", "sekret", "jurist", "revisor", "system", "logg", "infoäg", "service"]

    init(_ text: String) throws(Fel) {
        let rader = text.split(separator: "\n").map { Self.ord($0) }.filter { $0 != [""] && $0.first?.first != "#" }
        guard rader.first == ["åtgärd"] + Self.kolumner, Self.kolumner.count == Roll.allCases.count else { throw .felKolumner }
        var lästa: Set<Åtgärd> = []
        var räckvidder: [Roll: [Åtgärd: Räckvidd]] = [:]
        for rad in rader.dropFirst() {
            guard let åtgärd = Åtgärd(rawValue: rad[0]) else { throw .okändÅtgärd(rad[0]) }
            guard lästa.insert(åtgärd).inserted else { throw .åtgärdTvåGånger(åtgärd) }
            guard rad.count == Roll.allCases.count + 1 else { throw .felAntalCeller(åtgärd) }
            for (roll, cell) in zip(Roll.allCases, rad.dropFirst()) {
                if cell == "·" { continue }
                guard cell.count == 1, let räckvidd = cell.first.flatMap(Räckvidd.init(rawValue:)) else { throw .okändCell(åtgärd, roll) }
                räckvidder[roll, default: [:]][åtgärd] = räckvidd
            }
        }
        if let saknad = Åtgärd.allCases.first(where: { !lästa.contains($0) }) { throw .åtgärdSaknas(saknad) }
        self.räckvidder = räckvidder
    }

    private static func ord(_ rad: Substring) -> [String] {
        if rad.first == "#" { return ["#"] }
        return rad.split(separator: "|", omittingEmptySubsequences: false).map { cell in
            cell.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        }
    }
}
