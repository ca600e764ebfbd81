import CanonicalJSON

extension Felgrupp {
    /// To be read in a terminal.
    var text: String {
        ([namn] + koder.map { "  \($0.kod)\n\(radbruten($0.betyder))\n\(radbruten("Att göra: \($0.gör)"))" }).joined(separator: "\n\n")
    }

    /// One object a code.
    var json: [JSON] {
        koder.map { ["kod": .string($0.kod), "grupp": .string(namn), "betyder": .string($0.betyder), "gor": .string($0.gör)] }
    }
}

/// As wide as a terminal is taken to be, in characters.
private let bredd = 100
private let indrag = "      "

/// The text on indented lines, broken between words.
private func radbruten(_ text: String) -> String {
    var rader = [indrag]
    for ord in text.split(separator: " ") {
        let rad = rader[rader.count - 1]
        let fortsatt = rad == indrag ? rad + ord : "\(rad) \(ord)"
        if fortsatt.count <= bredd || rad == indrag { rader[rader.count - 1] = fortsatt } else { rader.append(indrag + ord) }
    }
    return rader.joined(separator: "\n")
}
