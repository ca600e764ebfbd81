/// A name as it is compared: how it is written must not matter, who is meant must.
///
/// Capitals, word order, hyphens and accents do not count (`Šabanović`, `sabanovic`); å, ä and ö are letters of their own and do, with æ and ø as
/// their neighbours write them. Other alphabets are compared as they are.
enum Sökord {
    /// The name's words, each once, in order.
    static func namn(_ text: String) -> [String] {
        var ord: Set<String> = []
        var detta = ""
        for tecken in text {
            let vikt = vikt(tecken)
            if vikt.isEmpty {
                // A mark alone continues the word; anything else that is no letter ends it.
                if tecken.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .nonspacingMark }) { continue }
                if !detta.isEmpty { ord.insert(detta) }
                detta = ""
            } else {
                detta += vikt
            }
        }
        if !detta.isEmpty { ord.insert(detta) }
        return ord.sorted()
    }

    /// What a name is found by: each two of its words together, or the only one. One word of several finds nobody: half the nämnd may have it,
    /// and equal hashes of it would tell the commonest name.
    static func par(_ ord: [String]) -> [String] {
        guard ord.count > 1 else { return ord }
        return ord.indices.flatMap { ena in ord[(ena + 1)...].map { ord[ena] + " " + $0 } }
    }

    /// - Returns: empty for what is neither a letter nor a digit.
    private static func vikt(_ tecken: Character) -> String {
        let gemen = tecken.lowercased()
        switch gemen {
        // In one form, however they were put together.
        case "å": return "å"
        case "ä", "æ": return "ä"
        case "ö", "ø": return "ö"
        case "ß": return "ss"
        case "œ": return "oe"
        case "þ": return "th"
        case "ð": return "d"
        case "ı": return "i"
        case _: return gemen.unicodeScalars.map(vikt).joined()
        }
    }

    private static func vikt(_ tecken: Unicode.Scalar) -> String {
        let egenskaper = tecken.properties
        if egenskaper.generalCategory == .nonspacingMark { return "" }
        guard egenskaper.isAlphabetic || egenskaper.numericType != nil else { return "" }
        // Unicode names the letter beneath its accent: LATIN SMALL LETTER S WITH CARON.
        if !tecken.isASCII, let namn = egenskaper.name, namn.hasPrefix(latinsk) {
            let bokstav = namn.dropFirst(latinsk.count).prefix { $0 != " " }
            if bokstav.count == 1 { return bokstav.lowercased() }
        }
        return String(tecken)
    }

    private static let latinsk = "LATIN SMALL LETTER "
}
