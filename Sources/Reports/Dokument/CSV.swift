extension Tabell {
    /// Tabellen som CSV, kolumnnamnen först. Inleds med BOM: utan den läser Excel inte åäö rätt.
    ///
    /// Källa: RFC 4180 (komma, CRLF, citattecken); OWASP, CSV Injection.
    public var csv: String {
        let poster = [kolumner.map(\.namn)] + rader
        return "\u{FEFF}" + poster.map { $0.map(csvcell).joined(separator: ",") + "\r\n" }.joined()
    }
}

/// Cellen, citerad när den måste. Läses kodpunkt för kodpunkt: kalkylprogrammet ser tecknet, inte accenten som följer på det.
private func csvcell(_ cell: String) -> String {
    let ofarlig = läsesSomFormel(cell) ? "'" + cell : cell
    guard ofarlig.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else { return ofarlig }
    var citerad = String.UnicodeScalarView("\"".unicodeScalars)
    for kodpunkt in ofarlig.unicodeScalars {
        if kodpunkt == "\"" { citerad.append(kodpunkt) }
        citerad.append(kodpunkt)
    }
    return String(citerad) + "\""
}

/// Ett kalkylprogram räknar ut en cell som börjar så, också efter blanktecken, och en formel i en rapport kan hämta och skicka uppgifter.
private func läsesSomFormel(_ cell: String) -> Bool {
    let kodpunkter = cell.unicodeScalars
    if let första = kodpunkter.first, ["\t", "\r", "\n"].contains(första) { return true }
    guard let första = kodpunkter.first(where: { !$0.properties.isWhitespace }) else { return false }
    let inleder: [Unicode.Scalar] = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
    return inleder.contains(första) && !ärNegativtTal(cell)
}

/// `-5` och `-5,25` är tal, inte formler.
private func ärNegativtTal(_ cell: String) -> Bool {
    guard cell.utf8.first == UInt8(ascii: "-") else { return false }
    let delar = cell.utf8.dropFirst().split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    return delar.count <= 2 && delar.allSatisfy { !$0.isEmpty && $0.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }
}
