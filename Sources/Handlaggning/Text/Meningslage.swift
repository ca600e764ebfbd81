/// Om nästa ord inleder texten eller en mening. Matas med texten, ett ord eller tecken i taget.
///
/// En mening börjar efter punkt, utropstecken eller frågetecken följt av blanktecken, och efter en tom rad. Citattecken, parenteser och
/// punktlistans tecken får stå emellan. Punkten efter en förkortning slutar ingen mening.
struct Meningsläge {
    private(set) var börjar = true
    /// Ett skiljetecken har satts ut, och det som följer avgör om meningen är slut.
    private var slutar = false
    private var förkortning = false
    private var tomRad = false

    mutating func ord(förkortning: Bool = false) {
        self = Meningsläge()
        börjar = false
        self.förkortning = förkortning
    }

    mutating func tecken(_ tecken: Character) {
        defer { förkortning = false }
        if tecken.isWhitespace {
            if slutar || (tecken.isNewline && tomRad) { börjar = true }
            if tecken.isNewline { tomRad = true }
            slutar = false
            return
        }
        tomRad = false
        switch tecken {
        case ".": slutar = !förkortning
        case "!", "?": slutar = true
        case _ where slutar && Meningsläge.slutpar.contains(tecken): return
        case _ where börjar && Meningsläge.inledande.contains(tecken): return
        case _: slutar = false
        }
        börjar = false
    }

    private static let slutpar: Set<Character> = [")", "]", "»", "«", "”", "“", "\"", "’", "'"]
    private static let inledande: Set<Character> = [
        "(", "[", "«", "»", "”", "“", "„", "\"", "’", "'", "-", "–", "—", "•", "·", "*", "\u{2010}", "\u{2011}", "\u{25AA}", "\u{25CF}", "\u{25E6}",
    ]
}
